"""Cross-department requests (跨部门协作需求表, handbook Table 5): due in the period, or still open in it."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import collect_requests, describe_scope
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.tables.requests import build_request_table

TITLE = "reports.requests.title"
SPAN: Span = "month"


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 5 of the period."""
    title, empty = options.words(TITLE), options.words("reports.requests.empty")
    table = build_request_table(Cells(ws, options), title, collect_requests(ws, options), empty)
    return Report("requests", title, ws.settings.team, options, (table,), describe_scope(ws, options))
