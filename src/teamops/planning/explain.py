"""What a person needs to redo a split by hand: days counted, exact shares, and who got the steps left over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teamops.model.calendar import WorkCalendar
from teamops.model.period import Period
from teamops.model.sums import EXACT
from teamops.planning.dividing import Division, Row
from teamops.planning.split import Split


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
class Line:
    """One row of a working.

    `floor` is the exact share rounded down to the step (towards 0), None if the row was not weighed. `days` are given
    where it was weighed by its working days.
    """

    row: Row
    floor: Decimal | None
    days: Days | None


@dataclass(frozen=True, slots=True)
class Working:
    """How one whole became its parts.

    `kept` is what parts that stood took of `division.amount`, `shared` what was left and shared by weight;
    `weights` is the sum of the weights. Of a `level` goal nothing was shared: `shared` is None.
    """

    division: Division
    kept: Decimal
    shared: Decimal | None
    weights: Fraction
    lines: tuple[Line, ...]


def explain(split: Split, calendar: WorkCalendar) -> tuple[Working, ...]:
    """The working of every division of `split`, each above those of its parts, with the team's `calendar`."""
    return tuple(_working(division, split.step, calendar) for division in split.divisions)


def _working(division: Division, step: Decimal | None, calendar: WorkCalendar) -> Working:
    kept, held = Decimal(0), any(row.basis == "level" for row in division.rows)
    for row in division.rows:
        kept = EXACT.add(kept, row.target) if row.kept else kept
    return Working(
        division=division,
        kept=kept,
        shared=None if held else EXACT.subtract(division.amount, kept),
        weights=sum((row.weight for row in division.rows if row.weight is not None), Fraction(0)),
        lines=tuple(_line(row, step, calendar) for row in division.rows),
    )


def _line(row: Row, step: Decimal | None, calendar: WorkCalendar) -> Line:
    floor = None
    if row.quota is not None and step is not None:
        floor = EXACT.multiply(Decimal(int(row.quota / Fraction(step))), step)
    counted = row.basis == "workdays" and row.period is not None
    return Line(row, floor, days_of(row.period, calendar) if counted and row.period else None)


def days_of(period: Period, calendar: WorkCalendar) -> Days:
    """How `calendar` counts the working days of `period`."""
    days = tuple(period.days)
    weekdays = tuple(day for day in days if day.weekday() < 5)
    return Days(
        weekdays=len(weekdays),
        holidays=tuple(day for day in weekdays if not calendar.is_workday(day)),
        makeup=tuple(day for day in days if day.weekday() >= 5 and calendar.is_workday(day)),
    )
