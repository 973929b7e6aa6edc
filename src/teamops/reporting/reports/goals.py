"""Goal breakdown (季度营销目标分解表, handbook Table 1), then how the goals stand, and which criteria are met."""

from __future__ import annotations

from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, columns, titled
from teamops.reporting.base.filters import about, goals_of
from teamops.reporting.base.report import SIDE_BY_SIDE, Asked, Block, Cell, Column, Report, Span, Table
from teamops.reporting.charts.burn_up import burn_ups
from teamops.reporting.tables.criteria import criteria_cell
from teamops.reporting.tables.goal_figures import figure_cell
from teamops.reporting.tables.goal_names import goal_name, responsible, short
from teamops.reporting.tables.goal_pace import pace_table
from teamops.reporting.tables.goal_parts import parts_cell
from teamops.reporting.tables.goal_verdicts import verdict_table

TITLE = "reports.goals.title"
SPAN: Span = "quarter"
COUNTS_WORKDAYS = True

MOST_PICTURES = 2 * SIDE_BY_SIDE
"""So many goals are drawn: two lines of a page."""


def build(ws: Workspace, asked: Asked) -> Report:
    """Table 1 as the handbook prints it, in the order of the files, and the tables that go on from there."""
    cells, trees = Cells(ws, asked), goals_of(ws, asked)
    title = asked.words(TITLE if asked.period.kind == "quarter" else "reports.goals.title_of_any_period")
    rows = tuple(_row(cells, tree) for tree in trees)
    table = Table("goals", title, _columns(asked, trees), rows, asked.words("reports.goals.empty"))
    blocks: tuple[Block, ...] = (table,)
    if trees:
        blocks += (pace_table(cells, trees), *burn_ups(cells, trees, MOST_PICTURES), verdict_table(cells, trees))
    return Report("goals", title, ws.settings.team, asked, blocks, about(ws, asked))


def _columns(asked: Asked, trees: tuple[GoalNode, ...]) -> tuple[Column, ...]:
    """The heads of Table 1; they speak of a quarter and its months where the goals do."""
    words = asked.words
    made = columns(
        words, ("goal", 1.4), ("target", 0.9, "right"), ("parts", 1.6, "center"), ("responsible", 1.2),
        ("key_actions", 2), ("criteria", 2),
    )  # fmt: skip
    if asked.period.kind != "quarter":
        return made
    months = asked.period.split("month")
    names, numbers = "/".join(short(m, asked) for m in months), "/".join(str(m.start.month) for m in months)
    heads = {"parts": words("reports.col.parts_by_month", names=names, numbers=numbers)}
    if all(tree.period is not None and tree.period.kind == "quarter" for tree in trees):
        heads["target"] = words("reports.col.target_of_quarter")
    return titled(made, **heads)


def _row(cells: Cells, tree: GoalNode) -> tuple[Cell, ...]:
    return (
        goal_name(cells, tree),
        figure_cell(cells, tree, tree.target),
        parts_cell(cells, tree),
        responsible(cells, tree),
        cells.joined(tree.goal.key_actions),
        criteria_cell(cells, tree.goal, tree.goal.criteria),
    )
