"""The working of a split, from which a person can redo it by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from planning_team import SALES, team

from teamops.planning.split.explain import explain
from teamops.planning.split.split import plan_split


def test_each_line_shows_days_exact_share_and_who_got_the_steps_left_over() -> None:
    ws = team(SALES)
    [working] = explain(plan_split(ws, "sales-2026Q3", ["month"]), ws.workdays)
    assert (working.kept, working.shared, working.weights) == (Decimal(0), Decimal(5000), Fraction(66))
    july, august, september = working.lines
    assert july.row.quota == Fraction(5000 * 23, 66)
    assert [line.floor for line in working.lines] == [1742, 1590, 1666]
    assert [line.row.rank for line in working.lines] == [None, 1, 2]
    assert september.days is not None
    assert (september.days.weekdays, september.days.working) == (22, 22)
    assert (september.days.holidays, september.days.makeup) == ((date(2026, 9, 25),), (date(2026, 9, 20),))
    assert july.days is not None
    assert (july.days.holidays, july.days.makeup) == ((), ())
    assert august.row.remainder == Fraction(10, 11)


def test_what_stands_is_told_apart_from_what_is_shared() -> None:
    ws = team(SALES | {"parts": [{"period": "2026-07", "target": "1600"}]})
    [working] = explain(plan_split(ws, "sales-2026Q3", ["month"]), ws.workdays)
    assert (working.kept, working.shared) == (Decimal(1600), Decimal(3400))
    assert (working.lines[0].floor, working.lines[0].days) == (None, None)


def test_every_line_can_be_redone_by_hand() -> None:
    ws = team(SALES)
    split = plan_split(ws, "sales-2026Q3", ["month", "week", "people"])
    for working in explain(split, ws.workdays):
        assert working.shared is not None
        for line in working.lines:
            assert line.row.weight is not None
            assert line.floor is not None
            if line.total is None:
                assert line.row.quota == Fraction(working.shared) * line.row.weight / working.weights
            else:
                assert line.row.quota == Fraction(working.shared) * Fraction(line.total.amount) / 5000
            assert line.row.target == line.floor + (line.row.rank is not None or line.is_raised)
            assert line.days is None or line.days.working == line.row.weight
    [totals] = split.margins
    assert [(total.slot.owner, str(total.amount), total.rank) for total in totals] == [
        ("zhao", "3333", None),
        ("qian", "1667", 1),
    ]


def test_a_level_was_not_shared() -> None:
    ws = team(SALES | {"target": "26%", "measure": "level"})
    [working] = explain(plan_split(ws, "sales-2026Q3", ["month"]), ws.workdays)
    assert (working.shared, working.weights) == (None, 0)
