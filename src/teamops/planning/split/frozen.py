"""The parts that keep their amounts when others are recomputed: locked, confirmed, and those of closed periods."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.records.goals import Part
from teamops.model.time.period import Period

Reason = Literal["locked", "confirmed", "closed", "before"]


@dataclass(frozen=True, slots=True)
class FrozenParts:
    """Which parts are frozen as of `today`; if None no period is closed. The rest is weighed from `since` on.

    `freeze_all`: every existing part is frozen.
    """

    today: date | None = None
    since: date | None = None
    freeze_all: bool = False

    def is_closed(self, period: Period | None) -> bool:
        """Return whether the last day of `period` has passed."""
        return self.today is not None and period is not None and period.end < self.today

    def is_before(self, period: Period | None) -> bool:
        """Return whether `period` is closed or ends before the day from which the rest is weighed."""
        return self.is_closed(period) or (self.since is not None and period is not None and period.end < self.since)

    @property
    def start(self) -> date | None:
        """The first day that is weighed; None if all are."""
        return self.since or self.today

    def reason(self, part: Part, whole: Period | None) -> Reason | None:
        """Return why `part` is frozen; `whole` is the period of its parent."""
        if part.locked:
            return "locked"
        if part.confirmed:
            return "confirmed"
        period = part.period or whole
        if self.is_closed(period):
            return "closed"
        return "before" if self.is_before(period) else None

    def is_fixed(self, part: Part, whole: Period | None) -> bool:
        """Return whether `part` is frozen."""
        return self.freeze_all or self.reason(part, whole) is not None

    def has_fixed_part(self, parts: Iterable[Part], whole: Period | None) -> bool:
        """Return whether one of `parts`, or something below one, is frozen."""
        return any(
            self.is_fixed(part, whole) or self.has_fixed_part(part.parts, part.period or whole) for part in parts
        )
