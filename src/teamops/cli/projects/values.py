"""Parse amounts and plans as users write them: 380, 380万, 4.8%, 80万元, 曝光量=220万,1500万,400万."""

from __future__ import annotations

import re
from unicodedata import normalize

from teamops.locale.canonical import canonicalize
from teamops.model.later_pattern import compile_later
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.phases import Metric
from teamops.store.errors import CommandError

_AMOUNT = compile_later(r"([+-]?[\d.,_' ]*\d)\s*(\D*)", re.ASCII)
_METRIC = compile_later("(.+?)\\s*(<=|≤|=|\uff1d)(.*)", re.DOTALL)  # the sign of equality in both widths
_BETWEEN_PLANS = compile_later("[,\uff0c\u3001/]")
_MULTIPLES = frozenset({"k", "m", "w", "b", "mio", "mn", "bn"})  # thousands of what? 80k is no amount of "k"
_MOST_DIGITS = 4  # of a phase's length in days: none is longer than the calendar


def parse_amount(option: str, text: str) -> Amount:
    """Parse a number with its unit. Raise CommandError, which names the option, for other text."""
    match = _AMOUNT.fullmatch(normalize("NFKC", text).strip())
    number = canonicalize("number", match[1]) if match else None
    if match is None or number is None or match[2].strip().casefold() in _MULTIPLES:
        raise CommandError("given.bad_number", option=option, value=text)
    return Amount(number, re.sub(r"(?<=[万亿])\s+", "", match[2].strip()))


def parse_metric(text: str) -> Metric:
    """Parse a metric with its plans, phase by phase. Raise MonitoringError for other text."""
    match = _METRIC.fullmatch(text.strip())
    if match is None:
        raise MonitoringError("bad_metric", value=text)
    name, sign, amounts = match[1].strip(), match[2], match[3]
    plans = tuple(parse_amount("--metric", one) if one.strip() else None for one in _BETWEEN_PLANS.split(amounts))
    if not any(plans):
        raise MonitoringError("bad_metric", value=text)
    units = {re.sub("^[万亿]", "", plan.unit) for plan in plans if plan is not None}
    if len(units) > 1 or len({bool(plan.unit) for plan in plans if plan is not None}) > 1:
        raise MonitoringError("mixed_units", metric=name, plans=amounts.strip())
    return Metric(name, plans, "down" if sign in ("<=", "≤") else "up")


def parse_days(text: str) -> tuple[int, ...]:
    """Parse the lengths of phases, in days. Raise MonitoringError for other text than positive whole numbers."""
    words = [normalize("NFKC", word).strip() for word in _BETWEEN_PLANS.split(text)]
    if not all(re.fullmatch(r"0*[1-9]\d*", word, re.ASCII) and len(word) <= _MOST_DIGITS for word in words):
        raise MonitoringError("bad_days", value=text)
    return tuple(map(int, words))
