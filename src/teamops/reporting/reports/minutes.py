"""The minutes of meetings (会议纪要, handbook §5.5): agenda, who attended, decisions with owner, day and task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamops.locale import formats
from teamops.model.records.collaboration import Meeting
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Block, Notes, Report, ReportOptions, Span, Subject, Table
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.meeting_minutes import build_decisions_table, build_meeting_table

TITLE = "minutes.title"
SPAN: Span = "week"
SUBJECT: Subject = "meeting"


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """The meetings of the period in the order in which they were held, or the one that is asked for, with room to sign
    and to write."""
    words, meetings = asked.words, _collect_meetings(ws, asked)
    blocks: tuple[Block, ...] = tuple(_build_blocks(Cells(ws, asked), meetings))
    if not meetings:
        columns = list_columns(words, "minutes", ("item", 1), ("content", 9))
        blocks = (Table("minutes", words(TITLE), columns, (), words("minutes.empty")),)
    elif asked.subject is not None:
        blocks = (*blocks, Notes(words("minutes.notes")))
    span = formats.format_long_day(asked.period.start, asked.lang) if asked.period.kind == "day" else ""
    return Report(
        "minutes", words(TITLE), ws.settings.team, asked, blocks, describe_scope(ws, asked), span, portrait=True
    )


def _collect_meetings(ws: Workspace, asked: ReportOptions) -> list[Meeting]:
    every = [entry.record for entry in ws.meetings]
    if asked.subject is not None:
        return [meeting for meeting in every if meeting.id == asked.subject]
    found = [
        meeting
        for meeting in every
        if get_day(ws, meeting.held) in asked.period
        and is_in_scope(ws, asked, (*meeting.attendees, *(one.owner for one in meeting.decisions)))
    ]
    return sorted(found, key=lambda meeting: meeting.held)


def _build_blocks(cells: Cells, meetings: list[Meeting]) -> Iterator[Block]:
    for meeting in meetings:
        yield build_meeting_table(cells, meeting)
        decisions = build_decisions_table(cells, meeting, is_signed=cells.asked.subject is not None)
        yield decisions if len(meetings) > 1 else replace(decisions, title=cells.words("minutes.decisions"))
