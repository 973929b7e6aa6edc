"""Task assignment and tracking (营销任务分配与跟踪表, handbook Table 2): the tasks that touch the period."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_tasks, describe_scope, has_overlap
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.tables.tasks import build_task_table

TITLE = "reports.tasks.title"
SPAN: Span = "month"


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 2, by start and end."""
    in_period = (task for task in collect_tasks(ws, options) if has_overlap(task.start, task.end, options.period))
    in_order = sorted(in_period, key=lambda task: (task.start, task.end, task.priority))
    title, words = options.words(TITLE), options.words
    table = build_task_table(Cells(ws, options), "tasks", title, in_order, words("reports.tasks.empty"))
    return Report("tasks", title, ws.settings.team, options, (table,), describe_scope(ws, options))
