"""The summary of a period's data (执行数据汇总表, handbook §4.2): goals, tasks, readings and responses in one."""

from __future__ import annotations

from dataclasses import replace

from teamops.model.workspace import Workspace
from teamops.reporting.catalogue import Span
from teamops.reporting.report import Asked, Report
from teamops.reporting.sections.cells import Cells
from teamops.reporting.sections.choosing import about
from teamops.reporting.sections.executed import Executed
from teamops.reporting.sections.executed_counts import count_table
from teamops.reporting.sections.executed_tables import goal_results, reading_results, task_results
from teamops.reporting.sections.improvement_list import improvement_table
from teamops.reporting.sections.week_projects import budget_table

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
