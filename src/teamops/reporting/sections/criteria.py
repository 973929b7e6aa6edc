"""When a goal counts as reached, in words (the last column of Table 1)."""

from __future__ import annotations

from teamops.locale import formats
from teamops.model.goals import Criterion
from teamops.reporting.report import Cell
from teamops.reporting.sections.cells import Cells


def criteria_cell(cells: Cells, criteria: tuple[Criterion, ...]) -> Cell:
    """A line for each criterion; machines get the bounds by their keys."""
    if not criteria:
        return cells.nothing()
    keys = ("metric", "each", "at_least", "at_most", "within")
    value = [{key: found for key in keys if (found := getattr(c, key)) is not None} for c in criteria]
    return Cell("\n".join(_criterion(cells, criterion) for criterion in criteria), value)


def _criterion(cells: Cells, criterion: Criterion) -> str:
    """每月达标率≥95% · attainment ≥ 95% each month"""
    words = cells.words
    metric = words("reports.attainment") if criterion.metric == "attainment" else criterion.metric
    bounds = {"≥": criterion.at_least, "≤": criterion.at_most, "±": criterion.within}
    bound = words("reports.comma").join(
        words("reports.bound", sign=sign, number=formats.number(number))
        for sign, number in bounds.items()
        if number is not None
    )
    if criterion.each is None:
        return words("reports.criterion", metric=metric, bound=bound)
    return words("reports.criterion_each", metric=metric, bound=bound, each=words(f"reports.each.{criterion.each}"))
