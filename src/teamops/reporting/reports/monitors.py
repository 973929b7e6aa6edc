"""Project progress monitoring (营销项目进度监控表, handbook Table 3): checkpoints of phases that touch the period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import about, tasks_of
from teamops.reporting.base.report import Asked, Block, Chart, Report, Span
from teamops.reporting.charts.gantt import project_gantt
from teamops.reporting.tables.projects import Watched, monitor_table, watched

TITLE = "reports.monitors.title"
SPAN: Span = "month"


MOST_SCHEDULES = 8
"""So many projects are drawn."""


def build(ws: Workspace, asked: Asked) -> Report:
    """Table 3, by project, phase and checkpoint as written."""
    title = asked.words(TITLE)
    cells, rows = Cells(ws, asked), tuple(watched(ws, asked, asked.period))
    table = monitor_table(cells, "monitors", title, rows, asked.words("reports.monitors.empty"))
    blocks: tuple[Block, ...] = (table, *_schedules(cells, rows))
    return Report("monitors", title, ws.settings.team, asked, blocks, about(ws, asked))


def _schedules(cells: Cells, rows: Iterable[Watched]) -> Iterator[Chart]:
    """The phases and tasks of the first of the projects, on their days."""
    projects = {row.monitor.id: row.monitor for row in rows}
    tasks = defaultdict(list)
    for task in tasks_of(cells.ws, cells.asked):
        if task.status != "cancelled":
            tasks[task.project].append(task)
    drawn = (project_gantt(cells, monitor, tasks[id_]) for id_, monitor in islice(projects.items(), MOST_SCHEDULES))
    return (chart for chart in drawn if chart is not None)
