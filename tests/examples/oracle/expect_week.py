"""The figures of the weekly pack: goals with last week, this one and the month, and the boxes on top."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.examples.oracle.days import Span, period, week_of
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team, day
from tests.examples.oracle.goals import Goal
from tests.examples.oracle.pace import pace
from tests.examples.oracle.printed import Report
from tests.examples.oracle.projects import LIMIT
from tests.examples.oracle.shares import attained
from tests.examples.oracle.tasks import completion, is_open, work_of


def weekly_goals(report: Report, goals: list[Goal], today: date) -> Iterator[Figure]:
    """Plan and actual of last week, plan of this one, the month's and the whole's figures."""
    week = week_of(today)
    last, month = week_of(week.first - timedelta(days=7)), period(f"{today:%Y-%m}")
    for row, goal in zip(report.rows("goals"), goals, strict=True):
        assert row.data["goal"] == goal.id
        where, cells = f"{report.today[:10]} weekly {goal.id}", row.cells
        until = Span(goal.whole.span.first, today)
        last_done = goal.reached(last)
        done, month_done = goal.reached(until), goal.reached(Span(month.first, min(month.last, today)))
        plain = [
            ("last_week", 0, goal.plan(last)),
            ("last_week", 1, last_done),
            ("week_plan", 0, goal.plan(week)),
            ("month_plan", 0, goal.plan(month)),
            ("month_actual", 0, month_done),
            ("whole_target", 0, goal.whole.target),
            ("whole_actual", 0, done),
        ]
        for column, index, value in plain:
            text = cells[column].partition("/")[2] if index and value is None else cells[column]
            yield Figure("weekly", f"{where} {column} {index}", text, value, index=index, digits=goal.digits)
        for column, part, target in (
            ("month_rate", month_done, goal.plan(month)),
            ("whole_rate", done, goal.whole.target),
        ):
            yield from attained("weekly", f"{where} {column}", cells[column], goal, part, target)
        yield from _week_pace(goal, month, today, where, cells["pace"])


def _week_pace(goal: Goal, month: Span, today: date, where: str, cell: str) -> Iterator[Figure]:
    stands = pace(goal, month, today)
    if stands.deviation is None:
        return
    beyond = abs(stands.deviation) > LIMIT
    if beyond:
        yield Figure("weekly", f"{where} pace %", cell, abs(stands.deviation), rate=True, limit=LIMIT)
    yield Figure("weekly", f"{where} pace due", cell, stands.due, index=int(beyond), digits=goal.digits)


def week_figures(report: Report, team: Team, today: date) -> Iterator[Figure]:
    """How many tasks of the weekly pack are due in the week, overdue, blocked and of the highest priority."""
    tasks = work_of(team)
    undone, stands = [task for task in tasks if is_open(task)], completion(tasks, week_of(today), today)
    counts = {
        "due": stands.due,
        "overdue": sum(day(task["end"]) < today for task in undone),
        "blocked": sum(task["status"] == "blocked" for task in undone),
        "p0": sum(task.get("priority") == "P0" for task in undone),
    }
    shown = {row.data["figure"]: row.cells for row in report.rows("figures")}
    for name, count in counts.items():
        yield Figure("weekly", f"{report.today[:10]} weekly {name}", shown[name]["count"], count)
    yield Figure("weekly", f"{report.today[:10]} weekly done", shown["due"]["remark"], stands.done)
