"""Meetings as a list: chosen by what is asked for, with what became of their decisions and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, get_args

from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting, MeetingType
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.reporting.items.waiting_time import get_day

TYPES: tuple[str, ...] = get_args(MeetingType)
SORTS = ("held", "type", "undone")


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings are wanted; None and False want all. The days are included."""

    type: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    undistributed: bool = False


class MeetingListItem(NamedTuple):
    """A meeting, with how many tasks its decisions became, how many of them are done, and how its minutes are.

    `in_time` is None where nothing can be said yet: before the meeting, and as long as the limit runs.
    """

    entry: Entry[Meeting]
    tasks: int
    done: int
    in_time: bool | None
    is_to_come: bool

    @property
    def needs_distribution(self) -> bool:
        """Whether minutes should be out, now or soon, and are not."""
        return not self.is_to_come and self.entry.record.distributed is None


def filter_meetings(
    ws: Workspace, wanted: MeetingFilter, now: datetime, order: str | None = None
) -> tuple[MeetingListItem, ...]:
    """The wanted meetings, the latest first unless another order is asked for."""
    states = {entry.record.id: entry.record.status for entry in ws.tasks}
    every = (_make_item(ws, entry, states, now) for entry in ws.meetings)
    found = sorted((one for one in every if _is_match(ws, wanted, one)), key=lambda one: one.entry.record.held)
    latest = found[::-1]
    match order:
        case "held":
            return tuple(found)
        case "type":
            return tuple(sorted(latest, key=lambda one: TYPES.index(one.entry.record.type)))
        case "undone":
            return tuple(sorted(latest, key=lambda one: one.done - one.tasks))
        case _:
            return tuple(latest)


def _make_item(ws: Workspace, entry: Entry[Meeting], states: dict[str, Any], now: datetime) -> MeetingListItem:
    meeting, limit = entry.record, ws.settings.limits.minutes_within
    tasks = [states[one.task] for one in meeting.decisions if one.task in states]
    after = compute_duration(meeting.held, meeting.distributed or now)
    in_time = after <= limit if meeting.distributed is not None or after > limit else None
    return MeetingListItem(entry, len(tasks), tasks.count("done"), in_time, meeting.held > now)


def _is_match(ws: Workspace, wanted: MeetingFilter, one: MeetingListItem) -> bool:
    meeting = one.entry.record
    day = get_day(ws, meeting.held)
    return (
        wanted.type in (None, meeting.type)
        and (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
        and (not wanted.undistributed or one.needs_distribution)
        and (wanted.text is None or wanted.text.casefold() in _get_search_text(meeting))
    )


def _get_search_text(meeting: Meeting) -> str:
    return "\n".join([meeting.id, *meeting.agenda, *(one.decision for one in meeting.decisions)]).casefold()


def build_list_report(ws: Workspace, asked: ReportOptions, found: Sequence[MeetingListItem]) -> Report:
    """The meetings as a table in the order given, with how many there are and of how many minutes are not out."""
    words, cells = asked.words, Cells(ws, asked)
    columns = list_columns(
        words, "meeting.col",
        ("id", 1.2), ("type", 0.9), ("held", 1.4), ("decisions", 1.5), ("distributed", 1.6),
    )  # fmt: skip
    rows = tuple(_build_row(cells, one) for one in found)
    out = sum(one.needs_distribution for one in found)
    title, note = words("meeting.list.title"), words("meeting.list.count", count=len(found), out=out)
    table = Table("meetings", title, columns, rows, words("meeting.list.empty"), note)
    return Report("meetings", title, ws.settings.team, asked, (table,))


def _build_row(cells: Cells, one: MeetingListItem) -> tuple[Cell, ...]:
    meeting, words = one.entry.record, cells.words
    return (
        Cell(meeting.id, meeting.id),
        Cell(words(f"meeting.type.{meeting.type}"), meeting.type),
        Cell(format_moment(meeting.held, cells.ws.settings.timezone), meeting.held.isoformat()),
        _build_decisions_cell(cells, one),
        _build_minutes_cell(cells, one),
    )


def _build_decisions_cell(cells: Cells, one: MeetingListItem) -> Cell:
    count = len(one.entry.record.decisions)
    if not count:
        return cells.make_empty()
    if not one.tasks:
        return Cell(str(count), count)
    return Cell(cells.words("meeting.list.tasks", count=count, done=one.done, tasks=one.tasks), count)


def _build_minutes_cell(cells: Cells, one: MeetingListItem) -> Cell:
    distributed, words = one.entry.record.distributed, cells.words
    if distributed is not None:
        day = cells.format_day(get_day(cells.ws, distributed))
        text = words("meeting.list.in_time" if one.in_time else "meeting.list.late", day=day)
        return Cell(text, distributed.isoformat(), "" if one.in_time else "warn")
    if one.is_to_come:
        return Cell(words("meeting.list.to_come"), None, "muted")
    limit = format_time_limit(cells.ws.settings.limits.minutes_within)
    if one.in_time is None:
        return Cell(words("meeting.list.not_out"), None, "warn")
    return Cell(words("meeting.list.overdue", limit=limit), None, "bad")
