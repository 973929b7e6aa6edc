"""Events as lines for a screen: day by day, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from teamops.locale import formats
from teamops.model.event import Event, Notice
from teamops.model.time.moments import local, told
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.event_groups import Entry, Told, by_day
from teamops.reporting.cards.event_words import EventWords, shortened, wide

_LONG, _ITEM, _LINES = 36, 60, 2
"""The columns of a value and of an item's name, and the lines that names of items take that came or went together."""

HASH = 8
"""So many digits of a commit's hash are shown."""


class Line(NamedTuple):
    """A line with its style: `bold` for days, `dim` for what is said beside."""

    text: str
    style: str = ""


def event_lines(cells: Cells, events: Iterable[Event], width: int) -> Iterator[Line]:
    """The days, under each its commits with author, hash and subject, under these what happened to each item."""
    says = EventWords(cells)
    for number, (day, commits) in enumerate(by_day(events, cells.ws.settings.timezone)):
        if number:
            yield Line("")
        yield Line(_day(cells, day), "bold")
        for commit in commits:
            if day is not None:
                yield Line("  " + shortened(_commit(says, commit), max(width - 2, _ITEM)), "cyan")
            for entry in commit.entries:
                yield from _entry(says, entry, width)


def _day(cells: Cells, day: date | None) -> str:
    if day is None:
        return cells.words("history.uncommitted")
    return cells.words("history.day", day=cells.day_text(day), weekday=formats.weekday(day, cells.asked.lang))


def _commit(says: EventWords, commit: Told) -> str:
    event = commit.first
    at = local(event.at, says.cells.ws.settings.timezone).strftime("%H:%M") if event.at else ""
    said = (at, says.author(event), event.commit[:HASH], event.subject)
    return " · ".join(filter(None, said))


def _entry(says: EventWords, entry: Entry, width: int) -> Iterator[Line]:
    words, first = says.cells.words, entry.first
    if first.kind != "changed":
        items = _listed(says, entry, max(width, _ITEM) * _LINES)
        facts = {"kind": says.kind(first.item.kind), "before": first.before, "after": first.after}
        yield Line("    " + words(f"history.{first.kind}", items=items, **facts))
        return
    changes = [says.change(event, _LONG) for event in entry.events if not _is_digest(event)]
    changes = changes or [says.change(event, _LONG) for event in entry.events]
    item = f"    {shortened(says.item(first), _ITEM)}"
    whole = " · ".join((item, *changes))
    if wide(whole) <= width:
        yield Line(whole)
        return
    yield Line(item)
    yield from (Line(f"      {change}") for change in changes)


def _listed(says: EventWords, entry: Entry, room: int) -> str:
    """The items that came or went together, as many as there is room for, and how many more there are."""
    words, named = says.cells.words, list[str]()
    for event in entry.events:
        name = shortened(says.item_with_figure(event), _ITEM)
        room -= wide(name)
        if named and room < 0:
            break
        named.append(name)
    left = len(entry.events) - len(named)
    return words("history.and").join(named) + (words("history.more", count=left) if left else "")


def _is_digest(event: Event) -> bool:
    """Whether it is a check sum, which stands beside what people understand."""
    return (event.field or "").endswith(".digest")


def notice_line(cells: Cells, notice: Notice) -> str:
    """What the log cannot tell, in a sentence."""
    at = told(notice.at, cells.ws.settings.timezone) if notice.at else ""
    return cells.words(f"history.notice.{notice.code}", commit=notice.commit[:HASH], file=notice.file, at=at)
