"""Cross-department requests (跨部门协作需求表, handbook Table 5): due in the period, or still open in it."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import about, requests_of
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.tables.requests import request_table

TITLE = "reports.requests.title"
SPAN: Span = "month"


def build(ws: Workspace, asked: Asked) -> Report:
    """Table 5, by due date; requests without one come last."""
    title = asked.words(TITLE)
    table = request_table(
        Cells(ws, asked), "requests", title, requests_of(ws, asked), asked.words("reports.requests.empty")
    )
    return Report("requests", title, ws.settings.team, asked, (table,), about(ws, asked))
