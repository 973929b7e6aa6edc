"""What was done after its limit, as a table of the summary, the review and the audit."""

from __future__ import annotations

from datetime import date, datetime

from teamops.locale import formats
from teamops.model.reviewing.late_deeds import LateDeed, list_late_deeds
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Cell, Table


def build_late_table(cells: Cells, *periods: Period) -> Table:
    """Return the late deeds with a limit in one of `periods`, of the people asked for."""
    ws, options = cells.ws, cells.options
    found = (deed for period in periods for deed in list_late_deeds(ws, period, options.today))
    deeds = [deed for deed in dict.fromkeys(found) if is_in_scope(ws, options, deed.who)]
    return build_table(cells, "late_deeds", cells.words("late.title"), _COLUMNS, deeds, area="late.col", subject="what")


def _build_name_cell(cells: Cells, deed: LateDeed) -> Cell:
    name = formats.format_period(Period.parse(deed.name), cells.options.lang) if deed.kind == "review" else deed.name
    return Cell(cells.words(f"late.{deed.kind}", name=name), deed.record)


def _build_time_cell(cells: Cells, when: date | datetime | None) -> Cell:
    if when is None:
        return Cell(cells.words("late.never"), None, "warn")
    text = cells.format_moment(when) if isinstance(when, datetime) else cells.format_day(when)
    return Cell(text, when.isoformat())


_COLUMNS: tuple[Col[LateDeed], ...] = (
    Col("what", 3.0, _build_name_cell),
    Col("who", 1.0, lambda cells, deed: cells.who(*deed.who)),
    Col("due", 1.2, lambda cells, deed: _build_time_cell(cells, deed.due)),
    Col("done", 1.2, lambda cells, deed: _build_time_cell(cells, deed.done)),
)
