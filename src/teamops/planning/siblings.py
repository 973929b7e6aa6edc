"""What a split works on: a whole, the places among its parts, and the parts as planned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teamops.model.goals import Goal, Part
from teamops.model.period import Period
from teamops.model.quantity import Quantity
from teamops.planning.allocate import Share
from teamops.planning.weights import Basis
from teamops.planning.written import in_style_of


@dataclass(frozen=True, slots=True)
class Whole:
    """What is split: a goal, or a part of one, with what it inherits. `target` is its own."""

    goal: Goal
    path: str
    period: Period | None
    owner: str | None
    department: str | None
    target: Quantity
    parts: tuple[Part, ...]

    @property
    def is_held(self) -> bool:
        """Whether parts hold the level of the whole instead of adding up to it."""
        return self.goal.measure == "level"

    def told(self, amount: Decimal) -> str:
        """`amount` as this goal writes amounts, with its unit."""
        return f"{in_style_of(self.target, amount)} {self.goal.unit or ''}".rstrip()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place among siblings, with the weight of the part that goes there: a period's, or a person's."""

    period: Period | None
    owner: str | None
    weight: Fraction
    basis: Basis

    def holds(self, part: Part) -> bool:
        """Whether `part` stands in this place; a period is the same if its days are, whatever it is called."""
        if self.period is None:
            return part.owner == self.owner
        return part.period is not None and (part.period.start, part.period.end) == (self.period.start, self.period.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A part as planned. `kept`: it stood before and its amount was not computed; else `share` tells how it was.

    `changed`: it stood before with another amount.
    """

    part: Part
    kept: bool
    changed: bool = False
    basis: Basis | None = None
    share: Share | None = None


def is_fixed(part: Part) -> bool:
    """Whether the amount of `part` may not be touched."""
    return part.locked or bool(part.confirmed)


def is_fixed_below(part: Part) -> bool:
    """Whether something below `part` may not be touched."""
    return any(is_fixed(one) or is_fixed_below(one) for one in part.parts)
