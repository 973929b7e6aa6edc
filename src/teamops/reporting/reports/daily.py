"""The daily reports of a period (工作日报, handbook §5.4): what each person did, plans and needs, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.locale import formats
from teamops.model.records.collaboration import Daily
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Cell, Report, ReportOptions, Span, Table
from teamops.reporting.charts.dailies import build_dailies_chart

TITLE = "daily.report.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True
_WEEK = 7
"""Of so many days a table shows at once who kept it; of more a picture does."""


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """One table, by day and then in the order of teamops.yaml; what was submitted after its hour stands out."""
    words, cells = asked.words, Cells(ws, asked)
    columns = list_columns(
        words, "daily.report",
        ("date", 0.9), ("person", 0.7), ("done", 2.2), ("plan", 2.0), ("needs", 1.6), ("submitted", 0.8),
    )  # fmt: skip
    found = _collect_dailies(ws, asked)
    rows = tuple(_build_row(cells, daily, before) for before, daily in zip([None, *found], found, strict=False))
    late = sum(_is_late(ws, daily) for daily in found)
    by = f"{ws.settings.limits.daily_by:%H:%M}"
    note = words("daily.report.count", count=len(found), late=late, by=by) if found else ""
    chart = build_dailies_chart(cells, asked.period) if len(asked.period) > _WEEK else None
    table = Table("daily", words(TITLE), columns, rows, words("daily.report.empty"), note, subject="done")
    return Report(
        "daily", words(TITLE), ws.settings.team, asked, (table, *([chart] if chart else [])), describe_scope(ws, asked)
    )


def _collect_dailies(ws: Workspace, asked: ReportOptions) -> list[Daily]:
    every = (entry.record for entry in ws.dailies)
    found = [one for one in every if one.date in asked.period and is_in_scope(ws, asked, (one.person,))]
    return sorted(found, key=lambda one: (one.date, ws.get_rank(one.person), one.person))


def _is_late(ws: Workspace, daily: Daily) -> bool:
    return daily.is_late(ws.settings.limits.daily_by, ws.settings.timezone)


def _build_row(cells: Cells, daily: Daily, before: Daily | None) -> tuple[Cell, ...]:
    """The day is said once."""
    day = f"{cells.format_day(daily.date)} {formats.format_weekday(daily.date, cells.asked.lang)}"
    is_first = before is None or before.date != daily.date
    lists = (_build_lines_cell(cells, texts) for texts in (daily.done, daily.plan, daily.needs))
    return (
        Cell(day if is_first else "", daily.date),
        cells.who(daily.person),
        *lists,
        _build_submission_cell(cells, daily),
    )


def _build_lines_cell(cells: Cells, texts: Sequence[str]) -> Cell:
    return Cell("\n".join(texts), tuple(texts)) if texts else cells.make_empty()


def _build_submission_cell(cells: Cells, daily: Daily) -> Cell:
    """The hour, with its day where that is another."""
    if daily.submitted is None:
        return cells.make_empty()
    at = convert_to_zone(daily.submitted, cells.ws.settings.timezone)
    text = f"{at:%H:%M}" if at.date() == daily.date else cells.format_moment(at)
    return Cell(text, at.isoformat(), "warn" if _is_late(cells.ws, daily) else "")
