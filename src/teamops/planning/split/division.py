"""The result of a split for output: every part, and every whole with its parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Level, Part
from teamops.model.time.period import Period
from teamops.planning.shares.weights import Basis
from teamops.planning.split.frozen import Reason
from teamops.planning.split.siblings import PlannedPart, RunningPeriod, Whole


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the split. `period`, `owner` and `department` are its own or inherited; `depth` counts from 1.

    `kept`: it existed and its amount was not computed; then it has no weight, and `reason` is set if it is frozen.
    Parts of a `level` goal have no weight. `rank` is None for amounts shared jointly with other wholes, which are
    rounded as the sums require. `running`: it was weighed by the days left.
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
    running: RunningPeriod | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """One whole and its direct parts. They add up to `amount`: its target, with the buffer if that applies.

    `dropped` are removed parts. `group`: its parts were shared jointly with those of other wholes; the totals are the
    margins of this index.
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
    """The new parts of a whole and their computation; `below` corresponds to the rows of `division`.

    If there was nothing to do, `division` is None and the parts are the existing ones.
    """

    parts: tuple[Part, ...]
    division: Division | None = None
    below: tuple[DivisionTree, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Yield all rows, each before those of its own parts."""
        for row, below in zip(self.division.rows if self.division else (), self.below, strict=True):
            yield row
            yield from below.rows()

    def divisions(self) -> Iterator[Division]:
        """Yield this division, then those below it."""
        if self.division:
            yield self.division
        for below in self.below:
            yield from below.divisions()


def make_row(whole: Whole, cell: PlannedPart, path: str, level: Level | None, depth: int, reason: Reason | None) -> Row:
    """Return `cell`, a part of `whole`, as a row."""
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
        running=cell.running,
    )
