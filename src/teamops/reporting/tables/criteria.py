"""When a goal counts as reached, in words (the last column of Table 1)."""

from __future__ import annotations

from teamops.locale import formats
from teamops.model.figures.bounds import orient_criterion
from teamops.model.records.goals import ATTAINMENT, Criterion, Goal
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell


def build_criteria_cell(cells: Cells, goal: Goal, criteria: tuple[Criterion, ...]) -> Cell:
    """Return a line for each criterion, as it is judged; the value has the bounds as they are in the file."""
    if not criteria:
        return cells.make_empty()
    keys = ("metric", "each", "at_least", "at_most", "within")
    value = [{key: bound for key in keys if (bound := getattr(c, key)) is not None} for c in criteria]
    return Cell("\n".join(_format_criterion(cells, goal, criterion) for criterion in criteria), value)


def _format_criterion(cells: Cells, goal: Goal, criterion: Criterion) -> str:
    """每月达标率≥95% · attainment ≥ 95% each month · use of the cap ≤ 100%"""
    words, criterion = cells.words, orient_criterion(criterion, goal)
    metric = words(f"reports.attainment.{goal.direction}") if criterion.metric == ATTAINMENT else criterion.metric
    format_bound = formats.format_limit if criterion.metric == ATTAINMENT else formats.format_number
    bounds = {"≥": criterion.at_least, "≤": criterion.at_most, "±": criterion.within}
    bound = words("reports.comma").join(
        words("reports.bound", sign=sign, number=(formats.format_limit if sign == "±" else format_bound)(number))
        for sign, number in bounds.items()
        if number is not None
    )
    if criterion.each is None:
        return words("reports.criterion", metric=metric, bound=bound)
    return words("reports.criterion_each", metric=metric, bound=bound, each=words(f"reports.each.{criterion.each}"))
