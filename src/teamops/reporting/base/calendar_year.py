"""A year of the team's calendar: the working days of each month, and what makes them so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Asked, Cell, Column, Report, Table


def year_report(ws: Workspace, asked: Asked) -> Report:
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
    rows = [_row(cells, month) for month in asked.period.split("month")]
    total = (
        Cell(words("calendar.total"), asked.period.text),
        *_counts(ws, asked.period),
        Cell("", None),
        Cell("", None),
    )
    table = Table("calendar", title, columns, (*rows, total), note=_status(ws, asked, year))
    return Report("calendar", title, ws.settings.team, asked, (table,))


def _row(cells: Cells, month: Period) -> tuple[Cell, ...]:
    calendar, lang = cells.ws.workdays, cells.asked.lang
    off = [day for day in month.days if day.weekday() < 5 and not calendar.is_workday(day)]
    worked = [day for day in month.days if day.weekday() >= 5 and calendar.is_workday(day)]
    name = f"{month.start.month}月" if lang == "zh" else cells.day_text(month.start).partition(" ")[2]
    return Cell(name, month.text), *_counts(cells.ws, month), _days(cells, off), _days(cells, worked)


def _counts(ws: Workspace, period: Period) -> tuple[Cell, Cell]:
    days, weekdays = ws.workdays.workdays(period), sum(day.weekday() < 5 for day in period.days)
    return Cell(str(days), days), Cell(str(weekdays), weekdays)


def _days(cells: Cells, days: Iterable[date]) -> Cell:
    """1、2、5 within a month; machines get the dates."""
    days = tuple(days)
    return Cell(cells.words("reports.comma").join(str(day.day) for day in days), days) if days else cells.nothing()


def _status(ws: Workspace, asked: Asked, year: int) -> str:
    words, records = asked.words, [entry.record for entry in ws.calendar if entry.record.year == year]
    if not records and ws.workdays.source(year) == "official":
        return words("calendar.status.default", year=year)
    if not records:
        return words("calendar.status.none", year=year)
    if any(record.status != "official" for record in records):
        return words("calendar.status.provisional", year=year)
    return words("calendar.status.official", source=records[0].source or words("calendar.no_source"))
