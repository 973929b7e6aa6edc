"""The pace of a goal on a day: reached, due by now, still missing, and the forecast (see docs/goals.md)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import compute_rate
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Direction, Measure
from teamops.model.time.period import Period

State = Literal["not_begun", "running", "finished"]
Need = Literal["unknown", "per_day", "hold", "reached", "kept", "missing", "exceeded"]

EARLY_DAYS, EARLY_SHARE = 5, Decimal("0.1")
"""Below this number and this share of past working days, forecasts and warnings are not reliable."""


class RequiredPace(NamedTuple):
    """What is still to be done, and how much of it.

    `per_day`: on each remaining working day (for a `down` goal: at most). `hold`: the level until the end. `reached`,
    `kept`: nothing. `missing`: the amount, with no working day left. `exceeded`: the amount over the target.
    """

    kind: Need
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of a goal, or a part of one, on a day; None is unknown.

    `actual` is everything recorded, `due` the plan up to the day `until`. Working days: `days` in all, `over` up to
    `until`, and `left`, including today until a value is recorded for it.
    """

    period: Period
    measure: Measure
    direction: Direction
    state: State
    target: Decimal | None
    actual: Decimal | None
    due: Decimal | None
    until: date
    days: int
    over: int
    left: int

    @property
    def attainment(self) -> Decimal | None:
        """actual ÷ target; None for a target of 0."""
        return compute_rate(self.actual, self.target)

    @property
    def gap(self) -> Decimal | None:
        """actual − plan to date."""
        return None if self.actual is None or self.due is None else self.actual - self.due

    @property
    def deviation(self) -> Decimal | None:
        """The gap as a share of the plan to date; None while that is 0."""
        return None if self.gap is None or not self.due else self.gap / abs(self.due)

    @property
    def is_behind(self) -> bool:
        """Whether the gap is on the bad side: too low for `up`, too high for `down`."""
        return self.gap is not None and (self.gap < 0 if self.direction == "up" else self.gap > 0)

    def beyond(self, limit: Decimal) -> bool:
        """Return whether the deviation exceeds ±`limit`; exactly the limit is within (§3.5)."""
        if self.gap is None:
            return False
        if not self.due:  # a cap of 0 is exceeded by anything
            return self.target == 0 and self.is_behind
        return abs(self.gap) > limit * abs(self.due)

    @property
    def is_exceeded(self) -> bool:
        """Whether a `down` goal is over its target."""
        if self.actual is None or self.target is None:
            return False
        return self.direction == "down" and self.actual > self.target

    @property
    def is_early(self) -> bool:
        """Whether too few working days are over for a forecast: less than 5, or less than a tenth."""
        return self.state != "finished" and (self.over < EARLY_DAYS or self.over < EARLY_SHARE * self.days)

    @property
    def required_pace(self) -> RequiredPace:
        """What is still to be done. Nothing recorded counts as nothing reached."""
        if self.target is None:
            return RequiredPace("unknown")
        if self.measure == "level" and (self.state != "finished" or self.actual is None):
            return RequiredPace("hold" if self.state != "finished" else "unknown", self.target)
        rest = self.target - (self.actual or Decimal(0))
        if self.direction == "up" and rest <= 0:
            return RequiredPace("reached")
        if self.direction == "down" and rest < 0:
            return RequiredPace("exceeded", -rest)
        if self.left:
            return RequiredPace("per_day", rest / self.left)
        if self.direction == "up":
            return RequiredPace("missing", rest)
        return RequiredPace("unknown") if self.actual is None else RequiredPace("kept")

    @property
    def forecast(self) -> Decimal | None:
        """The expected result at the same pace: actual ÷ plan to date × target.

        None early in the period, and while nothing is recorded or was due. A level is expected to stay as it is; for a
        finished period it is the actual.
        """
        if self.is_early or self.actual is None:
            return None
        if self.state == "finished" or self.measure == "level":
            return self.actual
        return self.actual * self.target / self.due if self.due and self.target is not None else None
