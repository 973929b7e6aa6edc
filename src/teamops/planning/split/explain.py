"""The working of a split, to redo it by hand: days counted, exact shares, and who got the left-over steps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teamops.model.dataclass import dataclass
from teamops.model.figures.sums import EXACT, sum_exact
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.planning.shares.joint import Margin
from teamops.planning.split.division import Division, Row
from teamops.planning.split.split import Split


@dataclass(frozen=True, slots=True)
class Days:
    """How the working days of a period were counted: weekdays − holidays + makeup = working.

    `weekdays` are Monday to Friday. `holidays` are only those that fall on a weekday and are no make-up days, `makeup`
    only those that fall on a weekend.
    """

    weekdays: int
    holidays: tuple[date, ...]
    makeup: tuple[date, ...]

    @property
    def working(self) -> int:
        return self.weekdays - len(self.holidays) + len(self.makeup)


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """One row of a working.

    `floor` is the exact share rounded down to the step (towards 0), None if the row was not weighed. `days` are set if
    it was weighed by its working days. `total` is that of its place over all jointly shared wholes, if it was fixed
    first: then the exact share is the amount shared here × this total ÷ all totals.
    """

    row: Row
    floor: Decimal | None
    days: Days | None
    total: Margin | None = None

    @property
    def is_raised(self) -> bool:
        """Whether it got a step more than its exact share rounded down."""
        return self.floor is not None and self.row.rank is None and self.row.target != self.floor


@dataclass(frozen=True, slots=True)
class Working:
    """How one whole became its parts.

    `kept` is the part of `division.amount` in kept parts; `shared` is what was shared by weight besides them and the
    running part, None for a `level` goal; `weights` is the sum of the weights.
    """

    division: Division
    kept: Decimal
    shared: Decimal | None
    weights: Fraction
    lines: tuple[WorkingLine, ...]


def explain(split: Split, calendar: WorkCalendar) -> tuple[Working, ...]:
    """Return the working of every division of `split`, each before those of its parts."""
    return tuple(
        _build_working(division, split.step, calendar, () if division.group is None else split.margins[division.group])
        for division in split.divisions
    )


def _build_working(
    division: Division, step: Decimal | None, calendar: WorkCalendar, margins: tuple[Margin, ...]
) -> Working:
    totals = {margin.slot.name: margin for margin in margins if margin.weight is not None}
    kept = sum_exact(row.target for row in division.rows if row.kept)
    running = sum_exact(row.target for row in division.rows if row.running)
    is_held, others = any(row.basis == "level" for row in division.rows), [r for r in division.rows if not r.running]
    return Working(
        division=division,
        kept=kept,
        shared=None if is_held else EXACT.subtract(EXACT.subtract(division.amount, kept), running),
        weights=sum((row.weight for row in others if row.weight is not None), Fraction(0)),
        lines=tuple(_build_line(row, step, calendar, totals) for row in division.rows),
    )


def _build_line(row: Row, step: Decimal | None, calendar: WorkCalendar, totals: Mapping[str, Margin]) -> WorkingLine:
    floor = None
    if row.quota is not None and step is not None:
        floor = EXACT.multiply(Decimal(int(row.quota / Fraction(step))), step)
    counted = row.basis == "workdays" and row.period is not None
    days = count_days(row.period, calendar) if counted and row.period else None
    return WorkingLine(row, floor, days, None if row.kept else totals.get(_get_row_name(row)))


def _get_row_name(row: Row) -> str:
    by_level = {"people": row.owner, "department": row.department}
    return str(by_level.get(row.level or "", row.period))


def count_days(period: Period, calendar: WorkCalendar) -> Days:
    """Return how `calendar` counts the working days of `period`."""
    days = tuple(period.days)
    weekdays = tuple(day for day in days if day.weekday() < 5)
    return Days(
        weekdays=len(weekdays),
        holidays=tuple(day for day in weekdays if not calendar.is_workday(day)),
        makeup=tuple(day for day in days if day.weekday() >= 5 and calendar.is_workday(day)),
    )
