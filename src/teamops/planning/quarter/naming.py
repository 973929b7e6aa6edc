"""Ids and names for the next quarter: sales-2026Q4 becomes sales-2027Q1, 2026年第四季度 becomes 2027年第一季度."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import timedelta

from teamops.model.time.period import Period

_NUMERALS = "一二三四"


def get_quarter_before(period: Period) -> Period:
    """Return the quarter before a period."""
    return Period.quarter_of(period.start - timedelta(days=1))


def make_next_id(identity: str, old: Period, new: Period, taken: Container[str]) -> str:
    """Return the id for the next quarter, which is not `taken`: with its period, or else with a suffix."""
    suffix = new.text.replace("-", "")
    renamed = rename_quarter(identity, old, new)
    first = renamed if renamed != identity else f"{identity}-{suffix}"
    if first not in taken:
        return first
    return next(name for name in _list_more_ids(f"{identity}-{suffix}") if name not in taken)


def _list_more_ids(first: str) -> Iterator[str]:
    yield first
    number = 2
    while True:
        yield f"{first}-{number}"
        number += 1


def rename_quarter(text: str, old: Period, new: Period) -> str:
    """Return the text with the quarter `old`, as people write it, replaced by `new`; the text itself without one."""
    for pattern, replacement in _list_forms(old, new):
        if re.search(pattern, text):
            return re.sub(pattern, replacement, text)
    return text


def names_quarter(text: str, period: Period) -> bool:
    """Return whether the text names the quarter or its year."""
    year = rf"(?<!\d){period.start.year}(?!\d)"
    return any(re.search(pattern, text) for pattern in (year, *(form for form, _ in _list_forms(period, period))))


def names_year(text: str, period: Period) -> bool:
    """Return whether the text names the year of a period."""
    return re.search(rf"(?<!\d){period.start.year}(?!\d)", text) is not None


def _list_forms(old: Period, new: Period) -> Iterator[tuple[str, str]]:
    """Yield patterns for the forms of a quarter, the fullest first, each with its replacement."""
    before, after = _get_number(old), _get_number(new)
    for one, other in ((f"{old.start:%Y}", f"{new.start:%Y}"), (f"{old.start:%y}", f"{new.start:%y}")):
        yield rf"(?<!\d){one}([-_./ ]?[Qq]){before}(?!\d)", rf"{other}\g<1>{after}"
        yield rf"(?<![A-Za-z\d])([Qq]){before}([-_./ ]?){one}(?!\d)", rf"\g<1>{after}\g<2>{other}"
    numerals = (str(before), str(after)), (_NUMERALS[before - 1], _NUMERALS[after - 1])
    for one, other in numerals:
        yield rf"(?<!\d){old.start:%Y}( ?年 ?第? ?){one}( ?季)", rf"{new.start:%Y}\g<1>{other}\g<2>"
    yield rf"(?<![A-Za-z\d])([Qq]){before}(?![A-Za-z\d])", rf"\g<1>{after}"
    for one, other in numerals:
        yield rf"(第 ?){one}( ?季)", rf"\g<1>{other}\g<2>"


def _get_number(period: Period) -> int:
    """Return the number of a quarter, 1 to 4."""
    return (period.start.month + 2) // 3
