"""The page of a rule."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.rule_page import build_rule_page


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("code", list(load_rules()))
def test_a_page_holds_title_reason_remedy_and_both_examples(code: str, lang: str) -> None:
    rule = load_rules()[code]
    page = build_rule_page(rule, lang)
    assert page.startswith(f"# {code} {rule.name}\n")
    assert all(text.say(lang) in page for text in (rule.title, rule.why, rule.remedy))
    for example in (rule.good, rule.bad):
        assert all(text in page for text in ([example] if isinstance(example, str) else example.values()))
    assert "{{" not in page


def test_a_page_names_options_with_their_defaults() -> None:
    assert "`limits.p0_per_person` (default: 2)" in build_rule_page(load_rules()["T002"], "en")
    assert "`limits.deviation`，默认 10%" in build_rule_page(load_rules()["M003"], "zh")


def test_a_page_tells_the_day_on_which_an_example_with_a_clock_is_read() -> None:
    assert "Breaks the rule (checked on 2026-09-10)" in build_rule_page(load_rules()["T006"], "en")
    assert "反例（检查日期 2026-09-10）" in build_rule_page(load_rules()["T006"], "zh")


def test_an_example_of_several_files_names_them() -> None:
    assert "```yaml\n# 文件 tasks/a.yaml\n" in build_rule_page(load_rules()["F006"], "zh")
    assert "```yaml\n# File tasks/a.yaml\n" in build_rule_page(load_rules()["F006"], "en")


def test_a_page_writes_a_default_of_two_values_as_the_file_would() -> None:
    assert "`limits.buffer` (default: `[10%, 15%]`)" in build_rule_page(load_rules()["G005"], "en")


@pytest.mark.parametrize(("lang", "clause"), [("en", "handbook Table 1"), ("zh", "手册 表 1")])
def test_a_page_names_a_table_of_the_handbook_in_its_language(lang: str, clause: str) -> None:
    assert f" · {clause}" in build_rule_page(load_rules()["G014"], lang)
