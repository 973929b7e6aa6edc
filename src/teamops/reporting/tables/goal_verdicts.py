"""The criteria of goals: whether each is met in each of its periods, as far as that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teamops.locale import formats
from teamops.model.figures.bounds import list_attainment_edges
from teamops.model.figures.criteria import CriterionResult, has_number, judge_criteria
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import ATTAINMENT, Criterion
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_rate, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.tables.criteria import build_criteria_cell
from teamops.reporting.tables.goal_figures import build_figure_cell
from teamops.reporting.tables.goal_names import build_metric_cell
from teamops.reporting.tables.goal_pace import build_part_period_cell

_TONES: dict[str, Tone] = {"met": "good", "missed": "bad", "unread": "warn", "not_begun": "muted"}


class _VerdictRow(NamedTuple):
    """A criterion of a goal in one of its periods; without a result it has no number to judge by."""

    tree: GoalNode
    criterion: Criterion
    result: CriterionResult | None
    is_first: bool


def build_verdict_table(cells: Cells, trees: Sequence[GoalNode]) -> Table:
    """Return a row for each criterion of each goal, in each period that touches the report's."""
    words, pacer = cells.words, Pacer(cells.ws.readings, cells.ws.workdays, cells.asked.today)
    rows = (row for tree in trees for row in _collect_rows(cells, pacer, tree))
    title, empty = words("pace.verdicts"), words("pace.verdicts_empty")
    return build_table(cells, "criteria", title, _COLUMNS, rows, empty, area="pace.col")


def _collect_rows(cells: Cells, pacer: Pacer, tree: GoalNode) -> Iterator[_VerdictRow]:
    verdicts: dict[int, list[CriterionResult | None]] = {}
    for number, criterion in enumerate(tree.goal.criteria):
        verdicts[number] = [] if has_number(criterion) else [None]
    for one in judge_criteria(pacer, tree, cells.ws.settings.weeks):
        if one.period.overlaps(cells.asked.period):
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


_COLUMNS: tuple[Col[_VerdictRow], ...] = (
    Col("goal", 1.5, _build_goal_cell),
    Col("criterion", 1.8, lambda cells, row: build_criteria_cell(cells, row.tree.goal, (row.criterion,))),
    Col("period", 1.0, _build_period_cell),
    Col("value", 0.8, _build_value_cell, "right"),
    Col("verdict", 1.3, _build_verdict_cell),
)
