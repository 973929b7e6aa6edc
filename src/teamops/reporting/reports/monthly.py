"""The pack for the review of a month (§4.5, §4.9): goals and why some were missed, tasks, deviations, promises."""

from __future__ import annotations

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Report, ReportOptions, Span
from teamops.reporting.packs.pack_blocks import build_pack_blocks
from teamops.reporting.packs.period_pack import Pack

TITLE = "pack.monthly.title"
SPAN: Span = "last month"
COUNTS_WORKDAYS = True


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the pack of the month in which the period begins, beside the month before if its goals touch that."""
    pack = Pack.of(ws, options, "month")
    blocks = build_pack_blocks(pack, _list_months(pack))
    return Report("monthly", options.words(TITLE), ws.settings.team, pack.options, blocks, describe_scope(ws, options))


def _list_months(pack: Pack) -> tuple[Period, ...]:
    before = pack.before
    if before is None or not any(tree.period is not None and tree.period.overlaps(before) for tree in pack.goals):
        return (pack.this,)
    return before, pack.this
