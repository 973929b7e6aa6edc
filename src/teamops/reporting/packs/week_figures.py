"""The meeting pack in numbers, each with what it is made of."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.completion import days_late
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, deviation_text
from teamops.reporting.base.report import Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.figure_boxes import Figure, figure_table, named
from teamops.reporting.tables.projects import Watched
from teamops.reporting.tables.requests import is_late


def figures(week: Week) -> Table:
    """How many tasks are due, late, blocked and of the highest priority, deviations, and open requests."""
    words, cells = week.asked.words, week.cells
    blocked = [task for task in week.tasks if task.status == "blocked"]
    urgent = [task for task in week.tasks if task.is_open and task.priority == "P0"]
    adverse = [row for row in week.deviating if row.checkpoint and row.checkpoint.is_worse]
    requests = [request for request in week.requests if request.is_open]
    late = sum(is_late(request, week.asked.today) for request in requests)
    made = (
        _figure(week, "due", len(week.completion.due), _done_and_carried(week)),
        _figure(week, "overdue", len(week.overdue), named(cells, [late_task(cells, t) for t in week.overdue]), "bad"),
        _figure(week, "blocked", len(blocked), named(cells, [owned(cells, t) for t in blocked]), "bad"),
        _figure(week, "p0", len(urgent), named(cells, [owned(cells, t) for t in urgent])),
        _figure(week, "deviations", len(adverse), named(cells, [deviation(cells, row) for row in adverse]), "bad"),
        _figure(
            week,
            "requests",
            len(requests),
            words("reports.weekly.of_them_late", n=late) if requests else "",
            "bad" if late else "",
        ),
    )
    return figure_table(cells, words("reports.weekly.figures"), made)


def _done_and_carried(week: Week) -> str:
    """How many of the week's tasks are done, and how many from before it shall be."""
    done, carried = len(week.completion.done), len(week.carried)
    said = [week.asked.words("reports.weekly.of_them_done", n=done)] if week.completion.due else []
    said += [week.asked.words("reports.weekly.carried", n=carried)] if carried else []
    return week.asked.words("reports.confirmation.semicolon").join(said)


def _figure(week: Week, name: str, count: int, remark: str, tone: Tone = "") -> Figure:
    return Figure(name, week.asked.words(f"reports.weekly.figure.{name}"), count, remark, tone)


def owned(cells: Cells, task: Task) -> str:
    """渠道报价(王经理)"""
    return cells.words("reports.weekly.of_owner", task=task.name, owner=cells.who(*task.owner).text)


def late_task(cells: Cells, task: Task) -> str:
    """渠道报价(王经理,逾期 3 天)"""
    owner, days = cells.who(*task.owner).text, days_late(task, cells.asked.today)
    return cells.words("reports.weekly.late_task", task=task.name, owner=owner, days=days)


def deviation(cells: Cells, row: Watched) -> str:
    """曝光量 −24%"""
    assert row.checkpoint is not None  # those that deviate have been read
    limit = Decimal(cells.ws.settings.limits.deviation)
    return f"{row.checkpoint.metric} {deviation_text(row.checkpoint.deviation, limit)}"
