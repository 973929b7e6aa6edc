"""The improvement plan (优化方案落地表, handbook §4.7): what is due in the period, and what is open from before."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.lists.improvements import (
    build_list_report,
    collect_improvements,
    collect_plan,
    count_plan_months,
    sort_improvements,
)

TITLE = "improvement.plan.title"
SPAN: Span = "quarter"


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """Late ones first, then by day; below them the rate of completion of each month (§4.11)."""
    known = collect_plan(ws, asked)
    found = sort_improvements(ws, asked.today, known)
    return build_list_report(
        ws,
        asked,
        found,
        count_plan_months(known, collect_improvements(ws, asked)),
        asked.words(TITLE),
    )
