"""Meetings as a list: chosen by what is asked for, with what became of their decisions and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, get_args

from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting, MeetingType
from teamops.model.time.moments import elapsed, in_short, told
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.report import Asked, Cell, Report, Table
from teamops.reporting.items.waiting_time import day_of

TYPES: tuple[str, ...] = get_args(MeetingType)
SORTS = ("held", "type", "undone")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which meetings are wanted; None and False want all. The days are included."""

    type: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    undistributed: bool = False


class Listed(NamedTuple):
    """A meeting, with how many tasks its decisions became, how many of them are done, and how its minutes are.

    `in_time` is None where nothing can be said yet: before the meeting, and as long as the limit runs.
    """

    entry: Entry[Meeting]
    tasks: int
    done: int
    in_time: bool | None
    is_to_come: bool

    @property
    def is_undistributed(self) -> bool:
        """Whether minutes should be out, now or soon, and are not."""
        return not self.is_to_come and self.entry.record.distributed is None


def listed_meetings(ws: Workspace, wanted: Wanted, now: datetime, order: str | None = None) -> tuple[Listed, ...]:
    """The wanted meetings, the latest first unless another order is asked for."""
    states = {entry.record.id: entry.record.status for entry in ws.tasks}
    every = (_listed(ws, entry, states, now) for entry in ws.meetings)
    found = sorted((one for one in every if _is_wanted(ws, wanted, one)), key=lambda one: one.entry.record.held)
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


def _listed(ws: Workspace, entry: Entry[Meeting], states: dict[str, Any], now: datetime) -> Listed:
    meeting, limit = entry.record, ws.settings.limits.minutes_within
    tasks = [states[one.task] for one in meeting.decisions if one.task in states]
    after = elapsed(meeting.held, meeting.distributed or now)
    in_time = after <= limit if meeting.distributed is not None or after > limit else None
    return Listed(entry, len(tasks), tasks.count("done"), in_time, meeting.held > now)


def _is_wanted(ws: Workspace, wanted: Wanted, one: Listed) -> bool:
    meeting = one.entry.record
    day = day_of(ws, meeting.held)
    return (
        wanted.type in (None, meeting.type)
        and (wanted.since is None or day >= wanted.since)
        and (wanted.until is None or day <= wanted.until)
        and (not wanted.undistributed or one.is_undistributed)
        and (wanted.text is None or wanted.text.casefold() in _text(meeting))
    )


def _text(meeting: Meeting) -> str:
    return "\n".join([meeting.id, *meeting.agenda, *(one.decision for one in meeting.decisions)]).casefold()


def meetings_report(ws: Workspace, asked: Asked, found: Sequence[Listed]) -> Report:
    """The meetings as a table in the order given, with how many there are and of how many minutes are not out."""
    words, cells = asked.words, Cells(ws, asked)
    columns = heads(
        words, "meeting.col",
        ("id", 1.2), ("type", 0.9), ("held", 1.4), ("decisions", 1.5), ("distributed", 1.6),
    )  # fmt: skip
    rows = tuple(_row(cells, one) for one in found)
    out = sum(one.is_undistributed for one in found)
    title, note = words("meeting.list.title"), words("meeting.list.count", count=len(found), out=out)
    table = Table("meetings", title, columns, rows, words("meeting.list.empty"), note)
    return Report("meetings", title, ws.settings.team, asked, (table,))


def _row(cells: Cells, one: Listed) -> tuple[Cell, ...]:
    meeting, words = one.entry.record, cells.words
    return (
        Cell(meeting.id, meeting.id),
        Cell(words(f"meeting.type.{meeting.type}"), meeting.type),
        Cell(told(meeting.held, cells.ws.settings.timezone), meeting.held.isoformat()),
        _decisions(cells, one),
        _distributed(cells, one),
    )


def _decisions(cells: Cells, one: Listed) -> Cell:
    count = len(one.entry.record.decisions)
    if not count:
        return cells.nothing()
    if not one.tasks:
        return Cell(str(count), count)
    return Cell(cells.words("meeting.list.tasks", count=count, done=one.done, tasks=one.tasks), count)


def _distributed(cells: Cells, one: Listed) -> Cell:
    distributed, words = one.entry.record.distributed, cells.words
    if distributed is not None:
        day = cells.day_text(day_of(cells.ws, distributed))
        text = words("meeting.list.in_time" if one.in_time else "meeting.list.late", day=day)
        return Cell(text, distributed.isoformat(), "" if one.in_time else "warn")
    if one.is_to_come:
        return Cell(words("meeting.list.to_come"), None, "muted")
    limit = in_short(cells.ws.settings.limits.minutes_within)
    if one.in_time is None:
        return Cell(words("meeting.list.not_out"), None, "warn")
    return Cell(words("meeting.list.overdue", limit=limit), None, "bad")
