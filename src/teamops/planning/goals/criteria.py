"""Parse criteria of goals as people write them and reports print them: 每月达标率≥95%; attainment>=95%@month.

Several are separated by semicolons, or by commas where a metric follows. A unit behind a number stays there: the check
refuses one that is not the goal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import normalize

from teamops.locale.canonical import canonicalize
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import parse_amount
from teamops.model.later_pattern import compile_later
from teamops.model.records.goals import ATTAINMENT, Criterion

_SIGNS = {
    "at_least": r"≥|>=|大于等于|不低于|不少于|至少|at least|no less than|not below",
    "at_most": r"≤|<=|小于等于|不高于|不超过|不多于|至多|最多|at most|no more than|not above",
    "within": r"±|\+/?-|偏差不超过|within",
}
_BOUND = compile_later(
    "(?:"
    + "|".join(f"(?P<{key}>{signs})" for key, signs in _SIGNS.items())
    + r")\s*±?\s*(?P<number>\d[\d,.]*(?:\s?[%万亿])?)"
    r"(?P<unit>(?!\s?(?:(?:each|every|per|an?d?)\b|并?且|并))\s?[^\s\d%,，、。;；@]{0,8}?(?=[\s,、。;@]|$)|)"
    r"(?:\s*(?:@|(?:each|every|per|a) )\s*(?P<after>week|month|quarter|year|周|月|季度?|年)(?![a-z]))?",
    re.IGNORECASE,
)
_EACH = compile_later(
    r"每个?(?P<zh>周|月|季度?|年)度?(?:的)?|\b(?:each|every|per) (?P<en>week|month|quarter|year)\b"
    r"|\b(?P<ly>weekly|monthly|quarterly|yearly)\b",
    re.IGNORECASE,
)
_KINDS = {"周": "week", "月": "month", "季": "quarter", "季度": "quarter", "年": "year"}
_ATTAINMENT = frozenset({"", ATTAINMENT, "达标率", "达成率", "完成率", "上限使用率", "use of the cap"})
_HIGHEST = 3
"""The highest plausible bound of attainment: 95 without % is 9,500%."""


def parse_criteria(text: str) -> tuple[Criterion, ...]:
    """Return the criteria of a text. Raises ValueError where it has none, or other words besides."""
    criteria = tuple(one for line in re.split("[;；\n]", text) if line.strip() for one in _parse_line(line))
    if not criteria:
        raise ValueError(text)
    return criteria


def _parse_line(line: str) -> Iterator[Criterion]:
    text = " ".join(normalize("NFKC", line).split())
    criterion: dict[str, Any] = {}
    end = 0
    for match in _BOUND.finditer(text):
        head, end = text[end : match.start()].strip(" ,、:"), match.end()
        if criterion and head.casefold() in ("", "and", "且", "并", "并且"):
            criterion |= _parse_bound(criterion, match)
            continue
        if criterion:
            yield Criterion(**criterion)
        criterion = _parse_head(head)
        criterion |= _parse_bound(criterion, match)
    if not criterion or text[end:].strip(" ,、。."):
        raise ValueError(line)
    yield Criterion(**criterion)


def _parse_head(head: str) -> dict[str, Any]:
    """Return the metric, and the kind of period: 每月达标率, attainment each month."""
    each = _EACH.search(head)
    metric = " ".join((head if each is None else head[: each.start()] + " " + head[each.end() :]).split())
    if metric.casefold() in _ATTAINMENT:
        metric = ATTAINMENT
    return {"metric": metric, **({} if each is None else {"each": _get_kind(each)})}


def _get_kind(each: re.Match[str]) -> str:
    if each["zh"]:
        return _KINDS[each["zh"]]
    return (each["en"] or each["ly"].removesuffix("ly")).casefold()


def _parse_bound(criterion: Mapping[str, Any], match: re.Match[str]) -> dict[str, Any]:
    key = next(one for one in _SIGNS if match[one])
    number, unit = canonicalize("number", match["number"].rstrip(",.")), match["unit"].strip()
    if number is None or key in criterion:
        raise ValueError(match[0])
    is_share = key == "within" or criterion["metric"] == ATTAINMENT
    if is_share and (unit or Quantity.parse(number) > _HIGHEST):
        raise ValueError(match[0])
    after = (match["after"] or "").casefold()
    each = {"each": _KINDS.get(after, after)} if after else {}
    if each and criterion.get("each", each["each"]) != each["each"]:
        raise ValueError(match[0])
    return {**each, key: parse_amount(number + unit)}
