"""The daily reports (工作日报) of each person by day (§5.4)."""

from __future__ import annotations

from datetime import date

from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.time.period import Period
from teamops.reporting.base import picture
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import list_people
from teamops.reporting.base.report import Chart


def build_dailies_chart(cells: Cells, period: Period) -> Chart | None:
    """Return the working days of the period up to today, for everybody who owed a report; None if nobody did."""
    ws, today, words = cells.ws, cells.options.today, cells.words
    people = assess_period(ws, period, today, list_people(ws, cells.options))
    if not people:
        return None
    days = tuple(day for day in period.days if day <= today and ws.workdays.is_workday(day))
    rows = tuple(
        picture.DailyMarks(ws.get_person_name(who), tuple(_get_mark(one, day) for day in days))
        for who, one in people.items()
    )
    owed = sum(len(one.owed) for one in people.values())
    missing = sum(len(one.missing) for one in people.values())
    late = sum(len(one.late) for one in people.values())
    text = words("charts.dailies.said", owed=owed, kept=owed - missing - late, late=late, missing=missing)
    return Chart("kept", words("charts.dailies"), text, picture.Heat(days, rows), wide=True)


def _get_mark(dailies: DailyCompliance, day: date) -> picture.Mark:
    if day not in dailies.owed:
        return "none"
    return "missing" if day in dailies.missing else "late" if day in dailies.late else "kept"
