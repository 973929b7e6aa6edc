"""Findings on one screen: by who must act, the most urgent first, each in as few lines as it needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.located import CutFindings, LocatedFinding, Outcome, Responsible, UndecidedRule
from teamops.locale.words import Words
from teamops.render.columns import count_columns
from teamops.render.findings.brief import render
from teamops.render.findings.full import render as render_in_detail
from teamops.render.visible import make_visible
from tests.render.findings import ONE, OUTCOMES, lower

WANG, ZHAO = Responsible("wang", "王经理"), Responsible("zhao", "赵四")


def lines_of(outcome: Outcome, lang: str = "en", width: int = 80) -> list[str]:
    return "".join(text for text, _ in render(outcome, Words(lang), width)).split("\n")[:-1]


def brief(*findings: LocatedFinding, lang: str = "en", width: int = 80) -> list[str]:
    return lines_of(Outcome(findings, ()), lang, width)


def warning(who: Responsible | None, due: str = "", line: int = 7, **more: object) -> LocatedFinding:
    return lower("warning")._replace(responsible=who, due=due, line=line, file="tasks/a.yaml", **more)


def test_a_finding_is_a_line_beside_the_name_of_who_must_act() -> None:
    (line, *_) = brief(warning(ZHAO), width=100)
    assert line == "赵四  warning[T006] nobody answers for “海报” (§2.1) tasks/a.yaml:7 → write an owner"


def test_what_to_do_and_the_clause_are_left_out_where_they_would_take_a_line() -> None:
    one = warning(ZHAO, remedy="do a lot of things for a long time, and then do them all once more, with care")
    assert brief(one)[0] == "赵四  warning[T006] nobody answers for “海报” (§2.1) tasks/a.yaml:7"
    assert brief(one, width=60)[:2] == ["赵四  warning[T006] nobody answers for “海报” tasks/a.yaml:7", ""]


def test_a_name_that_is_too_wide_has_a_line_of_its_own() -> None:
    name = "王伟（增长市场部）"
    first, second, third, *_ = brief(warning(Responsible("w", name), "2026-01-01"), warning(ZHAO, "2026-02-01"))
    assert (first, second[:15], third[:13]) == (name, "      warning[T", "赵四  warning[T")


def test_an_error_is_shown_with_what_to_do_and_one_of_the_text_with_its_line() -> None:
    remedy = "write one person, and only one, for a task of this kind, whoever it may be, in good time"
    lines = brief(ONE._replace(responsible=ZHAO, remedy=remedy, file="a.yaml"))
    assert lines[1].startswith("        → write one person, and")
    assert f"{lines[1]} {lines[2].strip()}".endswith(f"→ {remedy}")
    text = brief(ONE._replace(code="F003", clause=""))
    assert [line.strip() for line in text if "|" in line] == ["7 |   - id: poster", "|   ^^^^^^"]
    assert any("goals/目标.yaml:2:5 the [goal] stands here" in line for line in text)


def test_people_come_in_the_order_of_their_most_urgent_finding() -> None:
    findings = (
        warning(None, line=1),
        warning(WANG, "2026-09-02", line=2),
        warning(ZHAO, "2026-09-01", line=3),
        warning(WANG, "2026-08-01", line=4, severity="info"),
        warning(ZHAO, "2026-09-03", line=5),
    )
    lines = brief(*findings, width=100)
    assert [line.partition("  ")[0] for line in lines[:5]] == ["赵四", "", "王经理", "", "Maintainer"]
    assert [int(line.partition(".yaml:")[2].split()[0]) for line in lines[:5]] == [3, 5, 2, 4, 1]


def test_the_three_most_urgent_are_named_where_there_are_more() -> None:
    findings = tuple(warning(ZHAO, f"2026-09-0{day}", message=f"day {day}") for day in (4, 2, 3, 5))
    error = ONE._replace(code="F001", message="not YAML")
    lines = brief(*findings, error, width=60)
    at = next(n for n, line in enumerate(lines) if line.startswith("Most urgent"))
    assert lines[at : at + 3] == [
        "Most urgent  tasks/2026 九月#1,50%.yaml:7: not YAML", "             赵四: day 2", "             赵四: day 3"
    ]  # fmt: skip
    assert not any(line.startswith("Most urgent") for line in brief(*findings[:3]))
    only = brief(*(one._replace(severity="info") for one in findings[1:]), findings[0])
    assert [line for line in only if "day 3" in line or "day 4" in line][-1] == "Most urgent  赵四: day 4"


def test_of_findings_that_are_cut_the_most_urgent_are_those_of_the_shown() -> None:
    findings = tuple(warning(ZHAO, line=n) for n in range(4))
    lines = lines_of(Outcome(findings, (), cut=(CutFindings("T006", "warning", "a.yaml", False, 9),)))
    assert any(line.startswith("Most urgent of these  赵四: nobody") for line in lines)


def test_of_the_most_urgent_a_long_one_is_cut() -> None:
    lines = brief(*(warning(ZHAO, line=n, message="很长" * 40) for n in range(4)), width=60, lang="zh")
    named = [line for line in lines if line.endswith("…")]
    assert [count_columns(line) <= 60 for line in named] == [True] * 3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_not_decided_is_counted_once_and_explained_in_detail(lang: str) -> None:
    undecided = tuple(UndecidedRule(f"H00{n}", "needs the history") for n in (1, 2, 2))
    for outcome in (Outcome((), undecided), Outcome((warning(ZHAO),), undecided)):
        text = "\n".join(lines_of(outcome, lang))
        assert ("H001" in text, text.count("--verbose"), text.count("2 ")) == (False, 1, 1)
        detail = "".join(text for text, _ in render_in_detail(outcome, Words(lang)))
        assert ("H001" in detail, "--verbose" in detail) == (True, False)


def test_why_nothing_could_be_checked_is_always_said() -> None:
    outcome = Outcome((), (UndecidedRule("H001", "needs the history"),), is_part=True, none_ran=True)
    assert lines_of(outcome) == [
        "not decided: H001 (needs the history)",
        "Not checked: none of the selected rules could run; 1 rule not decided.",
    ]


def test_what_is_cut_is_counted_before_the_summary() -> None:
    outcome = Outcome((warning(ZHAO),), (), cut=(CutFindings("T006", "warning", "a.yaml", False, 9),))
    assert [line for line in lines_of(outcome) if "9" in line] == [
        "… and 9 more: T006 ×9 (`--max-findings 0` shows all)"
    ]


@given(OUTCOMES, st.integers(1, 130), st.sampled_from(["en", "zh"]))
def test_findings_take_no_line_that_is_too_wide_whatever_they_hold(outcome: Outcome, width: int, lang: str) -> None:
    lines = lines_of(outcome, lang, width)
    assert all(make_visible(line) == line for line in lines)
    if width >= 40 and outcome.findings:
        assert [line for line in lines[: lines.index("")] if count_columns(line) > width] == []
    for finding in outcome.findings:
        assert any(f"[{finding.code}]" in line for line in lines) or width < 40
