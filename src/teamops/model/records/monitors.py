"""Monitored projects: phases, checkpoints, measures (handbook §3, Table 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Amount, Day, Id, Moment

Risk = Literal["low", "medium", "high"]

IMPLAUSIBLE = 10
"""A figure of this many times its plan is probably in another unit."""


@record
class Measure:
    """A measure against a deviation, with owner and due day (§3.6)."""

    action: str
    owner: Id | None = None
    decided: Moment | None = None
    due: Day | None = None
    status: Literal["open", "done", "cancelled"] = "open"


@record
class Checkpoint:
    """A metric planned for a day, and its reading (§3.3, §3.4)."""

    metric: str
    unit: str | None = None
    date: Day
    plan: Amount | None = None
    actual: Amount | None = None
    direction: Literal["up", "down"] = "up"
    recorded: Moment | None = None
    owner: Id | None = None
    cause: str | None = None
    risk: str | None = None
    measures: tuple[Measure, ...] = ()

    @property
    def deviation(self) -> Decimal | None:
        """actual ÷ plan − 1, to the precision of decimals; None while unread and for a plan of 0."""
        if self.plan is None or self.actual is None or self.plan == 0:
            return None
        return Decimal(self.actual) / Decimal(self.plan) - 1

    def beyond(self, limit: Decimal) -> bool:
        """Return whether the deviation exceeds ±`limit`; exactly the limit is within (§3.5). Never rounds."""
        if self.plan is None or self.actual is None or self.plan == 0:
            return False
        return abs(self.actual - self.plan) > limit * abs(self.plan)

    @property
    def is_implausible(self) -> bool:
        """Whether the reading is `IMPLAUSIBLE` times the plan or more, probably in the wrong unit."""
        if not self.plan or self.actual is None:
            return False
        return abs(self.actual) >= IMPLAUSIBLE * abs(self.plan)

    @property
    def is_worse(self) -> bool:
        """Whether the reading is worse than the plan, in the metric's direction; never while unread."""
        if self.plan is None or self.actual is None:
            return False
        return self.actual < self.plan if self.direction == "up" else self.actual > self.plan

    @property
    def is_closed(self) -> bool:
        """Whether the deviation is settled: it has a cause, and every measure is done or cancelled."""
        return bool(self.cause and self.measures) and all(measure.status != "open" for measure in self.measures)


@record
class Phase:
    """A phase of the project (预热期, 爆发期, 持续期; §3.2); both days are inclusive."""

    name: str
    start: Day
    end: Day
    checkpoints: tuple[Checkpoint, ...] = ()


@record
class Spending:
    """Planned and spent budget of a project."""

    planned: Amount
    spent: Amount | None = None
    unit: str | None = None

    @property
    def is_implausible(self) -> bool:
        """Whether `IMPLAUSIBLE` times the planned budget is spent, probably in the wrong unit."""
        return self.spent is not None and 0 < IMPLAUSIBLE * self.planned <= self.spent

    @property
    def is_overrun(self) -> bool:
        """Whether more is spent than planned (§3.7); a negative budget is a mistake and never overrun."""
        return self.spent is not None and 0 <= self.planned < self.spent


@record
class Escalation:
    """To whom a major risk (§3.7) or a problem between departments (§5.7) was escalated, when, and the plan."""

    to: Id
    at: Moment
    plan: str | None = None


@record
class Monitor:
    """A monitored project (§3.1)."""

    id: Id
    project: str
    owner: Id | None = None
    risk: Risk = "medium"
    goal: str | None = None
    budget: Spending | None = None
    escalated: Escalation | None = None
    phases: tuple[Phase, ...] = ()

    @property
    def checkpoints(self) -> Iterator[Checkpoint]:
        """The checkpoints of all phases, in file order."""
        return (point for phase in self.phases for point in phase.checkpoints)

    @property
    def run(self) -> tuple[date, date] | None:
        """The first and the last day of the project; phases that end before they begin (M008) are ignored."""
        phases = [phase for phase in self.phases if phase.start <= phase.end]
        return (min(p.start for p in phases), max(p.end for p in phases)) if phases else None
