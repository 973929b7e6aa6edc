"""The figures of goals, shown alike in every report: amounts, and how far a goal is reached."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.locale.texts.goals.attained import choose_direction_suffix, format_attainment
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.bounds import compute_excess
from teamops.model.figures.pace import Pace
from teamops.model.figures.quantity import Quantity
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, get_deviation_tone, round_rate
from teamops.reporting.base.report import Cell, Tone, Value


def format_figure(cells: Cells, node: GoalNode, number: Decimal, rounding: str = ROUND_HALF_UP) -> str:
    """The number in the suffix of the goal's target; one that comes from a division is rounded to the goal's digits."""
    return formats.format_number(cells.ws.digits(node).shown(number, rounding))


def build_figure_cell(cells: Cells, node: GoalNode, number: Decimal | None, unit: str | None = None) -> Cell:
    """The number as a cell, for machines with all its digits; a dash where there is none."""
    if number is None:
        return cells.make_empty()
    return Cell(formats.format_amount(cells.ws.digits(node).shown(number), unit), Decimal(number))


def convert_suffix(node: GoalNode | None, number: Quantity) -> Quantity:
    """A figure that a review shows, with every digit and in the suffix of the goal's target."""
    return number if node is None else Quantity.of(number, node.suffix)


def build_attainment_cell(cells: Cells, node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Cell:
    """Which share of the target is reached; of a goal that should stay low, how much of the cap is used or exceeded."""
    text = format_attainment(cells.words, node.goal, cells.ws.digits(node), actual, target)
    if text is None:
        return cells.make_empty()
    return Cell(text, compute_attainment(node, actual, target), get_cap_tone(node, actual, target))


def compute_attainment(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Value:
    """The share for machines; of a cap what is used of it, and by how much it is exceeded, which is no success."""
    share = round_rate(compute_rate(actual, target))
    if node.goal.direction == "up":
        return share
    return {"used": share, "over": compute_excess(node.goal, actual, target)}


def get_cap_tone(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Tone:
    """Bad over the cap of a goal that should stay low."""
    return "bad" if compute_excess(node.goal, actual, target) is not None else ""


def get_pace_tone(cells: Cells, pace: Pace) -> Tone:
    """How a goal stands out: bad over its cap, else by the side of the band on which it is off its plan (§3.5)."""
    limit = Decimal(cells.ws.settings.limits.deviation)
    return "bad" if pace.is_exceeded else get_deviation_tone(beyond=pace.beyond(limit), worse=pace.is_behind)


def format_head(words: Words, name: str, trees: Collection[GoalNode]) -> str:
    """The head of a column of shares or plans, in the words of these goals: attained, used, or both."""
    return words(name + choose_direction_suffix([tree.goal for tree in trees]))
