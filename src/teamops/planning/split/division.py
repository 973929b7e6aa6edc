"""What a split leaves to be read: every part, and every whole with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Level, Part
from teamops.model.time.period import Period
from teamops.planning.shares.weights import Basis
from teamops.planning.split.frozen import Reason
from teamops.planning.split.siblings import PlannedPart, RunningPeriod, Whole


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the split. `period`, `owner` and `department` are its own or inherited; `depth` counts from 1.

    `kept`: it stood before and its amount was not computed; then it has no weight, and `reason` tells if it may not be
    touched. Of a `level` goal no part has a weight. `rank` is None for what was shared jointly with other wholes: there
    the exact share is rounded as the sums ask for it. `under_way`: it was weighed by the days that are left.
    """

    path: str
    period: Period | None
    owner: str | None
    department: str | None
    target: Quantity
    level: Level | None
    depth: int
    kept: bool
    reason: Reason | None
    basis: Basis | None
    weight: Fraction | None
    quota: Fraction | None
    remainder: Fraction | None
    rank: int | None
    under_way: RunningPeriod | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """One whole and its direct parts. They add up to `amount`: its target, with the buffer where that applies.

    `dropped` names parts that stood here and are gone. `group`: its parts were shared jointly with those of other
    wholes, whose totals are the margins of this index.
    """

    path: str
    target: Quantity
    amount: Decimal
    level: Level | None
    rows: tuple[Row, ...]
    dropped: tuple[str, ...] = ()
    group: int | None = None


@dataclass(frozen=True, slots=True)
class DivisionTree:
    """The parts of a whole as they shall be, and how they came about; `below` goes with the rows of `division`.

    Where there was nothing to do, `division` is None and the parts are those that stood.
    """

    parts: tuple[Part, ...]
    division: Division | None = None
    below: tuple[DivisionTree, ...] = ()

    def rows(self) -> Iterator[Row]:
        """All rows, each above those of its own parts."""
        for row, below in zip(self.division.rows if self.division else (), self.below, strict=True):
            yield row
            yield from below.rows()

    def divisions(self) -> Iterator[Division]:
        """This division, then those below it."""
        if self.division:
            yield self.division
        for below in self.below:
            yield from below.divisions()


def make_row(whole: Whole, cell: PlannedPart, path: str, level: Level | None, depth: int, reason: Reason | None) -> Row:
    """`cell`, a part of `whole`, as it is read."""
    part, share = cell.part, cell.share
    return Row(
        path=path,
        period=part.period or whole.period,
        owner=part.owner or whole.owner,
        department=part.department or whole.department,
        target=part.target,
        level=level,
        depth=depth,
        kept=cell.kept,
        reason=reason if cell.kept else None,
        basis=cell.slot.basis if cell.slot else None,
        weight=share and share.weight,
        quota=share and share.quota,
        remainder=share and share.remainder,
        rank=share and share.rank,
        under_way=cell.under_way,
    )
