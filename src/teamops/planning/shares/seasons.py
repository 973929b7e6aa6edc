"""The seasonal index: how the actuals of earlier years were distributed over the months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from teamops.model.dataclass import dataclass
from teamops.model.figures.attainment import Reading
from teamops.model.records.goals import Goal
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seasons:
    """What was reached of `goal` in each past month."""

    goal: Goal
    reached: Mapping[Month, Fraction]

    @staticmethod
    def of(ws: Workspace, goal: Goal) -> Seasons:
        """Return the actuals of `goal` and of the goals with the same metric (or name), unit and department.

        If several of them have actuals in a month, the one with the shortest period counts, so that nothing is counted
        twice.
        """
        goals = [
            entry.record for entry in ws.goals if entry.record.id == goal.id or _is_same_metric(entry.record, goal)
        ]
        goals.sort(key=lambda one: (len(one.period) if one.period else 10**6, one.id))
        readings, reached = ws.readings, dict[Month, Fraction]()
        for one in goals:
            for month, value in _sum_by_month(_list_own_readings(one, readings.by_goal.get(one.id, ()))).items():
                reached.setdefault(month, value)
        return Seasons(goal, reached)

    def weights(self, whole: Period, periods: Sequence[Period], calendar: WorkCalendar) -> tuple[Fraction, ...]:
        """Return a weight for each of `periods`: the index of its months; of a cut month, by working days.

        Working days count nowhere else: a month's index includes its holidays already. Raises SplitError without
        earlier years.
        """
        index = self.index(whole)
        months = {month: Period.month(whole.start.year, month) for month in index}
        days = {month: calendar.workdays(period) for month, period in months.items()}
        return tuple(
            sum(
                (_compute_share(index[m], period, month, days[m], calendar) for m, month in months.items()),
                Fraction(0),
            )
            for period in periods
        )

    def index(self, whole: Period) -> dict[int, Fraction]:
        """Return month ÷ average month for each month of `whole` (a year or quarter), averaged over the full years."""
        months = _list_months(whole)
        years = self.list_full_years(whole)
        if not years:
            name = self.goal.metric or self.goal.name or self.goal.id
            raise SplitError("no_history", goal=name, months=f"{months[0]:02}–{months[-1]:02}", year=whole.start.year)
        index = dict.fromkeys(months, Fraction(0))
        for year in years:
            average = sum((self.reached[year, month] for month in months), Fraction(0)) / len(months)
            for month in months:
                index[month] += self.reached[year, month] / average / len(years)
        return index

    def list_full_years(self, whole: Period) -> tuple[int, ...]:
        """Return the earlier years with actuals in every month of `whole`, none of them negative."""
        months = _list_months(whole)
        return tuple(
            year
            for year in sorted({year for year, _ in self.reached if year < whole.start.year})
            if all(self.reached.get((year, month), -1) >= 0 for month in months)
            and any(self.reached[year, month] for month in months)
        )


def _list_months(whole: Period) -> list[int]:
    return list(range(whole.start.month, whole.end.month + 1))


def _is_same_metric(one: Goal, other: Goal) -> bool:
    return bool(one.metric or one.name) and _get_metric_key(one) == _get_metric_key(other)


def _get_metric_key(goal: Goal) -> tuple[str | None, ...]:
    return goal.measure, goal.metric or goal.name, goal.unit, goal.department


def _list_own_readings(goal: Goal, readings: Sequence[Reading]) -> Iterator[tuple[date, Fraction]]:
    return ((one.day, Fraction(one.value)) for one in readings if goal.counts(one.metric))


def _sum_by_month(amounts: Iterator[tuple[date, Fraction]]) -> dict[Month, Fraction]:
    sums: dict[Month, Fraction] = defaultdict(Fraction)
    for day, amount in amounts:
        sums[day.year, day.month] += amount
    return dict(sums)


def _compute_share(index: Fraction, period: Period, month: Period, days: int, calendar: WorkCalendar) -> Fraction:
    """Return the portion of a month's index in `period`: all of it, or its share of the working days."""
    if month in period:
        return index
    inside = sum(calendar.is_workday(day) for day in period.days if day in month) if period.overlaps(month) else 0
    return index * inside / days if days else Fraction(0)
