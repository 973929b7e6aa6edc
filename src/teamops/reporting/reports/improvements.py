"""The improvement plan (优化方案落地表, handbook §4.7): what is due in the period, and what is open from before."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.lists.improvements import Wanted, chosen, in_plan, list_report, months_of, promised

TITLE = "improvement.plan.title"
SPAN: Span = "quarter"


def build(ws: Workspace, asked: Asked) -> Report:
    """Late ones first, then by day; below them the rate of completion of each month (§4.11)."""
    known = in_plan(ws, asked)
    found = chosen(ws, asked, known, None, overdue=False, only_open=False)
    return list_report(ws, asked, found, months_of(known, promised(ws, asked, Wanted())), asked.words(TITLE))
