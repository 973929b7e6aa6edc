"""Task assignment and tracking (营销任务分配与跟踪表, handbook Table 2): the tasks that touch the period."""

from __future__ import annotations

from teamops.model.quotas.quotas import list_quotas
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_tasks, describe_scope, has_overlap, list_people
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.items.quotas import build_quota_table
from teamops.reporting.tables.tasks import build_task_table

TITLE = "reports.tasks.title"
SPAN: Span = "month"


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 2, by start and end, and the quotas of a week: the one asked for, else that of the day."""
    in_period = (task for task in collect_tasks(ws, options) if has_overlap(task.start, task.end, options.period))
    in_order = sorted(in_period, key=lambda task: (task.start, task.end, task.priority))
    title, words = options.words(TITLE), options.words
    cells = Cells(ws, options)
    table = build_task_table(cells, "tasks", title, in_order, words("reports.tasks.empty"))
    day = min(max(options.today, options.period.start), options.period.end)
    quotas = list_quotas(ws, Period.week_of(day), options.today, list_people(ws, options))
    blocks = (table, build_quota_table(cells, quotas)) if quotas else (table,)
    return Report("tasks", title, ws.settings.team, options, blocks, describe_scope(ws, options))
