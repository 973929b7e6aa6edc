"""R006 loop-closed."""

from __future__ import annotations

import pytest

NOON = "2026-09-04T12:00:00+08:00"


def review(period: str, held: str | None, improvement: str = "", keys: str = "") -> str:
    day = f", held: {held}" if held else ""
    plan = f", improvements: [{{id: i, item: 提速, {improvement}}}]" if improvement else ""
    return f"- {{id: r{period}{keys}, period: {period}{day}{plan}}}\n"


def with_later(improvement: str, *later: str, held: str | None = "2026-07-02") -> str:
    return "reviews:\n" + review("2026-06", held, improvement) + "".join(later)


@pytest.mark.parametrize(
    ("improvement", "messages"),
    [
        ("due: 2026-09-04", []),
        ("due: 2026-09-03", ["overdue_unowned"]),
        ("due: 2026-09-03, owner: wang", ["overdue"]),
        ("due: 2026-09-03, owner: wang, evidence: 已上线", ["overdue"]),
        ("due: 0001-01-01, owner: wang", ["overdue"]),
        ("due: 9999-12-31", []),
        ("owner: wang", []),
        ("due: 2026-08-03, status: cancelled", []),
        ("due: 2026-08-03, status: done", ["no_evidence"]),
        ("due: 2026-08-03, status: done, evidence: ' '", ["no_evidence"]),
        ("due: 2026-08-03, status: done, evidence: 已上线", []),
    ],
)
def test_an_improvement_is_done_by_its_day_and_shown(said, improvement: str, messages: list[str]) -> None:
    assert said("R006", with_later(improvement), NOON) == messages


@pytest.mark.parametrize(
    ("later", "messages"),
    [
        ([review("2026-07", "2026-08-03")], []),
        ([review("2026-07", "2026-08-03"), review("2026-08", "2026-09-02")], ["left_open"]),
        ([review("2026-07", "2026-08-03"), review("2026-08", "2026-09-04")], ["left_open"]),
        ([review("2026-07", "2026-08-03"), review("2026-08", "2026-09-05")], []),
        ([review("2026-07", "2026-08-03"), review("2026-08", None)], []),
        ([review("2026-07", "2026-08-03"), review("2026-07", "2026-08-04", keys="b")], []),
        ([review("2026-07", "2026-08-03"), review("2026-Q2", "2026-08-05")], []),
        ([review("2026-07", "2026-08-03"), review("2026-08", "2026-09-02, project: launch")], []),
        ([review("2026-04", "2026-05-03"), review("2026-05", "2026-06-03")], []),
    ],
)
def test_two_later_reviews_of_its_kind_have_left_it_open(said, later: list[str], messages: list[str]) -> None:
    assert said("R006", with_later("due: 2026-12-31", *later), NOON) == messages


def test_an_improvement_of_a_review_that_was_not_held_has_no_later_ones(said) -> None:
    later = [review("2026-07", "2026-08-03"), review("2026-08", "2026-09-02")]
    assert said("R006", with_later("due: 2026-12-31", *later, held=None), NOON) == []


def test_reviews_of_one_project_follow_each_other_whatever_their_period(said) -> None:
    project = ", project: launch"
    later = [review("2026-W30", f"2026-08-03{project}"), review("2026-Q3", f"2026-09-02{project}")]
    assert said("R006", with_later("due: 2026-12-31", *later, held=f"2026-07-02{project}"), NOON) == ["left_open"]


def test_only_what_weighs_most_is_told_and_the_later_reviews_stand_beside_it(found) -> None:
    later = [review("2026-07", "2026-08-03"), review("2026-08", "2026-09-02")]
    (finding,) = found("R006", with_later("due: 2026-08-31, owner: wang", *later), NOON)
    assert (finding.message, finding.facts["days"]) == ("overdue", "4")
    assert [(place.facts["period"], place.facts["held"]) for place in finding.related] == [
        ("2026-07", "2026-08-03"),
        ("2026-08", "2026-09-02"),
    ]
