"""How a goal stands on a day: reached, due by now, still missing, and where that leads (docs/goals.md has it all)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from teamops.model.figures.attainment import compute_rate
from teamops.model.records.goals import Direction, Measure
from teamops.model.time.period import Period

State = Literal["not_begun", "running", "finished"]
Need = Literal["unknown", "per_day", "hold", "reached", "kept", "missing", "exceeded"]

EARLY_DAYS, EARLY_SHARE = 5, Decimal("0.1")
"""Before so many working days, and such a share of them, are over, neither a forecast nor a warning is worth much."""


class RequiredPace(NamedTuple):
    """What is still to be done, and how much of it.

    `per_day`: on each remaining working day (of a goal that should stay low: at most so much). `hold`: the level, until
    the end. `reached`, `kept`: nothing. `missing`: so much, and no working day is left. `exceeded`: over by so much.
    """

    kind: Need
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pace:
    """How a goal, or a part of one, stands on a day; None stands for what is unknown.

    `actual` is everything recorded, `due` the plan to date, `until` the day to which that runs. Working days: `days` in
    all, `over` until then, and `left`, with today as long as nothing is recorded for it.
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
        """Whether the gap is on the bad side: short of what should grow, over what should stay low."""
        return self.gap is not None and (self.gap < 0 if self.direction == "up" else self.gap > 0)

    def beyond(self, limit: Decimal) -> bool:
        """Whether the deviation is larger than `limit`, to either side; exactly the limit is within (§3.5)."""
        if self.gap is None:
            return False
        if not self.due:  # a cap of 0 is exceeded by anything
            return self.target == 0 and self.is_behind
        return abs(self.gap) > limit * abs(self.due)

    @property
    def is_exceeded(self) -> bool:
        """Whether a goal that should stay low is over its target."""
        if self.actual is None or self.target is None:
            return False
        return self.direction == "down" and self.actual > self.target

    @property
    def is_early(self) -> bool:
        """Whether too little is over for a forecast: less than 5 working days, or less than a tenth of them."""
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
        """What it comes to if it goes on as it went: actual ÷ plan to date × target.

        None early in the period, while nothing is recorded or nothing was due. A level is expected to stay where it is;
        of a finished period it is what was reached.
        """
        if self.is_early or self.actual is None:
            return None
        if self.state == "finished" or self.measure == "level":
            return self.actual
        return self.actual * self.target / self.due if self.due and self.target is not None else None
