"""The parts of a goal in one cell, as in Table 1 of the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Value
from teamops.reporting.tables.goal_figures import format_figure
from teamops.reporting.tables.goal_names import format_short_period


def build_parts_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the targets of the first split in time: 1,600/1,700/1,700 if the head has the months, else with names."""
    split: dict[Period, Decimal] = {}
    for part in _list_first_split(tree):
        if part.period is not None and part.target is not None:
            adds_up = tree.goal.measure == "sum" and part.period in split
            split[part.period] = split[part.period] + part.target if adds_up else part.target
    if not split:
        return Cell(cells.words("reports.goals.not_split"), None, "muted")
    in_order = sorted(split.items(), key=lambda item: item[0].start)
    value: Value = {period.text: number for period, number in in_order}
    texts = [format_figure(cells, tree, number) for _, number in in_order]
    if tuple(period for period, _ in in_order) == cells.asked.period.split("month"):
        text = "/".join(texts)
    else:
        names = (format_short_period(period, cells.asked) for period, _ in in_order)
        text = " / ".join(map(" ".join, zip(names, texts, strict=True)))
    total = sum(split.values(), Decimal(0))
    if tree.goal.measure == "sum" and total != tree.target:  # slack at this level, or a split that does not add up
        text = cells.words("reports.goals.total", parts=text, total=format_figure(cells, tree, total))
    return Cell(text, value)


def _list_first_split(node: GoalNode) -> Iterator[GoalNode]:
    """Yield the highest parts with a period of their own, below a split between departments too."""
    for child in node.children:
        if child.period != node.period:
            yield child
        else:
            yield from _list_first_split(child)
