"""The numbers of the weekly pack, each with what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, format_deviation
from teamops.reporting.base.report import Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.packs.week_rows import TaskRow, join_routines
from teamops.reporting.tables.figure_boxes import FigureBox, build_figure_table, format_names
from teamops.reporting.tables.projects import CheckpointRow
from teamops.reporting.tables.requests import is_late


def build_figures(week: Week) -> Table:
    """Return six boxes: tasks due, late, blocked and of priority P0, deviations, and open requests."""
    words, cells, today = week.options.words, week.cells, week.options.today
    blocked = [task for task in week.tasks if task.status == "blocked"]
    urgent = [task for task in week.tasks if task.is_open and task.priority == "P0"]
    overdue = join_routines(cells, week.overdue)
    adverse = [row for row in week.deviation_rows if row.checkpoint and row.checkpoint.is_worse]
    requests = [request for request in week.requests if request.is_open]
    late = sum(is_late(request, today) for request in requests)
    late_requests = words("reports.weekly.of_them_late", n=late) if requests else ""
    boxes = (
        FigureBox("due", "", len(week.completion.due), _describe_progress(week)),
        FigureBox(
            "overdue",
            "",
            len(week.overdue),
            format_names(cells, [_describe_late_row(cells, row) for row in overdue]),
            "bad",
        ),
        _make_box(cells, "blocked", [format_owner(cells, task) for task in blocked], "bad"),
        _make_box(cells, "p0", [format_owner(cells, task) for task in urgent]),
        _make_box(cells, "deviations", [describe_deviation(cells, row) for row in adverse], "bad"),
        FigureBox("requests", "", len(requests), late_requests, "bad" if late else ""),
    )
    titled = [one._replace(title=words(f"reports.weekly.figure.{one.key}")) for one in boxes]
    return build_figure_table(cells, words("reports.weekly.figures"), titled)


def _describe_progress(week: Week) -> str:
    """Return how many of the week's tasks are done, and how many are carried over from before."""
    done, carried = len(week.completion.done), len(week.carried)
    texts = [week.options.words("reports.weekly.of_them_done", n=done)] if week.completion.due else []
    texts += [week.options.words("reports.weekly.carried", n=carried)] if carried else []
    return week.options.words("reports.confirmation.semicolon").join(texts)


def _make_box(cells: Cells, key: str, names: Sequence[str], tone: Tone = "") -> FigureBox:
    return FigureBox(key, "", len(names), format_names(cells, names), tone)


def format_owner(cells: Cells, task: Task) -> str:
    """渠道报价(王经理)"""
    return cells.words("reports.weekly.of_owner", task=cells.name_task(task), owner=cells.who(*task.owner).text)


def _describe_late_row(cells: Cells, row: TaskRow) -> str:
    """渠道报价(王经理,逾期 3 天)"""
    owner, days = cells.who(*row.task.owner).text, count_days_late(row.task, cells.options.today)
    return cells.words("reports.weekly.late_task", task=row.name, owner=owner, days=days)


def describe_deviation(cells: Cells, row: CheckpointRow) -> str:
    """曝光量 −24%"""
    assert row.checkpoint is not None  # a row that deviates has one
    limit = Decimal(cells.ws.settings.limits.deviation)
    return f"{row.checkpoint.metric} {format_deviation(row.checkpoint.deviation, limit)}"
