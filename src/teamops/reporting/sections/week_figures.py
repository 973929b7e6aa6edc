"""The meeting pack in numbers, each with what it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.model.tasks import Task
from teamops.reporting.monitors import Watched
from teamops.reporting.report import Cell, Table, Tone
from teamops.reporting.requests import is_late
from teamops.reporting.sections.cells import columns, rate_text
from teamops.reporting.sections.week import Week

NAMED = 2
"""So many are named beside a number; the sections below name all."""


def figures(week: Week) -> Table:
    """How many tasks are due, late, blocked and of the highest priority, deviations, and open requests."""
    words, today = week.asked.words, week.asked.today
    done = sum(task.status == "done" for task in week.due)
    blocked = [task for task in week.tasks if task.status == "blocked"]
    urgent = [task for task in week.tasks if task.is_open and task.priority == "P0"]
    adverse = [row for row in week.deviating if row.checkpoint and row.checkpoint.is_worse]
    requests = [request for request in week.requests if request.is_open]
    late = sum(is_late(request, today) for request in requests)
    rows = (
        _figure(week, "due", len(week.due), words("reports.weekly.of_them_done", n=done)),
        _figure(week, "overdue", len(week.overdue), _named(week, [_late(week, t) for t in week.overdue]), "bad"),
        _figure(week, "blocked", len(blocked), _named(week, [_owned(week, t) for t in blocked]), "bad"),
        _figure(week, "p0", len(urgent), _named(week, [_owned(week, t) for t in urgent])),
        _figure(week, "deviations", len(adverse), _named(week, [_deviation(row) for row in adverse]), "bad"),
        _figure(week, "requests", len(requests), words("reports.weekly.of_them_late", n=late), "bad" if late else ""),
    )
    wanted = columns(words, ("figure", 1.5), ("count", 0.6, "right"), ("remark", 4))
    return Table("figures", words("reports.weekly.figures"), wanted, rows, look="figures")


def _figure(week: Week, name: str, count: int, remark: str, tone: Tone = "") -> tuple[Cell, Cell, Cell]:
    said = week.cells.text(remark) if count else week.cells.nothing()
    return Cell(week.asked.words(f"reports.weekly.figure.{name}"), name), week.cells.count(count, tone), said


def _named(week: Week, names: Sequence[str]) -> str:
    said = week.asked.words("reports.comma").join(names[:NAMED])
    left = len(names) - NAMED
    return week.asked.words("reports.weekly.and_more", names=said, left=left, all=len(names)) if left > 0 else said


def _owned(week: Week, task: Task) -> str:
    return week.asked.words("reports.weekly.of_owner", task=task.name, owner=week.cells.who(*task.owner).text)


def _late(week: Week, task: Task) -> str:
    owner, days = week.cells.who(*task.owner).text, (week.asked.today - task.end).days
    return week.asked.words("reports.weekly.late_task", task=task.name, owner=owner, days=days)


def _deviation(row: Watched) -> str:
    assert row.checkpoint is not None  # deviating() chooses rows that have been read
    return f"{row.checkpoint.metric} {rate_text(row.checkpoint.deviation, signed=True)}"
