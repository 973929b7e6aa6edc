"""The figures of Tables 3 and 4, of budgets and of the improvements' completion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from tests.examples.oracle.days import period
from tests.examples.oracle.exact import in_unit
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team
from tests.examples.oracle.goals import Goal
from tests.examples.oracle.printed import Report
from tests.examples.oracle.projects import LIMIT, Reading, due_and_done, improvements, readings, run_of, spending
from tests.examples.oracle.shares import share
from tests.examples.oracle.tasks import completion, work_of


def checkpoint_figures(report: Report, team: Team) -> Iterator[Figure]:
    """Table 3: plan, actual and deviation of every checkpoint, in the order of the files."""
    for row, one in zip(report.rows("monitors"), list(readings(team)), strict=True):
        assert (row.data["project"], row.data["metric"]) == (one.project["project"], one.point["metric"])
        yield from _checkpoint(one, row.cells)


def _checkpoint(one: Reading, cells: dict[str, str]) -> Iterator[Figure]:
    where = f"monitors {one.project['id']} {one.point['metric']} {one.day}"
    yield Figure("checkpoints", f"{where} plan", _without_unit(cells["plan"]), one.plan, rate=one.is_rate)
    yield Figure("checkpoints", f"{where} actual", _without_unit(cells["actual"]), one.actual, rate=one.is_rate)
    yield Figure("checkpoints", f"{where} deviation", cells["deviation"], one.deviation, rate=True, limit=LIMIT)


def _without_unit(text: str) -> str:
    """`9.5万` is 9.5 where 万 is the unit of the checkpoint."""
    return text.rstrip("万家元")


def budget_figures(report: Report, team: Team, text: str) -> Iterator[Figure]:
    """Planned, spent and the share of it, of the projects that ran in the period."""
    ran = [one for one in team.section("monitors") if "budget" in one and run_of(one).touches(period(text))]
    for row, project in zip(report.rows("budgets"), ran, strict=True):
        planned, spent = spending(project)
        where = f"{report.name} budget {project['id']}"
        assert row.data["project"] == project["project"]
        yield Figure("budgets", f"{where} planned", _without_unit(row.cells["budget"]), planned)
        yield Figure("budgets", f"{where} spent", _without_unit(row.cells["spent"]), spent)
        yield Figure("budgets", f"{where} share", row.cells["spent_rate"], spent / planned, rate=True)


def review_figures(report: Report, team: Team, goals: list[Goal], text: str) -> Iterator[Figure]:
    """Table 4 of a month: plan, actual and rate of each goal, the tasks, the deviations that were answered."""
    span = period(text)
    review = next(one for one in team.section("reviews") if one["period"] == text)
    for row, goal in zip(report.rows("review"), goals, strict=True):
        plan, actual = goal.plan(span), goal.reached(span)
        recorded = next(one for one in review["results"] if one["goal"] == goal.id)
        assert actual is not None
        assert (in_unit(recorded["plan"], goal.unit), in_unit(recorded["actual"], goal.unit)) == (plan, actual)
        cell, where = row.cells["results"].removeprefix(goal.record["name"]), f"review {text} {goal.id}"
        yield Figure("reviews", f"{where} plan", cell, plan, digits=goal.digits)
        yield Figure("reviews", f"{where} actual", cell, actual, index=1, digits=goal.digits)
        yield share("reviews", f"{where} rate", cell, goal, actual, plan, 2)
    yield from _review_tasks(report, team, text, date.fromisoformat(review["held"]))
    beyond = [one for one in readings(team) if one.is_beyond and one.day in span]
    for row, one in zip(report.rows("responses"), beyond, strict=True):
        where = f"review {text} {one.point['metric']} {one.day}"
        yield Figure("reviews", f"{where} plan", _without_unit(row.cells["plan"]), one.plan)
        yield Figure("reviews", f"{where} actual", _without_unit(row.cells["actual"]), one.actual)
        yield Figure("reviews", f"{where} deviation", row.cells["deviation"], one.deviation, rate=True)


def _review_tasks(report: Report, team: Team, text: str, held: date) -> Iterator[Figure]:
    """The line on tasks: the month, then how many were due and done, the rate, and how many were late."""
    stands = completion(work_of(team), period(text), held)
    line = next(line for line in report.text.splitlines() if "到期任务" in line).partition("到期任务")[2]
    for index, (name, value) in enumerate((("due", stands.due), ("done", stands.done))):
        yield Figure("reviews", f"review {text} tasks {name}", line, value, index=index)
    yield Figure("reviews", f"review {text} tasks rate", line, stands.rate, index=2, rate=True)
    yield Figure("reviews", f"review {text} tasks late", line, stands.late, index=3)


def improvement_figures(report: Report, team: Team) -> Iterator[Figure]:
    """How many improvements were due in each month, and how many of them are done; cancelled ones do not count."""
    months = sorted({one["due"][:7] for one in improvements(team)})
    rows = report.tables["months"][-1]  # a quarterly pack has another table of months before
    assert [row.data["month"] for row in rows] == months
    for row in rows:
        due, done = due_and_done(improvements(team), period(row.data["month"]))
        where = f"{report.name} improvements {row.data['month']}"
        yield Figure("improvements", f"{where} due", row.cells["due"], due)
        yield Figure("improvements", f"{where} done", row.cells["done"], done)
        yield Figure("improvements", f"{where} rate", row.cells["rate"], Fraction(done, due), rate=True)
