"""The data of a report's charts: numbers and days, and the words beside them.

Every picture is also a table for programs: `columns` are keys, `rows` are values under them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from teamops.locale import formats
from teamops.locale.formats import format_deviation
from teamops.model.dataclass import dataclass
from teamops.model.figures.digits import PLAIN, Digits
from teamops.model.figures.quantity import ROOMY
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.tasks import Priority
from teamops.reporting.base.tone import Tone

Value = str | int | Decimal | date | None
_SIX_PLACES = Decimal("0.000001")
PRIORITIES: tuple[str, ...] = get_args(Priority)


class Point(NamedTuple):
    """An amount at the end of a day."""

    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class BurnUp:
    """A goal over its days from `first` to `last`: plan, actual and forecast, each by day.

    The amounts of a sum are those since `first`, of a level its readings. `forecast` leads from the last point of
    `actual` to the last day; it is empty if there is none. Amounts are of `unit`; those that end in `suffix` (%) are
    shares. They are shown with the `digits` of the goal, else with all. `is_exceeded`: a cap is exceeded.
    """

    first: date
    last: date
    today: date
    plan: tuple[Point, ...]
    actual: tuple[Point, ...]
    forecast: tuple[Point, ...] = ()
    unit: str = ""
    suffix: str = ""
    digits: Digits | None = None
    is_exceeded: bool = False

    columns = ("series", "day", "amount")

    def format_amount(self, amount: Decimal) -> str:
        """Return an amount as people read it, without its unit."""
        digits = self.digits or PLAIN._replace(suffix=self.suffix)
        return formats.format_number(digits.shown(amount))

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        for series in ("plan", "actual", "forecast"):
            points: tuple[Point, ...] = getattr(self, series)
            yield from ((series, point.day, point.amount) for point in points)


class Deviation(NamedTuple):
    """A reading beside its plan: `rate` is actual ÷ plan − 1. `remark` follows the label in small letters."""

    label: str
    remark: str
    rate: Decimal
    tone: Tone


@dataclass(frozen=True, slots=True)
class Deviations:
    """Deviations as bars, with the band ±`limit` in which none raises a warning (§3.5)."""

    limit: Decimal
    bars: tuple[Deviation, ...]

    columns = ("label", "remark", "rate")

    def format_rate(self, bar: Deviation) -> str:
        """Return the rate with enough digits to show whether it is within the band."""
        return format_deviation(bar.rate, self.limit)

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        yield from ((bar.label, bar.remark, bar.rate.quantize(_SIX_PLACES, ROUND_HALF_UP, ROOMY)) for bar in self.bars)


class PersonLoad(NamedTuple):
    """The number of open tasks of a person by priority: P0, P1, P2, P3. `limit` is the most there should be."""

    person: str
    counts: tuple[int, int, int, int]
    limit: Decimal | None = None

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def is_over(self) -> bool:
        """Whether there are more tasks than the limit."""
        return self.limit is not None and self.total > self.limit


@dataclass(frozen=True, slots=True)
class Loads:
    """The load of each person, as stacked bars."""

    people: tuple[PersonLoad, ...]

    columns = ("person", *PRIORITIES, "limit")

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        yield from ((load.person, *load.counts, load.limit) for load in self.people)


State = Literal["planned", "running", "blocked", "late", "done"]


class GanttBar(NamedTuple):
    """A task or phase with its first and last day. `progress` is a share from 0 to 1; `remark` is beside the bar."""

    label: str
    owner: str
    first: date
    last: date
    state: State
    remark: str = ""
    progress: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Gantt:
    """Bars on the days from `first` to `last`, cut to these; `off` are the days without work."""

    first: date
    last: date
    today: date
    stretches: tuple[GanttBar, ...]
    off: frozenset[date] = frozenset()

    columns = ("label", "owner", "first", "last", "state", "remark", "progress")

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        yield from self.stretches


Mark = Literal["kept", "late", "missing", "none"]
MARKS: tuple[Mark, ...] = ("kept", "late", "missing")
"""The marks that are drawn."""


class DailyMarks(NamedTuple):
    """The daily reports of a person on each of the days: kept, late, missing, or none owed."""

    person: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """The daily reports on every working day: a row per person, a field per day."""

    days: tuple[date, ...]
    people: tuple[DailyMarks, ...]

    columns = ("person", "day", "mark")

    @property
    def rows(self) -> Iterator[tuple[Value, ...]]:
        for one in self.people:
            yield from ((one.person, day, mark) for day, mark in zip(self.days, one.marks, strict=True))


Picture = BurnUp | Deviations | Loads | Gantt | Heat
