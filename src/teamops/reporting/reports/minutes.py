"""The minutes of meetings (会议纪要, handbook §5.5): agenda, who attended, decisions with owner, day and task."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.locale import formats
from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.tasks import Task
from teamops.model.time.moments import compute_duration, convert_to_zone, format_time_limit
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Block, Cell, Notes, Report, ReportOptions, Span, Subject, Table
from teamops.reporting.base.signatures import format_moment
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.decisions import build_due_cell
from teamops.reporting.tables.requests import format_duration
from teamops.reporting.tables.tasks import build_status_cell

TITLE = "minutes.title"
SPAN: Span = "week"
SUBJECT: Subject = "meeting"


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the minutes of the period's meetings, by time, or of the one asked for, with room to sign and to write."""
    words, meetings = options.words, _collect_meetings(ws, options)
    cells = Cells(ws, options)
    blocks: tuple[Block, ...] = tuple(_build_blocks(cells, meetings))
    if not meetings:
        blocks = (_build_fact_table(cells, "minutes", words(TITLE), (), words("minutes.empty")),)
    elif options.subject is not None:
        blocks = (*blocks, Notes(words("minutes.notes")))
    span = formats.format_long_day(options.period.start, options.lang) if options.period.kind == "day" else ""
    scope = describe_scope(ws, options)
    return Report("minutes", words(TITLE), ws.settings.team, options, blocks, scope, span, portrait=True)


def _collect_meetings(ws: Workspace, options: ReportOptions) -> list[Meeting]:
    meetings = [entry.record for entry in ws.meetings]
    if options.subject is not None:
        return [meeting for meeting in meetings if meeting.id == options.subject]
    in_period = (meeting for meeting in meetings if get_day(ws, meeting.held) in options.period)
    concerned = (
        m
        for m in in_period
        if is_in_scope(ws, options, (*m.attendees, m.recorder or "", *(one.owner for one in m.decisions)))
    )
    return sorted(concerned, key=lambda meeting: meeting.held)


def _build_blocks(cells: Cells, meetings: list[Meeting]) -> Iterator[Block]:
    for meeting in meetings:
        name = _format_meeting_name(cells, meeting)
        yield _build_fact_table(cells, "meeting", name, tuple(_build_facts(cells, meeting)))
        several = len(meetings) > 1
        title = cells.words("minutes.decisions_of", meeting=name) if several else cells.words("minutes.decisions")
        yield _build_decision_table(cells, meeting, title)


def _format_meeting_name(cells: Cells, meeting: Meeting) -> str:
    """周例会 9月7日 16:00"""
    kind = cells.words(f"reports.meeting.{meeting.type}")
    return cells.words("minutes.meeting", kind=kind[:1].upper() + kind[1:], held=format_moment(cells, meeting.held))


def _build_fact_table(
    cells: Cells, name: str, title: str, facts: tuple[tuple[str, Cell], ...], empty: str = ""
) -> Table:
    columns: tuple[Col[tuple[str, Cell]], ...] = (
        Col("item", 1.2, lambda cells, fact: Cell(cells.words(f"minutes.{fact[0]}"), fact[0])),
        Col("content", 9, lambda _, fact: fact[1]),
    )
    return build_table(cells, name, title, columns, facts, empty, area="minutes")


def _build_facts(cells: Cells, meeting: Meeting) -> Iterator[tuple[str, Cell]]:
    agenda = Cell("\n".join(cells.number_lines(meeting.agenda)), meeting.agenda)
    yield "agenda", agenda if meeting.agenda else Cell(cells.words("minutes.no_agenda"), None, "warn")
    yield "invited" if _is_to_come(cells, meeting) else "attendees", cells.who(*meeting.attendees)
    if meeting.recorder is not None:
        yield "recorder", cells.who(meeting.recorder)
    yield "distributed", _build_minutes_cell(cells, meeting)
    yield "id", Cell(meeting.id, meeting.id)


def _is_to_come(cells: Cells, meeting: Meeting) -> bool:
    """Tell whether the meeting is on a later day; one of today may be over."""
    return get_day(cells.ws, meeting.held) > cells.options.today


def _build_minutes_cell(cells: Cells, meeting: Meeting) -> Cell:
    """Return when the minutes were sent, how long after the meeting, and whether that was in time."""
    words, limit = cells.words, cells.ws.settings.limits.minutes_within
    if meeting.distributed is not None:
        after = compute_duration(meeting.held, meeting.distributed)
        is_late = after > limit
        facts = {
            "at": format_moment(cells, meeting.distributed),
            "after": format_duration(words, after),
            "limit": format_time_limit(limit),
        }
        at = convert_to_zone(meeting.distributed, cells.ws.settings.timezone).isoformat()
        return Cell(words("minutes.out_late" if is_late else "minutes.out", **facts), at, "bad" if is_late else "")
    if _is_to_come(cells, meeting):
        return Cell(words("minutes.to_come"), None, "muted")
    until = meeting.held + limit
    is_over = get_day(cells.ws, until) < cells.options.today
    text = words("minutes.overdue" if is_over else "minutes.not_out", until=format_moment(cells, until))
    return Cell(text, None, "bad" if is_over else "warn")


def _build_decision_table(cells: Cells, meeting: Meeting, title: str) -> Table:
    """Return the decisions with owner, day and task; in the minutes of one meeting, with room to sign."""
    words, tasks = cells.words, {entry.record.id: entry.record for entry in cells.ws.tasks}
    rows = [
        (decision, tasks.get(decision.task or ""))
        for decision in meeting.decisions
        if is_in_scope(cells.ws, cells.options, (decision.owner,))
    ]
    columns = _DECISION_COLUMNS if cells.options.subject is not None else _DECISION_COLUMNS[:-1]
    empty = words("minutes.none_of_theirs" if meeting.decisions else "minutes.no_decisions")
    return build_table(cells, "decisions", title, columns, rows, empty, area="minutes")


def _build_task_cell(cells: Cells, decision: Decision, task: Task | None) -> Cell:
    """Return the id of the task, and its status."""
    if decision.task is None:
        return cells.make_empty()
    if task is None:
        return Cell(cells.words("minutes.gone", task=decision.task), decision.task, "warn")
    state = build_status_cell(cells, task)
    return Cell(f"{decision.task}\n{state.text}", decision.task, state.tone)


_DECISION_COLUMNS: tuple[Col[tuple[Decision, Task | None]], ...] = (
    Col("decision", 4, lambda cells, one: cells.text(one[0].decision)),
    Col("owner", 0.8, lambda cells, one: cells.who(one[0].owner)),
    Col("due", 1, lambda cells, one: build_due_cell(cells, one[0].due, is_open=one[1] is not None and one[1].is_open)),
    Col("task", 1.6, lambda cells, one: _build_task_cell(cells, *one)),
    Col("signature", 1.2, lambda *_: Cell("", None), to_write_in=True),
)
