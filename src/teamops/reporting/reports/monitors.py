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
"""How many projects are drawn."""


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 3, by project, phase and checkpoint in the order of the files, and charts of the projects."""
    title = options.words(TITLE)
    cells, rows = Cells(ws, options), tuple(collect_checkpoints(ws, options, options.period))
    table = build_monitor_table(cells, "monitors", title, rows, options.words("reports.monitors.empty"))
    blocks: tuple[Block, ...] = (table, *_build_schedules(cells, rows))
    return Report("monitors", title, ws.settings.team, options, blocks, describe_scope(ws, options))


def _build_schedules(cells: Cells, rows: Iterable[CheckpointRow]) -> Iterator[Chart]:
    """Yield the Gantt charts of the first projects."""
    projects = {row.monitor.id: row.monitor for row in rows}
    tasks = defaultdict(list)
    for task in collect_tasks(cells.ws, cells.options):
        if task.status != "cancelled":
            tasks[task.project].append(task)
    charts = (
        build_project_gantt(cells, monitor, tasks[id_]) for id_, monitor in islice(projects.items(), MOST_SCHEDULES)
    )
    return (chart for chart in charts if chart is not None)
