"""The pack for the review of a month (§4.5, §4.9): its goals and why some were missed, tasks, deviations, promises."""

from __future__ import annotations

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import about
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.packs.pack_blocks import pack_blocks
from teamops.reporting.packs.period_pack import Pack

TITLE = "pack.monthly.title"
SPAN: Span = "last month"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: Asked) -> Report:
    """The pack of the month in which the asked period begins, beside the month before where its goals had one."""
    pack = Pack.of(ws, asked, "month")
    blocks = pack_blocks(pack, _months(pack))
    return Report("monthly", asked.words(TITLE), ws.settings.team, pack.asked, blocks, about(ws, asked))


def _months(pack: Pack) -> tuple[Period, ...]:
    before = pack.before
    if before is None or not any(tree.period is not None and tree.period.overlaps(before) for tree in pack.goals):
        return (pack.this,)
    return before, pack.this
