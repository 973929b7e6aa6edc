"""The pack for the review of a quarter (§4.5): its months side by side, and the goals of the next one."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import about
from teamops.reporting.base.report import Asked, Report, Span
from teamops.reporting.packs.pack_blocks import pack_blocks
from teamops.reporting.packs.pack_figures import months_compared
from teamops.reporting.packs.pack_next import next_goals
from teamops.reporting.packs.period_pack import Pack

TITLE = "pack.quarterly.title"
SPAN: Span = "last month's quarter"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: Asked) -> Report:
    """The pack of the quarter in which the asked period begins."""
    pack = Pack.of(ws, asked, "quarter")
    ahead = () if pack.next is None else (next_goals(pack, pack.next),)
    blocks = pack_blocks(pack, pack.this.split("month"), (months_compared(pack),), ahead)
    return Report("quarterly", asked.words(TITLE), ws.settings.team, pack.asked, blocks, about(ws, asked))
