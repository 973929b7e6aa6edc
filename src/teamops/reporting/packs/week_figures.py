"""The meeting pack in numbers, each with what it is made of."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, format_deviation
from teamops.reporting.base.report import Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.figure_boxes import FigureBox, build_figure_table, format_names
from teamops.reporting.tables.projects import CheckpointRow
from teamops.reporting.tables.requests import is_late


def build_figures(week: Week) -> Table:
    """How many tasks are due, late, blocked and of the highest priority, deviations, and open requests."""
    words, cells = week.asked.words, week.cells
    blocked = [task for task in week.tasks if task.status == "blocked"]
    urgent = [task for task in week.tasks if task.is_open and task.priority == "P0"]
    adverse = [row for row in week.deviation_rows if row.checkpoint and row.checkpoint.is_worse]
    requests = [request for request in week.requests if request.is_open]
    late = sum(is_late(request, week.asked.today) for request in requests)
    made = (
        _make_box(week, "due", len(week.completion.due), _describe_progress(week)),
        _make_box(
            week,
            "overdue",
            len(week.overdue),
            format_names(cells, [describe_late_task(cells, t) for t in week.overdue]),
            "bad",
        ),
        _make_box(week, "blocked", len(blocked), format_names(cells, [format_owner(cells, t) for t in blocked]), "bad"),
        _make_box(week, "p0", len(urgent), format_names(cells, [format_owner(cells, t) for t in urgent])),
        _make_box(
            week,
            "deviations",
            len(adverse),
            format_names(cells, [describe_deviation(cells, row) for row in adverse]),
            "bad",
        ),
        _make_box(
            week,
            "requests",
            len(requests),
            words("reports.weekly.of_them_late", n=late) if requests else "",
            "bad" if late else "",
        ),
    )
    return build_figure_table(cells, words("reports.weekly.figures"), made)


def _describe_progress(week: Week) -> str:
    """How many of the week's tasks are done, and how many from before it shall be."""
    done, carried = len(week.completion.done), len(week.carried)
    said = [week.asked.words("reports.weekly.of_them_done", n=done)] if week.completion.due else []
    said += [week.asked.words("reports.weekly.carried", n=carried)] if carried else []
    return week.asked.words("reports.confirmation.semicolon").join(said)


def _make_box(week: Week, name: str, count: int, remark: str, tone: Tone = "") -> FigureBox:
    return FigureBox(name, week.asked.words(f"reports.weekly.figure.{name}"), count, remark, tone)


def format_owner(cells: Cells, task: Task) -> str:
    """渠道报价(王经理)"""
    return cells.words("reports.weekly.of_owner", task=task.name, owner=cells.who(*task.owner).text)


def describe_late_task(cells: Cells, task: Task) -> str:
    """渠道报价(王经理,逾期 3 天)"""
    owner, days = cells.who(*task.owner).text, count_days_late(task, cells.asked.today)
    return cells.words("reports.weekly.late_task", task=task.name, owner=owner, days=days)


def describe_deviation(cells: Cells, row: CheckpointRow) -> str:
    """曝光量 −24%"""
    assert row.checkpoint is not None  # those that deviate have been read
    limit = Decimal(cells.ws.settings.limits.deviation)
    return f"{row.checkpoint.metric} {format_deviation(row.checkpoint.deviation, limit)}"
