"""Texts on the attainment of a goal: a share of its target, or of its cap if it should stay low."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Text
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.bounds import compute_excess, list_attainment_edges
from teamops.model.figures.digits import Digits
from teamops.model.records.goals import Goal

TEXTS = {
    "used.sum": Text("{rate} used", "已用 {rate}"),
    "used.level": Text("{rate} of the cap", "上限的 {rate}"),
    "over": Text("{amount} over ({rate})", "超出 {amount}（{rate}）"),
    "over_rate": Text("{rate} over", "超出 {rate}"),
    "over_of_nothing": Text("{amount} over", "超出 {amount}"),
}


def format_attainment(words: Words, goal: Goal | None, digits: Digits, actual: Decimal | None, target: Decimal | None) -> str | None:
    """Format attainment: `97%` of a target, `76% used` of a cap, `4.5 over (3%)` above it; None if there is no share.

    Shares have enough digits to differ from 100 % and from the bounds of the goal's criteria.
    """
    over = compute_excess(goal, actual, target)
    if over is None:
        return format_share(words, goal, actual, target)
    amount, beyond = format_difference(words, digits, over), _format_excess(goal, over, target)
    return words("attained.over" if beyond else "attained.over_of_nothing", amount=amount, rate=beyond)


def format_share(words: Words, goal: Goal | None, actual: Decimal | None, target: Decimal | None) -> str | None:
    """Format attainment without an amount: `97%`, `76% used`, `3% over`."""
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
    """Format the difference of two figures of a goal, with a plus if `signed`; between two rates in points."""
    rounded = digits.shown(number)
    text = ("+" if signed and rounded > 0 else "") + formats.format_number(rounded)
    return words("pace.points", number=text.removesuffix("%")) if digits.suffix == "%" else text


def _format_excess(goal: Goal | None, over: Decimal, target: Decimal | None) -> str | None:
    """Format the share by which the cap is exceeded; None for a cap of 0."""
    share = compute_rate(over, None if target is None else abs(target))
    edges = (edge - 1 for edge in list_attainment_edges(goal))
    return None if share is None else formats.format_rate(share, edges)


def choose_direction_suffix(goals: Collection[Goal]) -> str:
    """Return the suffix of a column head's name: `.down` if all goals should stay low, `.mixed` if some, else ""."""
    directions = frozenset(goal.direction for goal in goals)
    return ".down" if directions == {"down"} else ".mixed" if len(directions) > 1 else ""
