"""One meeting as its minutes tell it: what it was about and who was there, then what was decided (§5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamops.model.records.collaboration import Decision, Meeting
from teamops.model.records.tasks import Task
from teamops.model.time.moments import compute_duration, convert_to_zone, format_time_limit
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.base.signatures import format_moment
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.requests import format_duration
from teamops.reporting.tables.tasks import build_status_cell


def format_meeting_name(cells: Cells, meeting: Meeting) -> str:
    """周例会 9月7日 16:00"""
    kind = cells.words(f"reports.meeting.{meeting.type}")
    return cells.words("minutes.meeting", kind=kind[:1].upper() + kind[1:], held=format_moment(cells, meeting.held))


def build_meeting_table(cells: Cells, meeting: Meeting) -> Table:
    """Agenda, attendees, and whether the minutes went out in time, a row each."""
    columns = list_columns(cells.words, "minutes", ("item", 1), ("content", 9))
    rows = tuple((Cell(cells.words(f"minutes.{key}"), key), cell) for key, cell in _build_facts(cells, meeting))
    return Table("meeting", format_meeting_name(cells, meeting), columns, rows)


def _build_facts(cells: Cells, meeting: Meeting) -> Iterator[tuple[str, Cell]]:
    is_to_come = _is_to_come(cells, meeting)
    agenda = Cell("\n".join(cells.number_lines(meeting.agenda)), meeting.agenda)
    yield "agenda", agenda if meeting.agenda else Cell(cells.words("minutes.no_agenda"), None, "warn")
    yield "invited" if is_to_come else "attendees", cells.who(*meeting.attendees)
    yield "distributed", _build_minutes_cell(cells, meeting)
    yield "id", Cell(meeting.id, meeting.id)


def _is_to_come(cells: Cells, meeting: Meeting) -> bool:
    """Whether it is on a later day; one of today may be over."""
    return get_day(cells.ws, meeting.held) > cells.asked.today


def _build_minutes_cell(cells: Cells, meeting: Meeting) -> Cell:
    """When the minutes went out, how long after the meeting that was, and whether it was in time."""
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
    is_over = get_day(cells.ws, until) < cells.asked.today
    text = words("minutes.overdue" if is_over else "minutes.not_out", until=format_moment(cells, until))
    return Cell(text, None, "bad" if is_over else "warn")


def build_decisions_table(cells: Cells, meeting: Meeting, *, is_signed: bool) -> Table:
    """What was decided, by whom it is done and until when, and the task that it became; with room to sign for it."""
    words = cells.words
    columns = list_columns(
        words, "minutes", ("decision", 4), ("owner", 0.8), ("due", 1), ("task", 1.6), ("signature", 1.2)
    )
    columns = (*columns[:-1], replace(columns[-1], to_write_in=True)) if is_signed else columns[:-1]
    tasks = {entry.record.id: entry.record for entry in cells.ws.tasks}
    rows = tuple(
        _build_row(cells, decision, tasks)[: len(columns)]
        for decision in meeting.decisions
        if is_in_scope(cells.ws, cells.asked, (decision.owner,))
    )
    title = words("minutes.decisions_of", meeting=format_meeting_name(cells, meeting))
    empty = words("minutes.none_of_theirs" if meeting.decisions else "minutes.no_decisions")
    return Table("decisions", title, columns, rows, empty)


def _build_row(cells: Cells, decision: Decision, tasks: dict[str, Task]) -> tuple[Cell, ...]:
    task = tasks.get(decision.task or "")
    is_open = task is not None and task.is_open
    is_late = is_open and decision.due is not None and decision.due < cells.asked.today
    return (
        cells.text(decision.decision),
        cells.who(decision.owner),
        Cell(cells.due(decision.due, is_open=is_open), decision.due, "bad" if is_late else ""),
        _build_task_cell(cells, decision, task),
        Cell("", None),
    )


def _build_task_cell(cells: Cells, decision: Decision, task: Task | None) -> Cell:
    """The id of the task, and how it stands."""
    if decision.task is None:
        return cells.make_empty()
    if task is None:
        return Cell(cells.words("minutes.gone", task=decision.task), decision.task, "warn")
    state = build_status_cell(cells, task)
    return Cell(f"{decision.task}\n{state.text}", decision.task, state.tone)
