"""The daily reports of a period (工作日报, handbook §5.4): what each person did, plans and needs, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.locale import formats
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.collaboration import Daily
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Span
from teamops.reporting.charts.dailies import build_dailies_chart

TITLE = "daily.report.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True
_WEEK = 7
"""Up to how many days the table alone shows who wrote reports; a longer period has a chart."""


class _DailyRow(NamedTuple):
    """A daily report; `is_first` of its day."""

    daily: Daily
    is_first: bool


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build one table, by day and then in the order of teamops.yaml; what was submitted late stands out."""
    words, cells = options.words, Cells(ws, options)
    dailies = _collect_dailies(ws, options)
    rows = [
        _DailyRow(one, before is None or before.date != one.date)
        for before, one in zip([None, *dailies], dailies, strict=False)
    ]
    late = sum(_is_late(ws, daily) for daily in dailies)
    by = f"{ws.settings.limits.daily_by:%H:%M}"
    note = words("daily.report.count", count=len(dailies), late=late, by=by) if dailies else ""
    title, empty = words(TITLE), words("daily.report.empty")
    table = build_table(cells, "daily", title, _COLUMNS, rows, empty, note, area="daily.report", subject="done")
    chart = build_dailies_chart(cells, options.period) if len(options.period) > _WEEK else None
    blocks = (table, chart) if chart is not None else (table,)
    return Report("daily", title, ws.settings.team, options, blocks, describe_scope(ws, options))


def _collect_dailies(ws: Workspace, options: ReportOptions) -> list[Daily]:
    in_period = (entry.record for entry in ws.dailies if entry.record.date in options.period)
    dailies = [one for one in in_period if is_in_scope(ws, options, (one.person,))]
    return sorted(dailies, key=lambda one: (one.date, ws.get_rank(one.person), one.person))


def _is_late(ws: Workspace, daily: Daily) -> bool:
    return daily.is_late(ws.settings.limits.daily_by, ws.settings.timezone)


def _build_day_cell(cells: Cells, row: _DailyRow) -> Cell:
    day = row.daily.date
    text = f"{cells.format_day(day)} {formats.format_weekday(day, cells.options.lang)}"
    return Cell(text if row.is_first else "", day)


def _build_lines_cell(cells: Cells, texts: Sequence[str]) -> Cell:
    return Cell("\n".join(texts), tuple(texts)) if texts else cells.make_empty()


def _build_submission_cell(cells: Cells, row: _DailyRow) -> Cell:
    """Return the hour of submission, with the day if that is another."""
    daily = row.daily
    if daily.submitted is None:
        return cells.make_empty()
    at = convert_to_zone(daily.submitted, cells.ws.settings.timezone)
    text = f"{at:%H:%M}" if at.date() == daily.date else cells.format_moment(at)
    return Cell(text, at.isoformat(), "warn" if _is_late(cells.ws, daily) else "")


_COLUMNS: tuple[Col[_DailyRow], ...] = (
    Col("date", 0.9, _build_day_cell),
    Col("person", 0.7, lambda cells, row: cells.who(row.daily.person)),
    Col("done", 2.2, lambda cells, row: _build_lines_cell(cells, row.daily.done)),
    Col("plan", 2.0, lambda cells, row: _build_lines_cell(cells, row.daily.plan)),
    Col("needs", 1.6, lambda cells, row: _build_lines_cell(cells, row.daily.needs)),
    Col("submitted", 0.8, _build_submission_cell),
)
