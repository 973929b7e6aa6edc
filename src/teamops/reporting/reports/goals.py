"""Goal breakdown (季度营销目标分解表, handbook Table 1), then how the goals stand, and which criteria are met."""

from __future__ import annotations

from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, report_columns, with_titles
from teamops.reporting.base.filters import collect_goals, describe_scope
from teamops.reporting.base.report import SIDE_BY_SIDE, Block, Cell, Column, Report, ReportOptions, Span, Table
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.tables.criteria import build_criteria_cell
from teamops.reporting.tables.goal_figures import build_figure_cell
from teamops.reporting.tables.goal_names import build_goal_cell, build_responsible_cell, format_short_period
from teamops.reporting.tables.goal_pace import build_pace_table
from teamops.reporting.tables.goal_parts import build_parts_cell
from teamops.reporting.tables.goal_verdicts import build_verdict_table

TITLE = "reports.goals.title"
SPAN: Span = "quarter"
COUNTS_WORKDAYS = True

MOST_PICTURES = 2 * SIDE_BY_SIDE
"""So many goals are drawn: two lines of a page."""


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """Table 1 as the handbook prints it, in the order of the files, and the tables that go on from there."""
    cells, trees = Cells(ws, asked), collect_goals(ws, asked)
    title = asked.words(TITLE if asked.period.kind == "quarter" else "reports.goals.title_of_any_period")
    rows = tuple(_build_row(cells, tree) for tree in trees)
    table = Table("goals", title, _list_columns(asked, trees), rows, asked.words("reports.goals.empty"))
    blocks: tuple[Block, ...] = (table,)
    if trees:
        blocks += (
            build_pace_table(cells, trees),
            *build_burn_ups(cells, trees, MOST_PICTURES),
            build_verdict_table(cells, trees),
        )
    return Report("goals", title, ws.settings.team, asked, blocks, describe_scope(ws, asked))


def _list_columns(asked: ReportOptions, trees: tuple[GoalNode, ...]) -> tuple[Column, ...]:
    """The heads of Table 1; they speak of a quarter and its months where the goals do."""
    words = asked.words
    made = report_columns(
        words, ("goal", 1.4), ("target", 0.9, "right"), ("parts", 1.6, "center"), ("responsible", 1.2),
        ("key_actions", 2), ("criteria", 2),
    )  # fmt: skip
    if asked.period.kind != "quarter":
        return made
    months = asked.period.split("month")
    names, numbers = (
        "/".join(format_short_period(m, asked) for m in months),
        "/".join(str(m.start.month) for m in months),
    )
    heads = {"parts": words("reports.col.parts_by_month", names=names, numbers=numbers)}
    if all(tree.period is not None and tree.period.kind == "quarter" for tree in trees):
        heads["target"] = words("reports.col.target_of_quarter")
    return with_titles(made, **heads)


def _build_row(cells: Cells, tree: GoalNode) -> tuple[Cell, ...]:
    return (
        build_goal_cell(cells, tree),
        build_figure_cell(cells, tree, tree.target),
        build_parts_cell(cells, tree),
        build_responsible_cell(cells, tree),
        cells.join_texts(tree.goal.key_actions),
        build_criteria_cell(cells, tree.goal, tree.goal.criteria),
    )
