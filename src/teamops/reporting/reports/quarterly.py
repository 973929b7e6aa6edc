"""The pack for the review of a quarter (§4.5): its months side by side, and the goals of the next one."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.packs.pack_blocks import build_pack_blocks
from teamops.reporting.packs.pack_figures import compare_months
from teamops.reporting.packs.pack_next import build_next_goals
from teamops.reporting.packs.period_pack import Pack

TITLE = "pack.quarterly.title"
SPAN: Span = "last month's quarter"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """The pack of the quarter in which the asked period begins."""
    pack = Pack.of(ws, asked, "quarter")
    ahead = () if pack.next is None else (build_next_goals(pack, pack.next),)
    blocks = build_pack_blocks(pack, pack.this.split("month"), (compare_months(pack),), ahead)
    return Report("quarterly", asked.words(TITLE), ws.settings.team, pack.asked, blocks, describe_scope(ws, asked))
