"""The improvement plan (优化方案落地表, handbook §4.7): what is due in the period, and what is open from before."""

from __future__ import annotations

from datetime import date

from teamops.model.improvements import Followed
from teamops.model.workspace import Workspace
from teamops.reporting.catalogue import Span
from teamops.reporting.report import Asked, Report
from teamops.reporting.sections.improvement_list import Wanted, chosen, list_report, months, promised

TITLE = "improvement.plan.title"
SPAN: Span = "quarter"


def build(ws: Workspace, asked: Asked) -> Report:
    """Late ones first, then by day; below them the rate of completion of each month (§4.11)."""
    known = [one for one in promised(ws, asked, Wanted()) if _in_sight(one, asked)]
    found = chosen(ws, asked, known, None, overdue=False, only_open=False)
    return list_report(ws, asked, found, months(known), asked.words(TITLE))


def _in_sight(one: Followed, asked: Asked) -> bool:
    """Due in the period, or open then: in the running one also what is due later or has no day."""
    due, is_open = one.improvement.due, one.improvement.status == "open"
    if due is not None and due in asked.period:
        return True
    return is_open and (asked.today <= asked.period.end or (due or date.max) < asked.period.start)
