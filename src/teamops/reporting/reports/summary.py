"""The summary of a period's data (执行数据汇总表, handbook §4.2): goals, tasks, readings and responses in one."""

from __future__ import annotations

from dataclasses import replace

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import about
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.lists.improvements import improvement_table
from teamops.reporting.packs.week_projects import budget_table
from teamops.reporting.tables.execution import Executed
from teamops.reporting.tables.execution_counts import count_table
from teamops.reporting.tables.execution_details import goal_results, reading_results, task_results

TITLE = "summary.title"
SPAN: Span = "last month"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: Asked) -> Report:
    """The counts of everything, then each kind of data in full; the figures are those that `review draft` gathers."""
    words, cells, executed = asked.words, Cells(ws, asked), Executed(ws, asked)
    details = (
        goal_results(executed, cells),
        task_results(executed, cells),
        reading_results(executed, cells),
        budget_table(cells, words("summary.budgets"), executed.spending, words("summary.budgets_empty")),
        replace(
            improvement_table(cells, words("summary.improvements"), executed.carried),
            empty=words("summary.improvements_empty"),
        ),
    )
    title = words(TITLE)
    blocks = (count_table(executed, cells, title), *sorted(details, key=lambda table: not table.rows))
    return Report("summary", title, ws.settings.team, asked, blocks, about(ws, asked))
