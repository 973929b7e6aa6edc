"""Who kept the daily report (工作日报) on which days (§5.4)."""

from __future__ import annotations

from datetime import date

from teamops.model.figures.dailies import DailyCompliance, assess_period
from teamops.model.time.period import Period
from teamops.reporting.base import picture
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import list_people
from teamops.reporting.base.report import Chart


def build_dailies_chart(cells: Cells, period: Period) -> Chart | None:
    """The working days of the period until now, for everybody who owed a report on one; None where nobody did."""
    ws, asked, words = cells.ws, cells.asked, cells.words
    kept = assess_period(ws, period, asked.today, list_people(ws, asked))
    if not kept:
        return None
    days = tuple(day for day in period.days if day <= asked.today and ws.workdays.is_workday(day))
    rows = tuple(
        picture.DailyMarks(ws.get_person_name(who), tuple(_get_mark(one, day) for day in days))
        for who, one in kept.items()
    )
    owed, missing, late = (
        sum(len(getattr(one, name)) for one in kept.values()) for name in ("owed", "missing", "late")
    )
    said = words("charts.dailies.said", owed=owed, kept=owed - missing - late, late=late, missing=missing)
    return Chart("kept", words("charts.dailies"), said, picture.Heat(days, rows), wide=True)


def _get_mark(kept: DailyCompliance, day: date) -> picture.Mark:
    if day not in kept.owed:
        return "none"
    return "missing" if day in kept.missing else "late" if day in kept.late else "kept"
