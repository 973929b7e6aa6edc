"""The minutes of meetings (会议纪要, handbook §5.5): agenda, who attended, decisions with owner, day and task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamops.locale import formats
from teamops.model.records.collaboration import Meeting
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.filters import about, concerns
from teamops.reporting.base.report import Asked, Block, Notes, Report, Span, Subject, Table
from teamops.reporting.items.waiting_time import day_of
from teamops.reporting.tables.meeting_minutes import decisions_table, meeting_table

TITLE = "minutes.title"
SPAN: Span = "week"
SUBJECT: Subject = "meeting"


def build(ws: Workspace, asked: Asked) -> Report:
    """The meetings of the period in the order in which they were held, or the one that is asked for, with room to sign
    and to write."""
    words, meetings = asked.words, _meetings(ws, asked)
    blocks: tuple[Block, ...] = tuple(_blocks(Cells(ws, asked), meetings))
    if not meetings:
        columns = heads(words, "minutes", ("item", 1), ("content", 9))
        blocks = (Table("minutes", words(TITLE), columns, (), words("minutes.empty")),)
    elif asked.subject is not None:
        blocks = (*blocks, Notes(words("minutes.notes")))
    span = formats.long_day(asked.period.start, asked.lang) if asked.period.kind == "day" else ""
    return Report("minutes", words(TITLE), ws.settings.team, asked, blocks, about(ws, asked), span, portrait=True)


def _meetings(ws: Workspace, asked: Asked) -> list[Meeting]:
    every = [entry.record for entry in ws.meetings]
    if asked.subject is not None:
        return [meeting for meeting in every if meeting.id == asked.subject]
    found = [
        meeting
        for meeting in every
        if day_of(ws, meeting.held) in asked.period
        and concerns(ws, asked, (*meeting.attendees, *(one.owner for one in meeting.decisions)))
    ]
    return sorted(found, key=lambda meeting: meeting.held)


def _blocks(cells: Cells, meetings: list[Meeting]) -> Iterator[Block]:
    for meeting in meetings:
        yield meeting_table(cells, meeting)
        decisions = decisions_table(cells, meeting, is_signed=cells.asked.subject is not None)
        yield decisions if len(meetings) > 1 else replace(decisions, title=cells.words("minutes.decisions"))
