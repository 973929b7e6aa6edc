"""Events as lines for a screen: day by day, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from teamops.locale import formats
from teamops.model.event import Event, HistoryNotice
from teamops.model.time.moments import convert_to_zone, format_moment
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.event_groups import CommitEvents, EventGroup, group_by_day
from teamops.reporting.cards.event_words import EventWords, measure_width, shorten_text

_LONG, _ITEM, _LINES = 36, 60, 2
"""The columns of a value and of an item's name, and the lines that names of items take that came or went together."""

HASH = 8
"""So many digits of a commit's hash are shown."""


class ScreenLine(NamedTuple):
    """A line with its style: `bold` for days, `dim` for what is said beside."""

    text: str
    style: str = ""


def build_event_lines(cells: Cells, events: Iterable[Event], width: int) -> Iterator[ScreenLine]:
    """The days, under each its commits with author, hash and subject, under these what happened to each item."""
    says = EventWords(cells)
    for number, (day, commits) in enumerate(group_by_day(events, cells.ws.settings.timezone)):
        if number:
            yield ScreenLine("")
        yield ScreenLine(_format_day(cells, day), "bold")
        for commit in commits:
            if day is not None:
                yield ScreenLine("  " + shorten_text(_format_commit(says, commit), max(width - 2, _ITEM)), "cyan")
            for entry in commit.entries:
                yield from _build_entry_lines(says, entry, width)


def _format_day(cells: Cells, day: date | None) -> str:
    if day is None:
        return cells.words("history.uncommitted")
    return cells.words("history.day", day=cells.format_day(day), weekday=formats.format_weekday(day, cells.asked.lang))


def _format_commit(says: EventWords, commit: CommitEvents) -> str:
    event = commit.first
    at = convert_to_zone(event.at, says.cells.ws.settings.timezone).strftime("%H:%M") if event.at else ""
    said = (at, says.author(event), event.commit[:HASH], event.subject)
    return " · ".join(filter(None, said))


def _build_entry_lines(says: EventWords, entry: EventGroup, width: int) -> Iterator[ScreenLine]:
    words, first = says.cells.words, entry.first
    if first.kind != "changed":
        items = _list_items(says, entry, max(width, _ITEM) * _LINES)
        facts = {"kind": says.kind(first.item.kind), "before": first.before, "after": first.after}
        yield ScreenLine("    " + words(f"history.{first.kind}", items=items, **facts))
        return
    changes = [says.change(event, _LONG) for event in entry.events if not _is_digest(event)]
    changes = changes or [says.change(event, _LONG) for event in entry.events]
    item = f"    {shorten_text(says.item(first), _ITEM)}"
    whole = " · ".join((item, *changes))
    if measure_width(whole) <= width:
        yield ScreenLine(whole)
        return
    yield ScreenLine(item)
    yield from (ScreenLine(f"      {change}") for change in changes)


def _list_items(says: EventWords, entry: EventGroup, room: int) -> str:
    """The items that came or went together, as many as there is room for, and how many more there are."""
    words, named = says.cells.words, list[str]()
    for event in entry.events:
        name = shorten_text(says.describe_with_figure(event), _ITEM)
        room -= measure_width(name)
        if named and room < 0:
            break
        named.append(name)
    left = len(entry.events) - len(named)
    return words("history.and").join(named) + (words("history.more", count=left) if left else "")


def _is_digest(event: Event) -> bool:
    """Whether it is a check sum, which stands beside what people understand."""
    return (event.field or "").endswith(".digest")


def format_notice(cells: Cells, notice: HistoryNotice) -> str:
    """What the log cannot tell, in a sentence."""
    at = format_moment(notice.at, cells.ws.settings.timezone) if notice.at else ""
    return cells.words(f"history.notice.{notice.code}", commit=notice.commit[:HASH], file=notice.file, at=at)
