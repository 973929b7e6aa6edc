"""The page of a rule, and the document that holds all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teamops.checking.engine import load_rules
from teamops.checking.rule_page import build_rule_page

PROJECT = Path(__file__).parents[2]


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
    assert "`limits.p0_per_person`, unless set: 2" in build_rule_page(load_rules()["T002"], "en")
    assert "`limits.deviation`，默认 10%" in build_rule_page(load_rules()["M003"], "zh")


def test_a_page_tells_the_day_on_which_an_example_with_a_clock_is_read() -> None:
    assert "Breaks the rule (checked on 2026-09-10)" in build_rule_page(load_rules()["T006"], "en")
    assert "反例（检查日期 2026-09-10）" in build_rule_page(load_rules()["T006"], "zh")


def test_an_example_of_several_files_names_them() -> None:
    assert "文件 `tasks/a.yaml`：" in build_rule_page(load_rules()["F006"], "zh")


def test_the_document_of_the_rules_is_what_the_rules_say() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert "docs/rules.md" not in done.stdout, done.stdout
