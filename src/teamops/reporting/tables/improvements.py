"""Improvements of reviews as cells of tables (§4.7, §4.11)."""

from __future__ import annotations

from datetime import date

from teamops.model.records.reviews import Improvement
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Tone


def is_overdue(improvement: Improvement, today: date) -> bool:
    """Tell whether the improvement is open past its due date."""
    return improvement.status == "open" and improvement.due is not None and improvement.due < today


def build_status_cell(cells: Cells, improvement: Improvement) -> Cell:
    """Return the status of an improvement, with the days that it is late."""
    text, today = cells.words(f"records.status.{improvement.status}"), cells.options.today
    if is_overdue(improvement, today) and improvement.due is not None:
        days = (today - improvement.due).days
        return Cell(cells.words("improvement.list.late", status=text, days=days), improvement.status, "bad")
    tone: Tone = "good" if improvement.status == "done" else ""
    return Cell(text, improvement.status, tone)


def build_repeats_cell(cells: Cells, times: int) -> Cell:
    """Return how often an improvement was carried over."""
    if not times:
        return Cell(cells.words("reports.nothing"), 0, "muted")
    return Cell(cells.words("improvement.list.repeats", times=times), times, "warn" if times > 1 else "")
