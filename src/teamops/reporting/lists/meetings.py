"""Meetings as a list, with what became of their decisions and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, get_args

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting, MeetingType
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word

TYPES: tuple[str, ...] = get_args(MeetingType)


class MeetingListItem(NamedTuple):
    """A meeting, with how many tasks its decisions became, how many of them are done, and how its minutes are.

    `in_time` is None as long as that is open: before the meeting, and until the limit has passed.
    """

    entry: Entry[Meeting]
    tasks: int
    done: int
    in_time: bool | None
    is_to_come: bool

    @property
    def meeting(self) -> Meeting:
        return self.entry.record

    @property
    def needs_distribution(self) -> bool:
        """Whether minutes should be out, now or soon, and are not."""
        return not self.is_to_come and self.meeting.distributed is None


ORDERS: Orders[MeetingListItem] = {
    "held": lambda _, one: one.meeting.held,
    "type": lambda _, one: TYPES.index(one.meeting.type),
    "undone": lambda _, one: one.done - one.tasks,
}


def filter_meetings(
    ws: Workspace, now: datetime, filters: Filters, order: str | None = None
) -> tuple[MeetingListItem, ...]:
    """Return the meetings that the filters accept, the latest first unless another order is asked for."""
    predicates: Predicates[MeetingListItem] = {
        "type": lambda one, kind: one.meeting.type == kind,
        "since": lambda one, day: get_day(ws, one.meeting.held) >= day,
        "until": lambda one, day: get_day(ws, one.meeting.held) <= day,
        "undistributed": lambda one, _: one.needs_distribution,
        "text": _has_word,
    }
    states = {entry.record.id: entry.record.status for entry in ws.tasks}
    items = (_make_item(ws, entry, states, now) for entry in ws.meetings)
    matches = sorted(filter(listing.combine(filters, predicates), items), key=lambda one: one.meeting.held)
    if order == "held":
        return tuple(matches)
    latest = matches[::-1]
    return tuple(latest if order is None else sorted(latest, key=lambda one: ORDERS[order](ws, one)))


def _make_item(ws: Workspace, entry: Entry[Meeting], states: dict[str, Any], now: datetime) -> MeetingListItem:
    meeting, limit = entry.record, ws.settings.limits.minutes_within
    tasks = [states[one.task] for one in meeting.decisions if one.task in states]
    after = compute_duration(meeting.held, meeting.distributed or now)
    in_time = after <= limit if meeting.distributed is not None or after > limit else None
    return MeetingListItem(entry, len(tasks), tasks.count("done"), in_time, meeting.held > now)


def _has_word(one: MeetingListItem, word: str) -> bool:
    return has_word(word, one.meeting.id, *one.meeting.agenda, *(made.decision for made in one.meeting.decisions))


def build_list_report(ws: Workspace, options: ReportOptions, items: Sequence[MeetingListItem]) -> Report:
    """Return the meetings as a table in the order given, with how many there are and of how many minutes are due."""
    note = options.words("meeting.list.count", count=len(items), out=sum(one.needs_distribution for one in items))
    return listing.build_report(Cells(ws, options), "meetings", "meeting.list", _COLUMNS, items, note)


def _build_held_cell(cells: Cells, one: MeetingListItem) -> Cell:
    return Cell(format_moment(one.meeting.held, cells.ws.settings.timezone), one.meeting.held.isoformat())


def _build_decisions_cell(cells: Cells, one: MeetingListItem) -> Cell:
    count = len(one.meeting.decisions)
    if not count:
        return cells.make_empty()
    if not one.tasks:
        return Cell(str(count), count)
    return Cell(cells.words("meeting.list.tasks", count=count, done=one.done, tasks=one.tasks), count)


def _build_minutes_cell(cells: Cells, one: MeetingListItem) -> Cell:
    distributed, words = one.meeting.distributed, cells.words
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


_COLUMNS: tuple[Col[MeetingListItem], ...] = (
    Col("id", 1.2, lambda _, one: Cell(one.meeting.id, one.meeting.id)),
    Col("type", 0.9, lambda cells, one: Cell(cells.words(f"meeting.type.{one.meeting.type}"), one.meeting.type)),
    Col("held", 1.4, _build_held_cell),
    Col("decisions", 1.5, _build_decisions_cell),
    Col("distributed", 1.6, _build_minutes_cell),
)
