"""Amounts and plans as users write them: 380, 380万, 4.8%, 80万元, 曝光量=220万,1500万,400万."""

from __future__ import annotations

import re
from unicodedata import normalize

from teamops.locale.canonical import canonicalize
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.phases import Metric
from teamops.store.errors import CommandError

_AMOUNT = re.compile(r"([+-]?[\d.,_' ]*\d)\s*(\D*)", re.ASCII)
_METRIC = re.compile("(.+?)\\s*(<=|≤|=|\uff1d)(.*)", re.DOTALL)  # the sign of equality in both widths
_BETWEEN_PLANS = re.compile("[,\uff0c\u3001/]")
_MULTIPLES = frozenset({"k", "m", "w", "b", "mio", "mn", "bn"})  # thousands of what? 80k is no amount of "k"
_MOST_DAYS = 4  # digits: no phase lasts longer than the calendar has years


def parse_amount(option: str, text: str) -> Amount:
    """The number and the unit that `text` writes. Raises CannotGoOnError, which names the option, for other text."""
    found = _AMOUNT.fullmatch(normalize("NFKC", text).strip())
    number = canonicalize("number", found[1]) if found else None
    if found is None or number is None or found[2].strip().casefold() in _MULTIPLES:
        raise CommandError("given.bad_number", option=option, value=text)
    return Amount(number, re.sub(r"(?<=[万亿])\s+", "", found[2].strip()))


def parse_metric(text: str) -> Metric:
    """The metric and its plans, phase by phase. Raises MonitoringError for what is not written so."""
    found = _METRIC.fullmatch(text.strip())
    if found is None:
        raise MonitoringError("bad_metric", value=text)
    name, sign, written = found[1].strip(), found[2], found[3]
    plans = tuple(parse_amount("--metric", one) if one.strip() else None for one in _BETWEEN_PLANS.split(written))
    if not any(plans):
        raise MonitoringError("bad_metric", value=text)
    things = {re.sub("^[万亿]", "", plan.unit) for plan in plans if plan is not None}
    if len(things) > 1 or len({bool(plan.unit) for plan in plans if plan is not None}) > 1:
        raise MonitoringError("mixed_units", metric=name, plans=written.strip())
    return Metric(name, plans, "down" if sign in ("<=", "≤") else "up")


def parse_days(text: str) -> tuple[int, ...]:
    """The lengths of phases. Raises MonitoringError for what is no list of whole numbers above nothing."""
    words = [normalize("NFKC", word).strip() for word in _BETWEEN_PLANS.split(text)]
    if not all(re.fullmatch(r"0*[1-9]\d*", word, re.ASCII) and len(word) <= _MOST_DAYS for word in words):
        raise MonitoringError("bad_days", value=text)
    return tuple(map(int, words))
