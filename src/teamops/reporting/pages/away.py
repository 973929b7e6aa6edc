"""Who is away when, as a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.time.leave import weigh_days_off
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.people.away import Absence
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Report, ReportOptions


def build_absence_report(ws: Workspace, absences: Sequence[Absence], first: date, last: date, lang: Lang) -> Report:
    """Build the table of leave from `first` to `last`; the working days of each are those of the whole leave."""
    options = ReportOptions(Period.year(first.year), first, lang)
    cells, words = Cells(ws, options), options.words
    title = words("away.title", first=cells.format_day(first), last=cells.format_day(last))
    table = build_table(cells, "away", title, _COLUMNS, absences, words("away.none"), area="away.col")
    return Report("away", title, ws.settings.team, options, (table,))


def build_absence_record(ws: Workspace, one: Absence) -> dict[str, Any]:
    """Return what programs get of a leave."""
    leave = one.leave
    days = {"from": leave.first.isoformat(), "to": leave.last.isoformat(), "half": leave.half}
    return {"person": one.person, **days, "workdays": _count_workdays(ws, one)}


def _count_workdays(ws: Workspace, one: Absence) -> Decimal:
    off = weigh_days_off([one.leave], one.leave.first, one.leave.last)
    return sum((share for day, share in off.items() if ws.workdays.is_workday(day)), Decimal(0))


def _build_leave_cell(cells: Cells, one: Absence) -> Cell:
    leave = one.leave
    if leave.half is not None:
        return Cell(cells.words(f"away.{leave.half}", day=cells.format_day(leave.first)), leave.text)
    if leave.first == leave.last:
        return Cell(cells.format_day(leave.first), leave.text)
    return Cell(cells.days(leave.first, leave.last).text, leave.text)


def _build_workdays_cell(cells: Cells, one: Absence) -> Cell:
    days = _count_workdays(cells.ws, one)
    return Cell(formats.format_number(days), days)


_COLUMNS: tuple[Col[Absence], ...] = (
    Col("person", 1.0, lambda cells, one: cells.who(one.person)),
    Col("leave", 1.6, _build_leave_cell),
    Col("workdays", 0.6, _build_workdays_cell, "right"),
)
