"""Criteria as people write them on one line: attainment>=95%@month, 每月达标率≥95%, 互动率>=8%."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

from teamops.locale.canonical import canonicalize
from teamops.locale.words import get_texts
from teamops.model.figures.quantity import Quantity
from teamops.model.later_pattern import compile_later
from teamops.model.records.goals import ATTAINMENT, Criterion
from teamops.planning.goals.edit import GoalEditError

_BETWEEN = compile_later(r"[;、]|,(?!\d{3}(?!\d))")
_CRITERION = compile_later(
    r"(?:每(?P<before>周|月|季度?|年))?\s*(?P<metric>[^<>=≥≤±@]+?)\s*(?P<sign>>=|≥|<=|≤|±|\+-)\s*(?P<bound>[^@<>=≥≤±]+?)"
    r"\s*(?:(?:@|\beach )\s*(?P<after>[a-z]+|周|月|季度?|年))?"
)
_BOUNDS = {">=": "at_least", "≥": "at_least", "<=": "at_most", "≤": "at_most", "±": "within", "+-": "within"}
_EACH = {"周": "week", "月": "month", "季": "quarter", "季度": "quarter", "年": "year"}
_PERIODS: tuple[Literal["week", "month", "quarter", "year"], ...] = ("week", "month", "quarter", "year")


def parse_criteria(text: str) -> tuple[Criterion, ...]:
    """Parse criteria, separated by commas or semicolons. Raise GoalEditError for other text."""
    words = [word.strip() for word in _BETWEEN.split(normalize("NFKC", text)) if word.strip()]
    return tuple(map(_parse_criterion, words))


def _parse_criterion(text: str) -> Criterion:
    match = _CRITERION.fullmatch(text)
    number = canonicalize("number", match["bound"]) if match else None
    if match is None or number is None:
        raise GoalEditError("bad_criterion", value=text)
    word = match["before"] or match["after"]
    each = next((period for period in _PERIODS if period == _EACH.get(word or "", word)), None)
    if word is not None and each is None:
        raise GoalEditError("bad_criterion", value=text)
    bound = {_BOUNDS[match["sign"]]: Quantity.parse(number)}
    metric = match["metric"].strip()
    return Criterion(metric=ATTAINMENT if metric.casefold() in _list_names() else metric, each=each, **bound)


def _list_names() -> set[str]:
    """Return what screens call the attainment of a goal, in both languages."""
    texts = get_texts("reports")
    names = (*texts["attainment.up"], *texts["attainment.down"])
    return {ATTAINMENT, *(name.casefold() for name in names)}
