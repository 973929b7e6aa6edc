"""Goal breakdown (季度营销目标分解表, handbook Table 1), the pace of the goals, and which criteria are met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teamops.locale import formats
from teamops.model.figures.bounds import list_attainment_edges
from teamops.model.figures.criteria import CriterionResult, has_number, judge_criteria
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import ATTAINMENT, Criterion
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, format_rate, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals, describe_scope
from teamops.reporting.base.report import SIDE_BY_SIDE, Block, Cell, Report, ReportOptions, Span, Subject, Table, Tone
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.tables.goal_cells import (
    build_criteria_cell,
    build_figure_cell,
    build_goal_cell,
    build_metric_cell,
    build_parts_cell,
    build_responsible_cell,
    format_short_period,
)
from teamops.reporting.tables.goal_pace import build_pace_table, build_part_period_cell

TITLE = "reports.goals.title"
SPAN: Span = "quarter"
SUBJECT: Subject = "goal"
COUNTS_WORKDAYS = True

MOST_CHARTS = 2 * SIDE_BY_SIDE
"""How many goals are drawn: two lines of a page."""


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 1 as the handbook prints it, in the order of the files, then pace, charts and criteria."""
    cells, trees = Cells(ws, options), collect_goals(ws, options)
    title = options.words(TITLE if options.period.kind == "quarter" else "reports.goals.title_of_any_period")
    titles, empty = _build_titles(options, trees), options.words("reports.goals.empty")
    blocks: tuple[Block, ...] = (build_table(cells, "goals", title, _COLUMNS, trees, empty, titles=titles),)
    if trees:
        blocks += (
            build_pace_table(cells, trees),
            *build_burn_ups(cells, trees, MOST_CHARTS),
            _build_verdict_table(cells, trees),
        )
    return Report("goals", title, ws.settings.team, options, blocks, describe_scope(ws, options))


def _build_titles(options: ReportOptions, trees: tuple[GoalNode, ...]) -> dict[str, str]:
    """Return the titles that name a quarter and its months, if the report is about one."""
    if options.period.kind != "quarter":
        return {}
    words, months = options.words, options.period.split("month")
    names = "/".join(format_short_period(month, options) for month in months)
    numbers = "/".join(str(month.start.month) for month in months)
    titles = {"parts": words("reports.col.parts_by_month", names=names, numbers=numbers)}
    if all(tree.period is not None and tree.period.kind == "quarter" for tree in trees):
        titles["target"] = words("reports.col.target_of_quarter")
    return titles


_COLUMNS: tuple[Col[GoalNode], ...] = (
    Col("goal", 1.4, build_goal_cell),
    Col("target", 0.9, lambda cells, tree: build_figure_cell(cells, tree, tree.target), "right"),
    Col("parts", 1.6, build_parts_cell, "center"),
    Col("responsible", 1.2, build_responsible_cell),
    Col("key_actions", 2, lambda cells, tree: cells.join_texts(tree.goal.key_actions)),
    Col("criteria", 2, lambda cells, tree: build_criteria_cell(cells, tree.goal, tree.goal.criteria)),
)


_TONES: dict[str, Tone] = {"met": "good", "missed": "bad", "unread": "warn", "not_begun": "muted"}


class _VerdictRow(NamedTuple):
    """A criterion of a goal in one of its periods; without a result it has no number to judge by."""

    tree: GoalNode
    criterion: Criterion
    result: CriterionResult | None
    is_first: bool


def _build_verdict_table(cells: Cells, trees: Sequence[GoalNode]) -> Table:
    """Return a row for each criterion of each goal, in each period that touches the report's."""
    words, pacer = cells.words, Pacer(cells.ws.readings, cells.ws.workdays, cells.options.today)
    rows = (row for tree in trees for row in _collect_rows(cells, pacer, tree))
    title, empty = words("pace.verdicts"), words("pace.verdicts_empty")
    return build_table(cells, "criteria", title, _VERDICT_COLUMNS, rows, empty, area="pace.col")


def _collect_rows(cells: Cells, pacer: Pacer, tree: GoalNode) -> Iterator[_VerdictRow]:
    verdicts: dict[int, list[CriterionResult | None]] = {}
    for number, criterion in enumerate(tree.goal.criteria):
        verdicts[number] = [] if has_number(criterion) else [None]
    for one in judge_criteria(pacer, tree, cells.ws.settings.weeks):
        if one.period.overlaps(cells.options.period):
            verdicts[one.number].append(one)
    rows = ((number, result) for number, results in verdicts.items() for result in results)
    for n, (number, result) in enumerate(rows):
        yield _VerdictRow(tree, tree.goal.criteria[number], result, n == 0)


def _build_goal_cell(cells: Cells, row: _VerdictRow) -> Cell:
    return build_metric_cell(cells, row.tree) if row.is_first else Cell("", row.tree.goal.id)


def _build_period_cell(cells: Cells, row: _VerdictRow) -> Cell:
    return cells.make_empty() if row.result is None else build_part_period_cell(cells, row.tree, row.result.period)


def _build_value_cell(cells: Cells, row: _VerdictRow) -> Cell:
    """Return a rate if the criterion is attainment; else the number as the criterion or the goal writes it."""
    tree, one = row.tree, row.result
    if one is None or one.value is None:
        return cells.make_empty()
    criterion = one.criterion
    if criterion.metric == ATTAINMENT:
        tone: Tone = "bad" if tree.goal.direction == "down" and one.value > 1 else ""
        return Cell(format_rate(one.value, list_attainment_edges(tree.goal)), round_rate(one.value), tone)
    if tree.goal.counts(criterion.metric):
        return build_figure_cell(cells, tree, one.value)
    like = criterion.at_least or criterion.at_most or tree.target
    return Cell(formats.format_number(Quantity.of(one.value, like.suffix if like else "")), one.value)


def _build_verdict_cell(cells: Cells, row: _VerdictRow) -> Cell:
    if row.result is None:
        return Cell(cells.words("pace.verdict.no_number"), None, "warn")
    name, holds = row.result.verdict, row.result.holds
    if name == "so_far" and holds is not None:
        return Cell(cells.words(f"pace.verdict.so_far.{'yes' if holds else 'no'}"), name)
    return Cell(cells.words(f"pace.verdict.{name}"), name, _TONES.get(name, ""))


_VERDICT_COLUMNS: tuple[Col[_VerdictRow], ...] = (
    Col("goal", 1.5, _build_goal_cell),
    Col("criterion", 1.8, lambda cells, row: build_criteria_cell(cells, row.tree.goal, (row.criterion,))),
    Col("period", 1.0, _build_period_cell),
    Col("value", 0.8, _build_value_cell, "right"),
    Col("verdict", 1.3, _build_verdict_cell),
)
