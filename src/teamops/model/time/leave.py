"""Leave: the days on which somebody is off, as a range, a single day or half a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple

Half = Literal["am", "pm"]

LONGEST_LEAVE = 366
"""The most days of one range."""

_FORM = compile_later(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d)| (am|pm))?", re.ASCII)
_HALF = Decimal("0.5")


class BadLeaveError(ValueError):
    """A leave that cannot be: `reason` is `leave_reversed` or `leave_too_long`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Leave(NamedTuple):
    """The days from `first` to `last`, inclusive; or one half of a day."""

    first: date
    last: date
    half: Half | None = None

    @staticmethod
    def parse(text: str) -> Leave:
        """Return the leave written as 2026-11-16, 2026-11-16..2026-11-20 or 2026-11-18 am. Raises ValueError."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        first = date.fromisoformat(match[1])
        half: Half | None = "am" if match[3] == "am" else "pm" if match[3] else None
        return Leave(first, date.fromisoformat(match[2]) if match[2] else first, half).validated

    @property
    def validated(self) -> Leave:
        """The leave itself. Raises BadLeaveError if it ends before it begins, or is too long."""
        if self.last < self.first:
            raise BadLeaveError("leave_reversed")
        if (self.last - self.first).days >= LONGEST_LEAVE:
            raise BadLeaveError("leave_too_long")
        return self

    @property
    def text(self) -> str:
        """The leave as files write it."""
        if self.half is not None:
            return f"{self.first.isoformat()} {self.half}"
        return self.first.isoformat() + (f"..{self.last.isoformat()}" if self.last != self.first else "")

    def overlaps(self, other: Leave) -> bool:
        """Return whether the two have time in common; morning and afternoon of one day have none."""
        if self.last < other.first or other.last < self.first:
            return False
        return self.half is None or other.half is None or self.half == other.half


def weigh_days_off(leaves: Iterable[Leave], first: date, last: date) -> Mapping[date, Decimal]:
    """Return how much of each day from `first` to `last` is off, 0.5 or 1; days without leave are missing."""
    halves: dict[date, set[str]] = {}
    for leave in leaves:
        begin, end = max(leave.first, first), min(leave.last, last)
        for number in range(begin.toordinal(), end.toordinal() + 1):
            halves.setdefault(date.fromordinal(number), set()).update((leave.half,) if leave.half else ("am", "pm"))
    return {day: _HALF * len(off) for day, off in halves.items()}
