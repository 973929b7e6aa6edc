"""Which working days a report counts, said where they are not the team's own."""

from __future__ import annotations

from dataclasses import replace

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Block, Notes, Paragraph, Report


def add_calendar_note(ws: Workspace, report: Report) -> Report:
    """The report, ending with a line on the years that go by the official days, or by Monday to Friday alone.

    Looked at are the years of its period and of today. Nothing is added where the team has a calendar of them.
    """
    periods = (report.asked.period, Period.year(report.asked.today.year))
    said = []
    for key, years_of in (("official", ws.workdays.list_assumed_years), ("unknown", ws.workdays.list_unknown_years)):
        years = sorted({year for period in periods for year in years_of(period)})
        if years:
            listed = report.asked.words("reports.comma").join(map(str, years))
            said.append(Paragraph(report.asked.words(f"reports.workdays_{key}", years=listed), "muted"))
    blocks: tuple[Block, ...] = report.blocks
    notes: tuple[Block, ...] = ()
    if blocks and isinstance(blocks[-1], Notes):  # room to write fills the last sheet
        blocks, notes = blocks[:-1], blocks[-1:]
    return replace(report, blocks=(*blocks, *said, *notes)) if said else report
