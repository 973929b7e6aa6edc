"""A year of the team's calendar: the working days of each month, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table


def build_year_report(ws: Workspace, asked: ReportOptions) -> Report:
    """The months of the year `asked.period`; its note says how official they are."""
    words, year = asked.words, asked.period.start.year
    title = words("calendar.title", year=year)
    columns = (
        Column("month", words("calendar.col.month")),
        Column("workdays", words("calendar.col.workdays"), "right"),
        Column("weekdays", words("calendar.col.weekdays"), "right"),
        Column("holidays", words("calendar.col.holidays"), share=3),
        Column("makeup", words("calendar.col.makeup"), share=2),
    )
    cells = Cells(ws, asked)
    rows = [_build_row(cells, month) for month in asked.period.split("month")]
    total = (
        Cell(words("calendar.total"), asked.period.text),
        *_build_count_cells(ws, asked.period),
        Cell("", None),
        Cell("", None),
    )
    table = Table("calendar", title, columns, (*rows, total), note=_describe_status(ws, asked, year))
    return Report("calendar", title, ws.settings.team, asked, (table,))


def _build_row(cells: Cells, month: Period) -> tuple[Cell, ...]:
    calendar, lang = cells.ws.workdays, cells.asked.lang
    off = [day for day in month.days if day.weekday() < 5 and not calendar.is_workday(day)]
    worked = [day for day in month.days if day.weekday() >= 5 and calendar.is_workday(day)]
    name = f"{month.start.month}月" if lang == "zh" else cells.format_day(month.start).partition(" ")[2]
    return (
        Cell(name, month.text),
        *_build_count_cells(cells.ws, month),
        _build_days_cell(cells, off),
        _build_days_cell(cells, worked),
    )


def _build_count_cells(ws: Workspace, period: Period) -> tuple[Cell, Cell]:
    days, weekdays = ws.workdays.workdays(period), sum(day.weekday() < 5 for day in period.days)
    return Cell(str(days), days), Cell(str(weekdays), weekdays)


def _build_days_cell(cells: Cells, days: Iterable[date]) -> Cell:
    """1、2、5 within a month; machines get the dates."""
    days = tuple(days)
    return Cell(cells.words("reports.comma").join(str(day.day) for day in days), days) if days else cells.make_empty()


def _describe_status(ws: Workspace, asked: ReportOptions, year: int) -> str:
    words, records = asked.words, [entry.record for entry in ws.calendar if entry.record.year == year]
    if not records and ws.workdays.source(year) == "official":
        return words("calendar.status.default", year=year)
    if not records:
        return words("calendar.status.none", year=year)
    if any(record.status != "official" for record in records):
        return words("calendar.status.provisional", year=year)
    return words("calendar.status.official", source=records[0].source or words("calendar.no_source"))
