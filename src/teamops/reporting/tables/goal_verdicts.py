"""Which criteria are met: each in every period that it is asked of, as far as that is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teamops.locale import formats
from teamops.model.figures.bounds import list_attainment_edges
from teamops.model.figures.criteria import CriterionResult, has_number, judge_criteria
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import ATTAINMENT
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_rate, round_rate
from teamops.reporting.base.report import Cell, Column, Table, Tone
from teamops.reporting.tables.criteria import build_criteria_cell
from teamops.reporting.tables.goal_figures import build_figure_cell
from teamops.reporting.tables.goal_names import build_metric_cell, format_short_period

_TONES: dict[str, Tone] = {"met": "good", "missed": "bad", "unread": "warn", "not_begun": "muted"}


def build_verdict_table(cells: Cells, trees: Sequence[GoalNode]) -> Table:
    """A row for each criterion of each goal and each of its periods that lies in the period asked for."""
    words = cells.words
    shares = {"goal": 1.5, "criterion": 1.8, "period": 1.0, "value": 0.8, "verdict": 1.3}
    columns = tuple(
        Column(key, words(f"pace.col.{key}"), "right" if key == "value" else "left", share)
        for key, share in shares.items()
    )
    pacer = Pacer(cells.ws.readings, cells.ws.workdays, cells.asked.today)
    rows: list[tuple[Cell, ...]] = []
    for tree in trees:
        of_goal = list(_build_rows(cells, pacer, tree))
        rows += [
            (build_metric_cell(cells, tree) if n == 0 else Cell("", tree.goal.id), *row)
            for n, row in enumerate(of_goal)
        ]
    return Table("criteria", words("pace.verdicts"), columns, tuple(rows), words("pace.verdicts_empty"))


def _build_rows(cells: Cells, pacer: Pacer, tree: GoalNode) -> Iterator[tuple[Cell, ...]]:
    verdicts: dict[int, list[CriterionResult]] = {}
    for one in judge_criteria(pacer, tree, cells.ws.settings.weeks):
        if one.period.overlaps(cells.asked.period):
            verdicts.setdefault(one.number, []).append(one)
    for number, criterion in enumerate(tree.goal.criteria):
        asked_for = build_criteria_cell(cells, tree.goal, (criterion,))
        if not has_number(criterion):
            unsaid = Cell(cells.words("pace.verdict.no_number"), None, "warn")
            yield asked_for, cells.make_empty(), cells.make_empty(), unsaid
        for one in verdicts.get(number, ()):
            yield (
                asked_for,
                _build_period_cell(cells, tree, one),
                _build_value_cell(cells, tree, one),
                _build_verdict_cell(cells, one),
            )


def _build_period_cell(cells: Cells, tree: GoalNode, one: CriterionResult) -> Cell:
    is_part = one.period != tree.period
    text = (
        format_short_period(one.period, cells.asked) if is_part else formats.format_period(one.period, cells.asked.lang)
    )
    return Cell(text, one.period.text)


def _build_value_cell(cells: Cells, tree: GoalNode, one: CriterionResult) -> Cell:
    """A rate where attainment is asked for; else the number, as the criterion or the goal writes it, red over a cap."""
    if one.value is None:
        return cells.make_empty()
    criterion = one.criterion
    if criterion.metric == ATTAINMENT:
        tone: Tone = "bad" if tree.goal.direction == "down" and one.value > 1 else ""
        return Cell(format_rate(one.value, list_attainment_edges(tree.goal)), round_rate(one.value), tone)
    if tree.goal.counts(criterion.metric):
        return build_figure_cell(cells, tree, one.value)
    like = criterion.at_least or criterion.at_most or tree.target
    return Cell(formats.format_number(Quantity.of(one.value, like.suffix if like else "")), one.value)


def _build_verdict_cell(cells: Cells, one: CriterionResult) -> Cell:
    name = one.verdict
    if name == "so_far" and one.holds is not None:
        return Cell(cells.words(f"pace.verdict.so_far.{'yes' if one.holds else 'no'}"), name)
    return Cell(cells.words(f"pace.verdict.{name}"), name, _TONES.get(name, ""))
