"""The figures of the monthly and quarterly packs and of the data summary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tests.examples.oracle.days import Span, period
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team, day
from tests.examples.oracle.goals import Goal
from tests.examples.oracle.pace import pace
from tests.examples.oracle.printed import Report
from tests.examples.oracle.projects import LIMIT, due_and_done, improvements, readings, requests
from tests.examples.oracle.shares import attained, share
from tests.examples.oracle.tasks import completion, work_of


def pack_goals(report: Report, goals: list[Goal], months: list[str], today: date) -> Iterator[Figure]:
    """Actual, plan and rate of each month and of the whole, the due amount where it runs, the forecast."""
    for row, goal in zip(report.rows("goals"), goals, strict=True):
        assert row.data["goal"] == goal.id
        columns = {month: period(month) for month in months} | {"whole": goal.whole.span}
        for column, span in columns.items():
            where = f"{report.today[:10]} {report.name} {goal.id} {column}"
            yield from _pack_cell(goal, span, today, where, row.cells[column])
        stands = pace(goal, goal.whole.span, today)
        where, cell = f"{report.today[:10]} {report.name} {goal.id} forecast", row.cells["forecast"]
        yield Figure("packs", where, cell, stands.forecast, digits=goal.digits)
        if stands.forecast is not None:
            yield share("packs", f"{where} %", cell, goal, stands.forecast, stands.target, 1)


def _pack_cell(goal: Goal, span: Span, today: date, where: str, cell: str) -> Iterator[Figure]:
    stands = pace(goal, span, today)
    if stands.actual is None:
        yield Figure("packs", f"{where} plan", cell, stands.target, digits=goal.digits)
        return
    yield Figure("packs", f"{where} actual", cell, stands.actual, digits=goal.digits)
    yield Figure("packs", f"{where} plan", cell, stands.target, index=1, digits=goal.digits)
    rate = list(attained("packs", f"{where} rate", cell, goal, stands.actual, stands.target, 2))
    yield from rate
    if stands.state == "running" and not goal.is_level:
        yield Figure("packs", f"{where} due", cell, stands.due, index=2 + len(rate), digits=goal.digits)


def overview(report: Report, team: Team, goals: list[Goal], text: str, today: date) -> Iterator[Figure]:
    """The boxes on top of a pack of the period `text`."""
    shown = {row.data["figure"]: row.cells["count"] for row in report.rows("figures")}
    yield from counts(shown, f"{report.today[:10]} {report.name}", team, goals, text, today)


def months_compared(report: Report, team: Team, goals: list[Goal], texts: list[str], today: date) -> Iterator[Figure]:
    """The same of each month that has begun, side by side."""
    rows = {row.data["item"]: row.cells for row in report.rows("months")}
    for text in texts:
        shown = {item: cells[text] for item, cells in rows.items()}
        yield from counts(shown, f"{report.today[:10]} {report.name} months {text}", team, goals, text, today)


def counts(
    shown: dict[str, str], where: str, team: Team, goals: list[Goal], text: str, today: date
) -> Iterator[Figure]:
    """Goals, tasks, late ones, adverse deviations, requests and improvements of a period."""
    span = period(text)
    tasks = completion(work_of(team), span, today)
    pairs: dict[str, tuple[int, int]] = {
        "goals": (goals_well(goals, span, today), len(goals)),
        "tasks": (tasks.done, tasks.due),
        "requests": due_and_done(requests(team), span)[::-1],
        "improvements": due_and_done(improvements(team), span)[::-1],
    }
    for name, pair in pairs.items():
        for index, value in enumerate(pair):
            yield Figure("counts", f"{where} {name} {index}", shown[name], value, index=index)
    adverse = sum(r.is_beyond and r.is_worse for r in readings(team) if r.day in span and r.day <= today)
    yield Figure("counts", f"{where} late", shown["late"], tasks.late)
    yield Figure("counts", f"{where} deviations", shown["deviations"], adverse)


def goals_well(goals: list[Goal], span: Span, today: date) -> int:
    """How many reached their plan; of a running period, how many are not behind by more than the limit."""
    return sum(is_reached(goal, span) if span.last < today else not _is_behind(goal, span, today) for goal in goals)


def is_reached(goal: Goal, span: Span) -> bool:
    actual, plan = goal.reached(span), goal.plan(span)
    return actual is not None and (actual >= plan if goal.is_up else actual <= plan)


def _is_behind(goal: Goal, span: Span, today: date) -> bool:
    gap = pace(goal, span, today).deviation or Fraction(0)
    return abs(gap) > LIMIT and (gap < 0) == goal.is_up


def summary_figures(report: Report, team: Team, goals: list[Goal], text: str, today: date) -> Iterator[Figure]:
    """The data summary of a month that is over: plan, actual, rate and gap of goals; counts of tasks and readings."""
    span = period(text)
    for row, goal in zip(report.rows("goals"), goals, strict=True):
        actual, plan = goal.reached(span), goal.plan(span)
        assert row.data["goal"] == goal.id
        assert actual is not None
        where = f"summary {text} {goal.id}"
        for column, value in (("plan", plan), ("actual", actual), ("gap", actual - plan)):
            yield Figure("summary", f"{where} {column}", row.cells[column], value, digits=goal.digits)
        yield from attained("summary", f"{where} rate", row.cells["rate"], goal, actual, plan)
    rows = {row.data["data"]: row.cells for row in report.rows("summary")}
    tasks = completion(work_of(team), span, today)
    read = [r for r in readings(team) if r.day in span]
    off = sum(r.is_beyond and r.is_worse for r in read) + sum(r.actual is None for r in read)
    measures = [m for r in read for m in r.point.get("measures", ()) if m["status"] != "cancelled"]
    well = goals_well(goals, span, today)
    for name, every, reached in (
        ("goals", len(goals), well),
        ("tasks", tasks.due, tasks.done),
        ("readings", len(read), len(read) - off),
        ("measures", len(measures), sum(m["status"] == "done" for m in measures)),
    ):
        yield Figure("summary", f"summary {text} {name} all", rows[name]["all"], every)
        yield Figure("summary", f"summary {text} {name} reached", rows[name]["reached"], reached)
        yield Figure("summary", f"summary {text} {name} rate", rows[name]["rate"], Fraction(reached, every), rate=True)
    assert span.last < today
    assert all(day(one["date"]) <= today for goal in goals for one in goal.booked)
