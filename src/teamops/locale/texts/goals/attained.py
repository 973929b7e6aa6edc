"""How far a goal is reached, in words: a share of its target, or, of a goal that should stay low, of its cap."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Text
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.bounds import compute_excess, list_attainment_edges
from teamops.model.figures.digits import Digits
from teamops.model.records.goals import Direction, Goal

TEXTS = {
    "used.sum": Text("{rate} used", "已用 {rate}"),
    "used.level": Text("{rate} of the cap", "上限的 {rate}"),
    "over": Text("{amount} over ({rate})", "超出 {amount}（{rate}）"),
    "over_rate": Text("{rate} over", "超出 {rate}"),
    "over_of_nothing": Text("{amount} over", "超出 {amount}"),
}


def format_attainment(
    words: Words, goal: Goal | None, digits: Digits, actual: Decimal | None, target: Decimal | None
) -> str | None:
    """`97%` of a target; of a cap `76% used`, and above it `4.5 over (3%)`; None where there is no share.

    Shares have as many digits as tell them apart from the whole and from what the goal's criteria ask for.
    """
    over = compute_excess(goal, actual, target)
    if over is None:
        return format_share(words, goal, actual, target)
    amount, beyond = format_difference(words, digits, over), _format_excess(goal, over, target)
    return words("attained.over" if beyond else "attained.over_of_nothing", amount=amount, rate=beyond)


def format_share(words: Words, goal: Goal | None, actual: Decimal | None, target: Decimal | None) -> str | None:
    """The same without an amount: `97%`, `76% used`, `3% over`."""
    over = compute_excess(goal, actual, target)
    if over is not None:
        beyond = _format_excess(goal, over, target)
        return words("attained.over_rate", rate=beyond) if beyond else None
    share = compute_rate(actual, target)
    if share is None:
        return None
    text = formats.format_rate(share, list_attainment_edges(goal))
    if goal is None or goal.direction == "up":
        return text
    return words(f"attained.used.{goal.measure}", rate=text) if target and target > 0 else None


def format_difference(words: Words, digits: Digits, number: Decimal, *, signed: bool = False) -> str:
    """The difference of two figures of a goal, with its sign if that is wanted; between two rates in points."""
    shown = digits.shown(number)
    text = ("+" if signed and shown > 0 else "") + formats.format_number(shown)
    return words("pace.points", number=text.removesuffix("%")) if digits.suffix == "%" else text


def _format_excess(goal: Goal | None, over: Decimal, target: Decimal | None) -> str | None:
    """By which share of the cap it is exceeded; None for a cap of 0."""
    share = compute_rate(over, None if target is None else abs(target))
    edges = (edge - 1 for edge in list_attainment_edges(goal))
    return None if share is None else formats.format_rate(share, edges)


def choose_direction_suffix(goals: Collection[Goal]) -> str:
    """The end of the name of a column's head: `.down` where all goals should stay low, `.mixed` where some should."""
    found: set[Direction] = {goal.direction for goal in goals}
    return {frozenset({"down"}): ".down", frozenset({"up", "down"}): ".mixed"}.get(frozenset(found), "")
