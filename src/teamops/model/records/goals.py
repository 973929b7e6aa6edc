"""Goals with their nested parts, and their actuals (handbook §1, Table 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from teamops.model.dataclass import field
from teamops.model.records.record import record
from teamops.model.records.values import Amount, Day, Flag, Id, Moment, Names, Number, Percent, When

ATTAINMENT = "attainment"
"""The metric of a criterion on the attainment of the goal's own target."""

Measure = Literal["sum", "level"]
Direction = Literal["up", "down"]
Weighing = Literal["workdays", "equal", "history", "custom"]
Level = Literal["quarter", "month", "week", "department", "people"]


@record
class Basis:
    """What a target is based on (§1.8)."""

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
    """Slack in the split (§1.9): with `over` parts add up to more than the whole, with `reserve` to less."""

    mode: Literal["over", "reserve"]
    percent: Percent
    at: Level = "people"


@record
class How:
    """How `split-goal` divided a goal, or a part of it, so that it can be repeated.

    `by` and `weights` apply to the first level of periods. `people` and `departments` have weights; `among` are the
    people who shared by capacity, `posts` the posts that selected them.
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
    """Who confirmed, when, and the digest of the terms (§1.7)."""

    by: Id
    at: Moment
    digest: str | None = None
    note: str | None = None


@record
class Part:
    """A part of a goal; what is missing is inherited from the part or goal above it."""

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
    """A goal; what SMART requires may be missing: rules report that, the format accepts it."""

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
        """Return whether `metric` is the goal's own metric; its own actuals need not name it."""
        return metric in (None, self.metric, self.name)


@record
class Actual:
    """An actual: an increment for `sum` goals, a reading for `level` goals and other metrics.

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
    """Return the number of goals and parts, with all below them."""
    count, level = 0, [*goals]
    while level:
        count += len(level)
        level = [part for one in level for part in one.parts]
    return count
