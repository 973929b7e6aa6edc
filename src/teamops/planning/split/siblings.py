"""The objects of a split: a whole, the slots for its parts, and the planned parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.digits import style_amount
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import format_unit_after
from teamops.model.records.goals import Goal, How, Part
from teamops.model.time.period import Period
from teamops.planning.shares.largest_remainder import Share
from teamops.planning.shares.weights import Basis

Place = tuple[str, ...]
"""What identifies a slot: the days of its period, its person or its department."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What is split: a goal, or a part of one, with what it inherits; `target` is its own.

    `how`: how it, or something above it, was split last.
    """

    goal: Goal
    path: str
    period: Period | None
    owner: str | None
    department: str | None
    target: Quantity
    parts: tuple[Part, ...]
    how: How | None = None

    @property
    def is_held(self) -> bool:
        """Whether parts hold the level of the whole instead of adding up to it."""
        return self.goal.measure == "level"

    def format_amount(self, amount: Decimal) -> str:
        """`amount` as this goal writes amounts, with its unit."""
        quantity = style_amount(self.target, amount)
        return f"{quantity} {format_unit_after(quantity, self.goal.unit)}".rstrip()


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot for a period's, a person's or a department's part, with its weight."""

    weight: Fraction
    basis: Basis
    period: Period | None = None
    owner: str | None = None
    department: str | None = None

    @property
    def place(self) -> Place:
        """The identity of the slot, equal in different wholes for the same days, person or department."""
        if self.period is not None:
            return ("period", self.period.start.isoformat(), self.period.end.isoformat())
        return ("people", self.owner) if self.owner is not None else ("department", self.department or "")

    @property
    def level(self) -> str:
        """The kind of slot."""
        return self.period.kind if self.period else "people" if self.owner else "department"

    @property
    def name(self) -> str:
        """The period, person or department."""
        return str(self.period or self.owner or self.department)

    def holds(self, part: Part) -> bool:
        """Return whether `part` belongs into this slot; periods are equal if their days are, whatever their name."""
        if self.period is not None:
            own = part.period
            return own is not None and (own.start, own.end) == (self.period.start, self.period.end)
        if self.owner is not None:
            return part.owner == self.owner
        return part.department == self.department


@dataclass(frozen=True, slots=True)
class RunningPeriod:
    """A period that is partly over: the amount fixed for its past days, and the working days left of all.

    `fixed` consists of frozen parts and of the plan for the past days of the running part itself; `is_planned`: there
    is some of the latter. `weight` is that of the days left, `weights` that of all days left of the whole, and `shared`
    the amount left for them.
    """

    since: date
    fixed: Fraction
    days: int
    of: int
    is_planned: bool
    weight: Fraction = Fraction(0)
    weights: Fraction = Fraction(0)
    shared: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A planned part. `kept`: it existed and its amount is not computed; else `slot` is its place.

    While `waits` is true the amount is still to be computed. `changed`: it existed with another amount. `running` is
    set if the period is partly over and the part was weighed by the days left.
    """

    part: Part
    kept: bool
    existed: bool = True
    slot: Slot | None = None
    share: Share | None = None
    waits: bool = False
    changed: bool = False
    running: RunningPeriod | None = None

    def with_share(self, whole: Whole, share: Share) -> PlannedPart:
        """This cell with the amount that it was waiting for."""
        return replace(self.at(style_amount(whole.target, share.amount)), share=share)

    def at(self, target: Quantity) -> PlannedPart:
        """Return this cell at `target`, unchanged if the amount is the same."""
        if self.part.target == target:
            return replace(self, waits=False)
        return replace(self, part=replace(self.part, target=target), waits=False, changed=self.existed)


def make_part(slot: Slot, target: Quantity) -> Part:
    """Return a new part in the place of `slot`."""
    return Part(period=slot.period, owner=slot.owner, department=slot.department, target=target)
