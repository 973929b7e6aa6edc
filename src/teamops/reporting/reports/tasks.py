"""Task assignment and tracking (营销任务分配与跟踪表, handbook Table 2): the tasks that touch the period."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import about, overlap, tasks_of
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.tables.tasks import task_table

TITLE = "reports.tasks.title"
SPAN: Span = "month"


def build(ws: Workspace, asked: Asked) -> Report:
    """Table 2, by start and end."""
    chosen = (task for task in tasks_of(ws, asked) if overlap(task.start, task.end, asked.period))
    in_order = sorted(chosen, key=lambda task: (task.start, task.end, task.priority))
    title, words = asked.words(TITLE), asked.words
    table = task_table(Cells(ws, asked), "tasks", title, in_order, words("reports.tasks.empty"))
    return Report("tasks", title, ws.settings.team, asked, (table,), about(ws, asked))
