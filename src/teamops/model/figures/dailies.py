"""Who wrote the daily report (工作日报) on which days (§5.4)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from teamops.model.dataclass import dataclass
from teamops.model.place import Entry
from teamops.model.records.collaboration import Daily
from teamops.model.records.settings import Person
from teamops.model.time.leave import weigh_days_off
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

Reports = Mapping[date, Sequence[Entry[Daily]]]
"""The daily reports of one person by their day."""


@dataclass(frozen=True, slots=True)
class DailyCompliance:
    """The days on which a person owed a report, and those on which it was late or missing."""

    owed: tuple[date, ...]
    late: tuple[date, ...]
    missing: tuple[date, ...]

    @property
    def written(self) -> int:
        """The number of days with a report, in time or not."""
        return len(self.owed) - len(self.missing)


def group_dailies(ws: Workspace) -> Mapping[str, Reports]:
    """Return the daily reports by person and day."""
    written: dict[str, dict[date, list[Entry[Daily]]]] = {}
    for entry in ws.dailies:
        written.setdefault(entry.record.person, {}).setdefault(entry.record.date, []).append(entry)
    return written


def assess_days(ws: Workspace, person: Person, reports: Reports, days: Iterable[date]) -> DailyCompliance:
    """Return the compliance of the person `known` on `days`: from the first report on, without days off.

    `days` are in order. On half a day off, and from `since` to `until`, the report is due.
    """
    first = min(reports)
    days = [day for day in days if day >= first and person.is_member(day)]
    off = weigh_days_off(person.days_off, days[0], days[-1]) if days else {}
    owed = tuple(day for day in days if off.get(day) != 1)
    missing = tuple(day for day in owed if day not in reports)
    late = tuple(day for day in owed if day in reports and all(_is_late(ws, one.record) for one in reports[day]))
    return DailyCompliance(owed, late, missing)


def assess_period(ws: Workspace, period: Period, today: date, people: Container[str]) -> Mapping[str, DailyCompliance]:
    """Return the compliance of the report-writing `people` on the working days of `period` up to yesterday.

    Today counts only where a report exists. Empty if no report was written in the period: the team does not use them.
    """
    days = [day for day in period.days if day <= today and ws.workdays.is_workday(day)]
    written = group_dailies(ws)
    if not any(day in reports for reports in written.values() for day in days):
        return {}
    compliance = {}
    for person, settings in ws.settings.people.items():
        if person in people and (reports := written.get(person)):
            owed = [day for day in days if day < today or day in reports]
            if (days_kept := assess_days(ws, settings, reports, owed)).owed:
                compliance[person] = days_kept
    return compliance


def _is_late(ws: Workspace, daily: Daily) -> bool:
    return daily.is_late(ws.settings.limits.daily_by, ws.settings.timezone)
