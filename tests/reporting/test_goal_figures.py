"""A figure of a goal is the same text in every report, as exact as its last digit, and on its side of every limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.model.figures.quantity import Quantity
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.lists.goals import build_list_report, filter_goals
from tests.reporting.printouts import printed, team_with

TODAY = date(2026, 8, 14)
_NUMBER = re.compile(r"([+−]?)(\d[\d,]*(?:\.\d+)?)([%万]?)")
_SCALES = {"": 0, "%": -2, "万": 4}


class Goal(NamedTuple):
    """A goal as a file has it; numbers are counts of `step`."""

    step: str
    suffix: str
    measure: str
    direction: str
    weeks: tuple[int, ...]
    booked: tuple[tuple[date, str], ...]


@st.composite
def goals(draw: st.DrawFn) -> Goal:
    step, suffix = draw(st.sampled_from(["0.1", "0.5", "1", "10"])), draw(st.sampled_from(["", "", "万", "%"]))
    days = st.integers(0, 44).map(lambda n: date(2026, 7, 1) + timedelta(days=n))
    finer = draw(st.sampled_from(["", "", "37"]))  # figures need not keep to the step
    values = st.integers(1, 600).map(lambda n: f"{Decimal(step) * n}{finer if '.' in step else ''}{suffix}")
    return Goal(
        step, suffix, draw(st.sampled_from(["sum", "sum", "level"])), draw(st.sampled_from(["up", "down"])),
        tuple(draw(st.lists(st.integers(0, 400), min_size=14, max_size=14))),
        tuple(draw(st.lists(st.tuples(days, values), max_size=6))),
    )  # fmt: skip


def workspace(goal: Goal, folder: Path) -> Workspace:
    """The quarter of the goal, split to months, weeks and two people."""

    def told(steps: int) -> str:
        return f"{Decimal(goal.step) * steps}{goal.suffix}"

    parts, weeks, whole = [], iter(goal.weeks), 0
    for month in Period.parse("2026-Q3").split("month"):
        inside = []
        for week in list(month.split("week"))[:4]:
            own = next(weeks)
            whole += own
            people = f"[{{owner: wang, target: {told(own - own // 3)}}}, {{owner: zhao, target: {told(own // 3)}}}]"
            inside.append((own, f"{{period: {week}, target: {told(own)}, parts: {people}}}"))
        total = sum(own for own, _ in inside)
        parts.append(f"{{period: {month}, target: {told(total)}, parts: [{', '.join(text for _, text in inside)}]}}")
    keys = f"step: {goal.step}{goal.suffix}, measure: {goal.measure}, direction: {goal.direction}"
    unit, criteria = "" if goal.suffix == "%" else "unit: 个, ", "[{metric: attainment, each: month, at_least: 95%}]"
    text = (
        f"goals: [{{id: g, name: 目标, period: 2026-Q3, {unit}target: {told(whole)}, {keys}, owner: wang, "
        f"department: sales, criteria: {criteria}, parts: [{', '.join(parts)}]}}]"
    )
    owners = ("wang", "zhao")
    rows = [
        f"{{goal: g, date: {day}, value: {value}, owner: {owners[n % 2]}}}"
        for n, (day, value) in enumerate(goal.booked)
    ]
    return team_with(folder, goals=text, actuals=f"actuals: [{', '.join(rows)}]")


def reports(ws: Workspace) -> Iterator[Report]:
    for name, period in (("goals", None), ("weekly", None), ("monthly", "2026-08"), ("monthly", "2026-07"),
                         ("quarterly", "2026-Q3"), ("summary", "2026-07")):  # fmt: skip
        yield printed(name, period, ws=ws, today=TODAY)
    for person in ("wang", "zhao"):
        yield printed("person", ws=ws, today=TODAY, person=person)
        yield printed("goals", ws=ws, today=TODAY, person=person)
    listed = filter_goals(ws, TODAY, {"parts": True})
    yield build_list_report(ws, ReportOptions(Period.year(2026), TODAY, "zh"), listed)


def numbers(text: str) -> list[tuple[Fraction, Fraction, str]]:
    """Every number of a text: its value, what its last digit is worth, and how it is written."""
    found = []
    for sign, digits, suffix in _NUMBER.findall(text):
        value = Decimal(digits.replace(",", ""))
        scale = Fraction(10) ** _SCALES[suffix]
        last = Fraction(10) ** int(value.as_tuple().exponent) * scale
        found.append(((-1 if sign == "−" else 1) * Fraction(value) * scale, last, digits + suffix))
    return found


class Figure(NamedTuple):
    exact: Decimal
    text: str
    digits: Fraction = Fraction(1, 2)  # of the last one; what is still needed is rounded to the safe side


def figures(cell: Cell, key: str) -> Iterator[Figure]:
    """The amounts that a cell of a goal shows, each with its part of the text."""
    value, text = cell.value, cell.text.replace(" 个百分点", "%")
    if key in ("target", "actual", "week_plan", "month_plan", "month_actual", "whole_target", "whole_actual", "plan"):
        if isinstance(value, Decimal):
            yield Figure(value, text)
    elif key == "due" and isinstance(value, Mapping):
        yield Figure(value["plan"], text.split("（")[0])
    elif key == "last_week" and isinstance(value, Mapping):
        yield from _pair(value, text.split(" / "), ("plan", "actual"))
    elif isinstance(value, Mapping) and {"plan", "actual"} <= value.keys():
        said, _, _ = text.partition("\n")
        if said.startswith("计划"):
            yield Figure(value["plan"], said.removeprefix("计划 "))
        else:
            yield from _pair(value, said.split("/"), ("actual", "plan"))
    elif key == "needed" and isinstance(value, Mapping) and value["amount"] is not None:
        yield Figure(value["amount"], text.split("×")[0], Fraction(1))
    elif key == "forecast" and isinstance(value, Decimal):
        yield Figure(value, re.split(r"[(\n]", text)[0])


def _pair(value: Mapping[str, Any], texts: list[str], keys: tuple[str, str]) -> Iterator[Figure]:
    yield from (Figure(value[key], text) for key, text in zip(keys, texts, strict=True) if value[key] is not None)


def goal_tables(report: Report) -> Iterator[Table]:
    return (block for block in report.blocks if isinstance(block, Table) and block.name in ("goals", "pace"))


@pytest.mark.unmeasured
@given(goals())
@settings(max_examples=60, deadline=None)
def test_every_figure_is_exact_to_its_last_digit_and_one_quantity_is_one_text(goal: Goal) -> None:
    with TemporaryDirectory() as folder:
        ws = workspace(goal, Path(folder))
        known: dict[Decimal, str] = {}
        for report in reports(ws):
            for table in goal_tables(report):
                for row in table.rows:
                    for column, cell in zip(table.columns, row, strict=True):
                        for figure in figures(cell, column.key):
                            ((shown, last, text),) = numbers(figure.text)[:1] or [(None, None, None)]
                            assert shown is not None, (column.key, cell)
                            off = abs(abs(shown) - abs(Fraction(figure.exact)))
                            assert off <= last * figure.digits + Fraction(1, 10**6), (report.name, column.key, cell)
                            if column.key not in ("needed", "forecast"):  # those are given to machines with six places
                                assert known.setdefault(figure.exact, text) == text, (report.name, column.key, cell)
        for actual in (entry.record.value for entry in ws.actuals):
            assert Fraction(actual) == numbers(str(ws.digits(ws.nodes["g"]).shown(Quantity.of(actual))))[0][0]


def sides(shown: Fraction, exact: Fraction, limits: list[Fraction]) -> bool:
    """Whether the text stands where the ratio stands: before, on or behind every limit."""
    return all((shown > limit) == (exact > limit) and (shown < limit) == (exact < limit) for limit in limits)


@pytest.mark.unmeasured
@given(goals())
@settings(max_examples=60, deadline=None)
def test_no_ratio_stands_on_the_other_side_of_its_limit_or_on_it(goal: Goal) -> None:
    asked = Fraction(1) if goal.direction == "down" else Fraction(95, 100)  # at_least 95% of a cap: the cap
    whole, ten = [Fraction(0), Fraction(1), asked], [Fraction(0), Fraction(1, 10), Fraction(-1, 10)]
    over = [Fraction(0), asked - 1]
    with TemporaryDirectory() as folder:
        for report in reports(workspace(goal, Path(folder))):
            for table in goal_tables(report):
                for row in table.rows:
                    of = {column.key: cell for column, cell in zip(table.columns, row, strict=True)}
                    for actual, target, rate in (("actual", "target", "attained"), ("actual", "plan", "rate"),
                                                 ("month_actual", "month_plan", "month_rate"),
                                                 ("whole_actual", "whole_target", "whole_rate")):  # fmt: skip
                        if rate not in of or not isinstance(of[target].value, Decimal) or of[rate].value is None:
                            continue
                        if not isinstance(of[actual].value, Decimal) or not of[target].value:
                            continue
                        exact = Fraction(of[actual].value) / Fraction(of[target].value)
                        shown = numbers(of[rate].text)[-1][0]
                        is_over = goal.direction == "down" and exact > 1
                        assert ("超出" in of[rate].text) == is_over
                        assert (of[rate].tone == "bad") == is_over
                        assert sides(shown, exact - 1 if is_over else exact, over if is_over else whole), of[rate]
                    if "deviation" in of and isinstance(of["deviation"].value, Mapping):
                        gap, due = of["deviation"].value["amount"], of["due"].value["plan"]
                        if due:
                            text = of["deviation"].text.split("（")[1]
                            assert sides(numbers(text)[0][0], Fraction(gap) / abs(Fraction(due)), ten), of["deviation"]
