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


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the plan, late improvements first, and the rate of completion of each month (§4.11)."""
    plan = collect_plan(ws, options)
    by_month = count_plan_months(plan, collect_improvements(ws, options))
    rows = sort_improvements(ws, options.today, plan)
    return build_list_report(ws, options, rows, by_month, options.words(TITLE))
