"""Two-way splits: rows and columns both add up, and every amount is its exact share rounded up or down."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_team import PEOPLE, SALES, applied, team

from teamops.planning.shares.controlled_rounding import Arc, round_flow
from teamops.planning.shares.joint import Claim, share_jointly
from teamops.planning.shares.largest_remainder import allocate
from teamops.planning.split.siblings import Slot
from teamops.planning.split.split import Split, plan_split

STEPS = st.sampled_from(["0.01", "1", "100"]).map(Decimal)
NAMES = "abcdefgh"


def people(weights: list[int]) -> tuple[Slot, ...]:
    return tuple(Slot(Fraction(w), "capacity", owner=name) for name, w in zip(NAMES, weights, strict=False))


@pytest.mark.unmeasured
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=12),
    st.lists(st.integers(0, 9), min_size=1, max_size=8).filter(any),
    STEPS,
    st.sampled_from([1, -1]),
)
@settings(max_examples=120, deadline=None)
def test_both_margins_are_exact_and_totals_go_by_largest_remainder(
    rows: list[int], weights: list[int], step: Decimal, sign: int
) -> None:
    claims = [Claim((index // 3, index % 3), sign * units * step, people(weights)) for index, units in enumerate(rows)]
    shared = share_jointly(claims, step)
    totals = [sum((row[column].amount for row in shared.shares), Decimal(0)) for column in range(len(weights))]
    assert totals == [share.amount for share in allocate(sign * sum(rows) * step, weights, step)]
    for claim, row in zip(claims, shared.shares, strict=True):
        assert sum(share.amount for share in row) == claim.amount
        for share in row:
            assert (share.amount / step) % 1 == 0
            assert abs(Fraction(share.amount) - share.quota) < Fraction(step)
            if sum(1 for units in rows if units) > 1 and claim.amount:
                column = Fraction(totals[row.index(share)] if row.count(share) == 1 else 0)
                assert not column or share.quota == Fraction(claim.amount) * column / Fraction(sum(totals))
    assert share_jointly(claims, step) == shared


@pytest.mark.unmeasured
@given(st.lists(st.tuples(st.integers(0, 300), st.lists(st.integers(0, 5), min_size=4, max_size=4).filter(any)),
                min_size=2, max_size=10))  # fmt: skip
@settings(max_examples=120, deadline=None)
def test_in_different_proportions_every_sum_is_its_exact_share_rounded(rows: list[tuple[int, list[int]]]) -> None:
    """Days off: a row goes by its own weights, and totals, months and cells are all floor or ceiling."""
    claims = [Claim((n // 4, n % 4), Decimal(units), people(weights)) for n, (units, weights) in enumerate(rows)]
    shared = share_jointly(claims, Decimal(1))
    exact: dict[Any, Fraction] = defaultdict(Fraction)
    given_: dict[Any, Fraction] = defaultdict(Fraction)
    for claim, row in zip(claims, shared.shares, strict=True):
        assert sum(share.amount for share in row) == claim.amount
        for slot, share in zip(claim.slots, row, strict=True):
            assert slot.weight or not share.amount
            for key in ((slot.owner,), (slot.owner, claim.route[:1]), (slot.owner, claim.route)):
                exact[key] += share.quota
                given_[key] += Fraction(share.amount)
    same = len({tuple(Fraction(w, sum(weights)) for w in weights) for units, weights in rows if units}) == 1
    for key, share in exact.items():
        assert abs(given_[key] - share) < 1 or same


def test_a_network_keeps_every_sum() -> None:
    arcs = [Arc("a", "x", 4), Arc("a", "y", 2), Arc("b", "x", 2), Arc("b", "y", 4)]
    assert round_flow(arcs, 6) == [1, 0, 0, 1]


def person_totals(split: Split) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for division in split.divisions:
        for row in division.rows if division.level == "people" else ():
            totals[row.owner or ""] += row.target
    return totals


@given(
    st.sampled_from(["2026", "2026-Q4", "2025-Q4", "2027-Q1"]),
    st.integers(0, 30000),
    st.sampled_from([None, "0.01", "1"]),
    st.booleans(),
    st.sampled_from(["clip", "iso"]),
)
@settings(max_examples=15, deadline=None)
def test_everybodys_total_over_all_weeks_is_exact(
    period: str, target: int, step: str | None, buffered: bool, weeks: str
) -> None:
    """Week 53 of 2026 and weeks cut at month, quarter and year are among them."""
    goal = SALES | {"period": period, "target": str(target)} | ({"step": step} if step else {})
    if buffered:
        goal |= {"buffer": {"mode": "over", "percent": "12.5", "at": "people"}}
    ws = team(goal, weeks=weeks)
    split = plan_split(ws, goal["id"], ["month", "week", "people"])
    rows = [division for division in split.divisions if division.level == "people"]
    whole = sum((division.amount for division in rows), Decimal(0))
    assert list(person_totals(split).values()) == [
        share.amount for share in (allocate(whole, [2, 1], split.step or Decimal(1)) if whole else ())
    ]
    again = plan_split(team(applied(goal, split), weeks=weeks), goal["id"], ["month", "week", "people"], replace=True)
    assert again.changes == ()


def test_days_off_count_in_the_weeks_they_fall_in_and_in_the_total() -> None:
    """Somebody who is off for a week gets nothing in it."""
    staff = PEOPLE | {"zhao": PEOPLE["zhao"] | {"days_off": [f"2026-07-{day:02}" for day in range(6, 11)]}}
    goal = SALES | {"period": "2026-07", "target": "2300"}
    split = plan_split(team(goal, people=staff), goal["id"], ["week", "people"])
    by_path = {row.path.partition("/")[2]: row for row in split.rows}
    assert str(by_path["2026-07-W28/zhao"].target) == "0"
    assert by_path["2026-07-W28/qian"].target == by_path["2026-07-W28"].target
    assert by_path["2026-07-W28/qian"].basis == "presence"
    assert by_path["2026-07-W29/qian"].basis == "capacity"
    assert person_totals(split) == {"zhao": Decimal(1200), "qian": Decimal(1100)}


def test_months_and_departments_both_add_up() -> None:
    """10 over three months and functions as 50, 30 and 20: 3/3/4 by months, 5/3/2 by departments, at once."""
    departments = {"sales": {"name": "销售部"}, "brand": {"name": "品牌部"}, "market": {"name": "市场部"}}
    weights = {"sales": 50, "brand": 30, "market": 20}
    goal = SALES | {"target": "10"}
    for levels in (["month", "department"], ["department", "month"]):
        split = plan_split(team(goal, departments=departments), goal["id"], levels, by="equal", departments=weights)
        months, functions = defaultdict[str, Decimal](Decimal), defaultdict[str, Decimal](Decimal)
        for row in split.rows:
            if row.depth == 2:
                months[str(row.period)] += row.target
                functions[str(row.department)] += row.target
        assert list(map(str, months.values())) == ["4", "3", "3"]
        assert list(map(str, functions.values())) == ["5", "3", "2"]


def test_amounts_that_stay_leave_the_rest_to_be_shared_jointly() -> None:
    week = {"period": "2026-07-W28", "target": "1000", "parts": [{"owner": "zhao", "target": "900", "locked": "true"}]}
    goal = SALES | {"period": "2026-07", "parts": [week]}
    split = plan_split(team(goal), goal["id"], ["week", "people"])
    amounts = {row.path.partition("/")[2]: row.target for row in split.rows}
    assert (amounts["2026-07-W28/zhao"], amounts["2026-07-W28/qian"]) == (900, 100)
    assert sum(person_totals(split).values()) == 5000
