"""A note on the working days that a report counts, if they are not the team's own."""

from __future__ import annotations

from teamops.model.dataclass import replace
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Notes, Paragraph, Report


def add_calendar_note(ws: Workspace, report: Report) -> Report:
    """Return the report with a last line on years counted by official days, or by Monday to Friday alone.

    The years are those of its period and of today; nothing is added if the team has calendars of them.
    """
    periods = (report.options.period, Period.year(report.options.today.year))
    notes = []
    for key, years_of in (("official", ws.workdays.list_assumed_years), ("unknown", ws.workdays.list_unknown_years)):
        years = sorted({year for period in periods for year in years_of(period)})
        if years:
            text = report.options.words("reports.comma").join(map(str, years))
            notes.append(Paragraph(report.options.words(f"reports.workdays_{key}", years=text), "muted"))
    blocks = report.blocks
    end = len(blocks) - 1 if blocks and isinstance(blocks[-1], Notes) else len(blocks)  # room to write comes last
    return replace(report, blocks=(*blocks[:end], *notes, *blocks[end:])) if notes else report
