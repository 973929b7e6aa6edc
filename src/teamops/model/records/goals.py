"""Goals with their nested parts, and what was reached (handbook §1, Table 1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Amount, Day, Flag, Id, Moment, Names, Number, Percent, When

ATTAINMENT = "attainment"
"""The metric of a criterion that asks for the rate of a goal's own target."""

Measure = Literal["sum", "level"]
Direction = Literal["up", "down"]
Weighing = Literal["workdays", "equal", "history", "custom"]
Level = Literal["quarter", "month", "week", "department", "people"]


@record
class Basis:
    """What a target rests on (§1.8)."""

    history: str | None = None
    market: str | None = None
    resources: str | None = None


@record
class Criterion:
    """When the goal counts as reached; `metric` is `attainment` or another metric of the goal's actuals."""

    metric: str
    each: Literal["week", "month", "quarter", "year"] | None = None
    at_least: Amount | None = None
    at_most: Amount | None = None
    within: Amount | None = None


@record
class Buffer:
    """Slack in the split (§1.9): `over` makes parts add up to more than the whole, `reserve` to less."""

    mode: Literal["over", "reserve"]
    percent: Percent
    at: Level = "people"


@record
class How:
    """How `split-goal` divided a goal, or a part of it, so that it can be done again.

    `by` and `weights` are for the first level of periods. `people` shared by these weights, `among` are those who
    shared by capacity; `posts` chose them. `departments` shared by these weights.
    """

    into: tuple[Level, ...]
    by: Weighing = "workdays"
    weights: tuple[Number, ...] = ()
    people: dict[Id, Number] = field(default_factory=dict)
    among: Names = ()
    posts: Names = ()
    departments: dict[Id, Number] = field(default_factory=dict)


@record
class Confirmation:
    """Who agreed, when, and the digest of what was agreed (§1.7)."""

    by: Id
    at: Moment
    digest: str | None = None
    note: str | None = None


@record
class Part:
    """A goal in small: what it does not say it inherits from the part or goal above it."""

    period: When | None = None
    owner: Id | None = None
    department: Id | None = None
    target: Amount
    split: How | None = None
    locked: Flag = False
    confirmed: tuple[Confirmation, ...] = ()
    note: str | None = None
    parts: tuple[Part, ...] = ()


@record
class Goal:
    """A goal; what SMART asks for may be missing here and is asked for by rules, not by the format."""

    id: Id
    name: str | None = None
    metric: str | None = None
    period: When | None = None
    unit: str | None = None
    target: Amount | None = None
    step: Amount | None = None
    measure: Measure = "sum"
    direction: Direction = "up"
    department: Id | None = None
    owner: Id | None = None
    serves: str | None = None
    basis: Basis | None = None
    key_actions: Names = ()
    criteria: tuple[Criterion, ...] = ()
    buffer: Buffer | None = None
    split: How | None = None
    locked: Flag = False
    confirmed: tuple[Confirmation, ...] = ()
    note: str | None = None
    parts: tuple[Part, ...] = ()

    def counts(self, metric: str | None) -> bool:
        """Whether `metric` is what this goal itself counts; its own actuals need not name it."""
        return metric in (None, self.metric, self.name)


@record
class Actual:
    """What was reached: an increment for `sum` goals, a reading for `level` goals and other metrics.

    `key` is the number of the row in `source`, such as that of an order in the CRM.
    """

    goal: str
    metric: str | None = None
    date: Day
    value: Amount
    owner: Id | None = None
    department: Id | None = None
    source: str | None = None
    key: str | None = None
    note: str | None = None


def count_parts(goals: Iterable[Goal | Part]) -> int:
    """How many goals and parts these are, with all below them."""
    count, level = 0, [*goals]
    while level:
        count += len(level)
        level = [part for one in level for part in one.parts]
    return count
