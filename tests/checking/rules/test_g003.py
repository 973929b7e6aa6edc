"""G003 parts-tile-period."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.engine import load_rules
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.goals import Goal, Part
from teamops.model.records.settings import Settings
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

ONE = Quantity.parse("1")
AN_ISO_TEAM = "team: 华东营销部\nweeks: iso\n"


def goal(period: str, *parts: str) -> str:
    inside = ", ".join(part if "{" in part else f"{{period: {part}, target: 1}}" for part in parts)
    return f"goals: [{{id: g, name: 销售额, period: {period}, parts: [{inside}]}}]"


def gaps(findings) -> list[tuple[str, str]]:
    return [(f.facts["first"], f.facts["last"]) for f in findings if f.message == "gap"]


def test_days_before_between_and_after_the_parts_are_left_out(found) -> None:
    assert gaps(found("G003", goal("2026-Q3", "2026-08"))) == [
        ("2026-07-01", "2026-07-31"),
        ("2026-09-01", "2026-09-30"),
    ]
    assert gaps(found("G003", goal("2026-Q3", "2026-07", "2026-09"))) == [("2026-08-01", "2026-08-31")]


def test_parts_may_be_of_several_kinds_and_in_any_order(said) -> None:
    weeks = ["2026-09-W40", "2026-09-W36", "2026-W37", "2026-W38", "2026-W39"]
    assert said("G003", goal("2026-Q3", *weeks, "2026-08", "2026-07")) == []


def test_people_share_the_same_days_without_overlapping(said) -> None:
    people = ["{owner: zhao, target: 1}", "{owner: qian, target: 1}"]
    assert said("G003", goal("2026-07", *people)) == []
    assert said("G003", goal("2026-Q3", "2026-07", "2026-08", "2026-09", *people)) == []


def test_months_of_several_departments_do_not_overlap(said) -> None:
    parts = [f"{{period: 2026-0{m}, department: {d}, target: 1}}" for m in (7, 8, 9) for d in ("sales", "brand")]
    assert said("G003", goal("2026-Q3", *parts)) == []
    assert said("G003", goal("2026-Q3", *parts, parts[0])) == ["overlap"]


def test_parts_of_parts_are_looked_at_too(found) -> None:
    (finding,) = found("G003", goal("2026-07", "{period: 2026-07, target: 1, parts: [{period: 2026-W28, target: 1}]}"))[
        1:
    ]
    assert finding.at.route == ("goals", 0, "parts", 0, "parts")


def test_whole_weeks_stick_out_of_a_month_unless_the_team_counts_so(found) -> None:
    weeks = goal("2026-07", *(f"2026-W{n}" for n in range(27, 32)))
    assert [f.message for f in found("G003", weeks)] == ["outside", "outside"]
    assert found("G003", {"teamops.yaml": AN_ISO_TEAM, "a.yaml": weeks}) == []


def test_clipped_weeks_are_right_for_every_team(found) -> None:
    weeks = goal("2026-07", "2026-07-W27", "2026-W28", "2026-W29", "2026-W30", "2026-07-W31")
    clipped = goal("2026-07", "2026-07-W27", "2026-07-W28", "2026-07-W29", "2026-07-W30", "2026-07-W31")
    assert found("G003", weeks) == []
    assert found("G003", clipped) == []
    assert found("G003", {"teamops.yaml": AN_ISO_TEAM, "a.yaml": clipped}) == []


def test_days_without_work_need_no_part_where_a_week_is_cut_into_days(found) -> None:
    workdays = [f"2026-09-{day:02}" for day in range(7, 12)]
    assert found("G003", goal("2026-W37", *workdays)) == []
    assert gaps(found("G003", goal("2026-W37", *workdays[:-1]))) == [("2026-09-11", "2026-09-13")]


def test_a_make_up_day_needs_a_part(found) -> None:
    """Sunday 20 September 2026 is a working day."""
    workdays = [f"2026-09-{day}" for day in range(14, 19)]
    assert gaps(found("G003", goal("2026-W38", *workdays))) == [("2026-09-19", "2026-09-20")]


def test_without_a_period_of_its_own_a_goal_only_asks_that_parts_do_not_overlap(said) -> None:
    parts = "[{period: 2026-07, target: 1}, {period: 2026-09, target: 1}, {period: 2026-W28, target: 1}]"
    assert said("G003", f"goals: [{{id: g, parts: {parts}}}]") == ["overlap"]


periods = st.dates(date(2020, 1, 1), date(2030, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [Period.year(day.year), Period.month(day.year, day.month), Period.parse(f"{day.year}-Q{(day.month + 2) // 3}")]
    )
)


@given(whole=periods, into=st.sampled_from(["quarter", "month", "week"]), weeks=st.sampled_from(["clip", "iso"]))
def test_what_a_period_splits_into_tiles_it_and_any_part_less_does_not(whole, into, weeks) -> None:
    slots = whole.split(into, weeks)
    parts = tuple(Part(period=period, target=ONE) for period in slots)

    def said(*kept: Part) -> list[str]:
        entry = Entry(Goal(id="g", period=whole, parts=kept), At("a.yaml", ("goals", 0)))
        ws = Workspace(Settings(team="华东营销部", weeks=weeks), goals=(entry,))
        return [finding.message for finding in load_rules()["G003"].run(ws, None)]

    assert said(*parts) == []
    if len(parts) > 1:
        middle = len(parts) // 2
        assert said(*parts[:middle], *parts[middle + 1 :]) == ["gap"]
        assert said(*parts, parts[middle]) == ["overlap"]


@pytest.mark.parametrize("day", ["2026-07-14"])
def test_a_day_with_weeks_below_it_is_told_and_breaks_nothing(said, day: str) -> None:
    assert "outside" in said("G003", {"teamops.yaml": AN_ISO_TEAM, "a.yaml": goal(day, "2026-W29")})
