"""The summary of a period's data (执行数据汇总表, handbook §4.2): goals, tasks, readings and responses."""

from __future__ import annotations

from teamops.model.dataclass import replace
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.lists.improvements import build_improvement_table
from teamops.reporting.tables.execution import ExecutionData
from teamops.reporting.tables.execution_counts import build_count_table
from teamops.reporting.tables.execution_details import build_goal_results, build_reading_results, build_task_results
from teamops.reporting.tables.late_deeds import build_late_table
from teamops.reporting.tables.projects import build_budget_table

TITLE = "summary.title"
SPAN: Span = "last month"
COUNTS_WORKDAYS = True


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the counts of everything, what was late, and each kind of data in full, as `review draft` counts it."""
    words, cells, executed = options.words, Cells(ws, options), ExecutionData(ws, options)
    details = (
        build_goal_results(executed, cells),
        build_task_results(executed, cells),
        build_reading_results(executed, cells),
        build_budget_table(cells, words("summary.budgets"), executed.spending, words("summary.budgets_empty")),
        replace(
            build_improvement_table(cells, words("summary.improvements"), executed.carried),
            empty=words("summary.improvements_empty"),
        ),
    )
    title, late = words(TITLE), build_late_table(cells, options.period)
    in_order = sorted(details, key=lambda table: not table.rows)
    blocks = (build_count_table(executed, cells, title), *([late] if late.rows else []), *in_order)
    return Report("summary", title, ws.settings.team, options, blocks, describe_scope(ws, options))
