"""A year of the team's calendar: the working days of each month, its holidays and make-up days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Report, ReportOptions

_Row = tuple[Cell, Period]
"""The name of a month, or of the whole year, and its days."""


def build_year_report(ws: Workspace, options: ReportOptions) -> Report:
    """Build the months of the year of the period; the note says how official they are."""
    words, cells, year = options.words, Cells(ws, options), options.period.start.year
    title = words("calendar.title", year=year)
    rows: list[_Row] = [(_build_name_cell(cells, month), month) for month in options.period.split("month")]
    rows.append((Cell(words("calendar.total"), options.period.text), options.period))
    note = _describe_status(ws, options, year)
    table = build_table(cells, "calendar", title, _COLUMNS, rows, note=note, area="calendar.col")
    return Report("calendar", title, ws.settings.team, options, (table,))


def _build_name_cell(cells: Cells, month: Period) -> Cell:
    chinese = cells.options.lang == "zh"
    name = f"{month.start.month}月" if chinese else cells.format_day(month.start).partition(" ")[2]
    return Cell(name, month.text)


def _build_holidays_cell(cells: Cells, row: _Row) -> Cell:
    workdays = cells.ws.workdays
    return _build_days_cell(cells, row[1], lambda day: day.weekday() < 5 and not workdays.is_workday(day))


def _build_makeup_cell(cells: Cells, row: _Row) -> Cell:
    workdays = cells.ws.workdays
    return _build_days_cell(cells, row[1], lambda day: day.weekday() >= 5 and workdays.is_workday(day))


def _build_days_cell(cells: Cells, period: Period, is_shown: Callable[[date], bool]) -> Cell:
    """Return 1、2、5 for a month, with the dates as value; nothing for the year."""
    if period == cells.options.period:
        return Cell("", None)
    days = tuple(filter(is_shown, period.days))
    return Cell(cells.words("reports.comma").join(str(day.day) for day in days), days) if days else cells.make_empty()


_COLUMNS: tuple[Col[_Row], ...] = (
    Col("month", 1, lambda _, row: row[0]),
    Col("workdays", 1, lambda cells, row: cells.count(cells.ws.workdays.workdays(row[1])), "right"),
    Col("weekdays", 1, lambda cells, row: cells.count(sum(day.weekday() < 5 for day in row[1].days)), "right"),
    Col("holidays", 3, _build_holidays_cell),
    Col("makeup", 2, _build_makeup_cell),
)


def _describe_status(ws: Workspace, options: ReportOptions, year: int) -> str:
    words, records = options.words, [entry.record for entry in ws.calendar if entry.record.year == year]
    if not records and ws.workdays.source(year) == "official":
        return words("calendar.status.default", year=year)
    if not records:
        return words("calendar.status.none", year=year)
    if any(record.status != "official" for record in records):
        return words("calendar.status.provisional", year=year)
    return words("calendar.status.official", source=records[0].source or words("calendar.no_source"))
