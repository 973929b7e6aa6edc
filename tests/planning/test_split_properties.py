"""Whatever is split: parts are whole steps, add up at every level, tile the period, and stay when split again."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_team import SALES, applied, team

from teamops.model.figures.slack import compute_slack
from teamops.model.figures.sums import find_level, find_step, is_sum_right
from teamops.planning.split.split import Split, plan_split

PERIODS = st.sampled_from(
    ["2026", "2026-Q1", "2026-Q3", "2026-Q4", "2025-Q4", "2026-01", "2026-02", "2026-10", "2026-12", "2027-01"]
)
KINDS = ["year", "quarter", "month", "week", "people"]
TARGETS = st.sampled_from([("", 1), ("%", 1), ("万", 1), ("", 100)]).flatmap(
    lambda form: st.integers(0, 20000).map(lambda n: f"{n * form[1]}{form[0]}")
)
STEPS = st.sampled_from([None, "0.01", "1%"])


@st.composite
def asked(draw: st.DrawFn) -> tuple[dict[str, Any], list[Any], dict[str, Any]]:
    """A goal, levels that fit its period, and how to split."""
    period = draw(PERIODS)
    here = "year" if len(period) == 4 else "quarter" if "Q" in period else "month"
    finer = KINDS[KINDS.index(here) + 1 :]
    chosen = draw(st.sets(st.sampled_from(finer), min_size=1, max_size=2))
    goal = SALES | {"period": period, "target": draw(TARGETS)}
    if step := draw(STEPS):
        goal |= {"step": step}
    if draw(st.booleans()):
        buffer = {"mode": draw(st.sampled_from(["over", "reserve"])), "percent": draw(st.sampled_from(["10", "12.5%"]))}
        goal |= {"buffer": buffer | {"at": draw(st.sampled_from(finer))}}
    people = draw(
        st.none() | st.dictionaries(st.sampled_from(["zhao", "qian", "lijie"]), st.integers(1, 9), min_size=1)
    )
    return goal, sorted(chosen, key=KINDS.index), {"by": draw(st.sampled_from(["workdays", "equal"])), "people": people}


def plan(goal: dict[str, Any], levels: list[Any], how: dict[str, Any], **team_settings: Any) -> Split:
    return plan_split(team(goal, **team_settings), goal["id"], levels, **how)


@pytest.mark.unmeasured
@given(asked(), st.sampled_from(["clip", "iso"]))
@settings(max_examples=60, deadline=None)
def test_parts_are_whole_steps_and_add_up_everywhere_and_stay(
    case: tuple[dict[str, Any], list[Any], dict[str, Any]], weeks: str
) -> None:
    goal, levels, how = case
    made = plan(goal, levels, how, weeks=weeks)
    after = applied(goal, made)
    step = find_step(made.node.goal)
    assert step is not None
    for node in next(team(after).list_goal_trees()).walk():
        assert node.target is not None
        assert node.part is None or (Fraction(node.target) / Fraction(step)).denominator == 1
        if node.children:
            level = find_level([child.part for child in node.children if child.part], node.period)
            total = sum((child.target or Decimal(0) for child in node.children), Decimal(0))
            assert is_sum_right(node.goal, node.target, level, total)
    slack = compute_slack(next(team(after).list_goal_trees()))
    assert slack.total == slack.expected_total
    again = plan(after, levels, how, weeks=weeks)
    assert again.changes == ()
    assert [row.path for row in again.rows] == [row.path for row in made.rows]
    assert plan(after, levels, {**how, "replace": True}, weeks=weeks).changes == ()


@given(asked())
@settings(max_examples=30, deadline=None)
def test_periods_tile_the_whole_and_the_same_input_gives_the_same_split(
    case: tuple[dict[str, Any], list[Any], dict[str, Any]],
) -> None:
    goal, levels, how = case
    made = plan(goal, levels, how)
    assert made == plan(goal, levels, how)
    for division in made.divisions:
        if division.level in ("quarter", "month", "week"):
            periods = [row.period for row in division.rows if row.period is not None]
            whole = made.node.period if division.path == goal["id"] else None
            for one, other in pairwise(periods):
                assert one.end + timedelta(1) == other.start
            if whole is not None:
                assert (periods[0].start, periods[-1].end) == (whole.start, whole.end)


@given(st.lists(st.integers(0, 3000), min_size=0, max_size=3), st.booleans())
@settings(max_examples=60, deadline=None)
def test_parts_that_stand_are_never_touched_without_replace(targets: list[int], locked: bool) -> None:
    parts = [{"period": f"2026-0{n}", "target": f"{target}"} for n, target in enumerate(targets, 7)]
    goal = SALES | {"parts": [part | ({"locked": "true"} if locked else {}) for part in parts]}
    if len(targets) == 3 or sum(targets) > 5000:
        return
    after = applied(goal, plan(goal, ["month", "people"], {}))
    for before, now in zip(goal["parts"], after["parts"], strict=False):
        assert before == {key: value for key, value in now.items() if key != "parts"}
