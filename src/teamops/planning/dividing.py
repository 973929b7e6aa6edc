"""A whole and its parts, level by level: the recursion of a split, and what it leaves to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from teamops.model.goals import Level, Part
from teamops.model.period import Period
from teamops.model.quantity import Quantity
from teamops.model.sums import level_of, whole_at
from teamops.model.tree import segments
from teamops.model.workspace import Workspace
from teamops.planning.allocate import Weight
from teamops.planning.course import Course, next_course
from teamops.planning.sharing import adds_up, keep_and_fill, make_anew, require_sum, rescale
from teamops.planning.siblings import Cell, Slot, Whole
from teamops.planning.slots import people_slots, period_slots
from teamops.planning.weights import Basis, By


@dataclass(frozen=True, slots=True)
class Row:
    """A part of the split. `period`, `owner` and `department` are its own or inherited; `depth` counts from 1.

    `kept`: it stood before and its amount was not computed; then it has no weight. Of a `level` goal no part has one.
    """

    path: str
    period: Period | None
    owner: str | None
    department: str | None
    target: Quantity
    level: Level | None
    depth: int
    kept: bool
    basis: Basis | None
    weight: Fraction | None
    quota: Fraction | None
    remainder: Fraction | None
    rank: int | None


@dataclass(frozen=True, slots=True)
class Division:
    """One whole and its direct parts. They add up to `amount`: its target, with the buffer where that applies.

    `dropped` names parts that stood here and are gone.
    """

    path: str
    target: Quantity
    amount: Decimal
    level: Level | None
    rows: tuple[Row, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How a split is to be made. `weights` are for the first level of periods, `people` for people."""

    levels: tuple[Level, ...]
    by: By
    weights: tuple[Weight, ...] | None
    people: Mapping[str, Weight] | None
    replace: bool

    @property
    def custom_level(self) -> Level | None:
        """The level that `weights` are for."""
        return next((level for level in self.levels if level != "people"), None) if self.by == "custom" else None


@dataclass(frozen=True, slots=True)
class Divided:
    """The parts of a whole as they shall be, and how they came about; `below` goes with the rows of `division`.

    Where there was nothing to do, `division` is None and the parts are those that stood.
    """

    parts: tuple[Part, ...]
    division: Division | None = None
    below: tuple[Divided, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Divider:
    """Divides wholes of `ws` as `asked`."""

    ws: Workspace
    asked: Asked

    def divide(self, whole: Whole, levels: tuple[Level, ...], depth: int = 1, *, changed: bool = False) -> Divided:
        """The parts of `whole` at the first of `levels`, and theirs at the rest. `changed`: its target is a new one."""
        course = next_course(whole, levels, changed=changed, replace=self.asked.replace)
        nothing_to_share = depth > 1 and not whole.parts and not whole.target and not whole.is_held
        if course is None or nothing_to_share:
            return Divided(whole.parts)
        amount = whole_at(whole.goal, whole.target, course.level or level_of(whole.parts, whole.period))
        cells = self._cells(whole, course, amount, changed)
        paths = [f"{whole.path}/{segment}" for segment in segments([cell.part for cell in cells])]
        rows = tuple(_row(whole, cell, path, course.level, depth) for cell, path in zip(cells, paths, strict=True))
        below = tuple(
            self.divide(_part_of(whole, cell, row), course.below, depth + 1, changed=cell.changed)
            for cell, row in zip(cells, rows, strict=True)
        )
        parts = tuple(_with_parts(cell.part, under.parts) for cell, under in zip(cells, below, strict=True))
        division = Division(whole.path, whole.target, amount, course.level, rows, _dropped(whole, cells))
        return Divided(parts, division, below)

    def _cells(self, whole: Whole, course: Course, amount: Decimal, changed: bool) -> tuple[Cell, ...]:
        anew = course.asked and self.asked.replace
        if changed and whole.parts and not anew:
            return rescale(whole, amount)
        if course.level is None or (not course.asked and adds_up(whole, amount)):
            return require_sum(whole, amount)
        slots = self._slots(whole, course)
        return make_anew(whole, amount, slots) if anew else keep_and_fill(whole, amount, slots)

    def _slots(self, whole: Whole, course: Course) -> tuple[Slot, ...]:
        assert course.level is not None  # parts at no level have no slots
        if course.level == "people":
            return people_slots(self.ws, whole, self.asked.people if course.asked else None, self.asked.by)
        weights = self.asked.weights if course.asked and course.level == self.asked.custom_level else None
        return period_slots(self.ws, whole, course.level, weights, self.asked.by)


def _row(whole: Whole, cell: Cell, path: str, level: Level | None, depth: int) -> Row:
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
        basis=cell.basis,
        weight=share and share.weight,
        quota=share and share.quota,
        remainder=share and share.remainder,
        rank=share and share.rank,
    )


def _part_of(whole: Whole, cell: Cell, row: Row) -> Whole:
    """`cell` as a whole of its own."""
    return Whole(whole.goal, row.path, row.period, row.owner, row.department, row.target, cell.part.parts)


def _with_parts(part: Part, parts: tuple[Part, ...]) -> Part:
    return part if part.parts == parts else replace(part, parts=parts)


def _dropped(whole: Whole, cells: tuple[Cell, ...]) -> tuple[str, ...]:
    """The addresses of the parts of `whole` that no cell goes on with."""
    places = {(cell.part.period, cell.part.owner, cell.part.department) for cell in cells}
    names = zip(whole.parts, segments(whole.parts), strict=True)
    return tuple(
        f"{whole.path}/{name}" for part, name in names if (part.period, part.owner, part.department) not in places
    )
