"""Project progress monitoring (营销项目进度监控表, handbook Table 3): checkpoints of phases that touch the period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_tasks, describe_scope
from teamops.reporting.base.report import Block, Chart, Report, ReportOptions, Span
from teamops.reporting.charts.gantt import build_project_gantt
from teamops.reporting.tables.projects import CheckpointRow, build_monitor_table, collect_checkpoints

TITLE = "reports.monitors.title"
SPAN: Span = "month"


MOST_SCHEDULES = 8
"""So many projects are drawn."""


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """Table 3, by project, phase and checkpoint as written."""
    title = asked.words(TITLE)
    cells, rows = Cells(ws, asked), tuple(collect_checkpoints(ws, asked, asked.period))
    table = build_monitor_table(cells, "monitors", title, rows, asked.words("reports.monitors.empty"))
    blocks: tuple[Block, ...] = (table, *_build_schedules(cells, rows))
    return Report("monitors", title, ws.settings.team, asked, blocks, describe_scope(ws, asked))


def _build_schedules(cells: Cells, rows: Iterable[CheckpointRow]) -> Iterator[Chart]:
    """The phases and tasks of the first of the projects, on their days."""
    projects = {row.monitor.id: row.monitor for row in rows}
    tasks = defaultdict(list)
    for task in collect_tasks(cells.ws, cells.asked):
        if task.status != "cancelled":
            tasks[task.project].append(task)
    drawn = (
        build_project_gantt(cells, monitor, tasks[id_]) for id_, monitor in islice(projects.items(), MOST_SCHEDULES)
    )
    return (chart for chart in drawn if chart is not None)
