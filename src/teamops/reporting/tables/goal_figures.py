"""The figures of goals, the same in every report: amounts and attainment."""

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
    """Return the number in the suffix of the goal's target, rounded to the goal's digits after a division."""
    return formats.format_number(cells.ws.digits(node).shown(number, rounding))


def build_figure_cell(cells: Cells, node: GoalNode, number: Decimal | None, unit: str | None = None) -> Cell:
    """Return the number as a cell; its value keeps all digits. None is a dash."""
    if number is None:
        return cells.make_empty()
    return Cell(formats.format_amount(cells.ws.digits(node).shown(number), unit), Decimal(number))


def convert_suffix(node: GoalNode | None, number: Quantity) -> Quantity:
    """Return a figure of a review in the suffix of the goal's target, with every digit."""
    return number if node is None else Quantity.of(number, node.suffix)


def build_attainment_cell(cells: Cells, node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Cell:
    """Return the share of the target that is reached; of a cap, how much of it is used or exceeded."""
    text = format_attainment(cells.words, node.goal, cells.ws.digits(node), actual, target)
    if text is None:
        return cells.make_empty()
    return Cell(text, compute_attainment(node, actual, target), get_cap_tone(node, actual, target))


def compute_attainment(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Value:
    """Return the share for machines; of a cap, `used` and `over`: exceeding a cap is no success."""
    share = round_rate(compute_rate(actual, target))
    if node.goal.direction == "up":
        return share
    return {"used": share, "over": compute_excess(node.goal, actual, target)}


def get_cap_tone(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Tone:
    """Return bad if a goal that should stay low is over its cap."""
    return "bad" if compute_excess(node.goal, actual, target) is not None else ""


def get_pace_tone(cells: Cells, pace: Pace) -> Tone:
    """Return bad over a cap, else the tone of the deviation from the plan to date (§3.5)."""
    limit = Decimal(cells.ws.settings.limits.deviation)
    return "bad" if pace.is_exceeded else get_deviation_tone(beyond=pace.beyond(limit), worse=pace.is_behind)


def format_head(words: Words, name: str, trees: Collection[GoalNode]) -> str:
    """Return the title of a column of shares or plans that fits these goals: attained, used, or both."""
    return words(name + choose_direction_suffix([tree.goal for tree in trees]))
