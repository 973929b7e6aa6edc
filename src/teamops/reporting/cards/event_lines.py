"""Events as lines for a screen: day by day, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from itertools import groupby

from teamops.locale import formats
from teamops.model.event import Event, HistoryNotice
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import convert_to_zone, format_moment
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.event_words import EventWords, measure_width, shorten_text

_LONG, _ITEM, _LINES = 36, 60, 2
"""The columns of a value and of an item's name, and the lines for names of items that came or went together."""

HASH = 8
"""How many digits of a commit's hash are shown."""


class ScreenLine(NamedTuple):
    """A line with its style: `bold` for days, `cyan` for commits."""

    text: str
    style: str = ""


class _CommitEvents(NamedTuple):
    """A commit with its events, grouped: the changes of one item, or several items that came, went or moved alike."""

    first: Event
    groups: tuple[tuple[Event, ...], ...]


def build_event_lines(cells: Cells, events: Iterable[Event], width: int) -> Iterator[ScreenLine]:
    """Yield the days, under each its commits with author, hash and subject, and the changes of each item."""
    texts = EventWords(cells)
    for number, (day, commits) in enumerate(_group_by_day(events, cells.ws.settings.timezone)):
        if number:
            yield ScreenLine("")
        yield ScreenLine(_format_day(cells, day), "bold")
        for commit in commits:
            if day is not None:
                yield ScreenLine(
                    "  " + shorten_text(_format_commit(texts, commit.first), max(width - 2, _ITEM)), "cyan"
                )
            for group in commit.groups:
                yield from _build_group_lines(texts, group, width)


def _group_by_day(events: Iterable[Event], zone: tzinfo) -> Iterator[tuple[date | None, tuple[_CommitEvents, ...]]]:
    """Yield the commits of each day, in the order of the events; None is the day of uncommitted changes."""
    for day, of_day in groupby(events, lambda event: convert_to_zone(event.at, zone).date() if event.at else None):
        commits = groupby(of_day, lambda event: event.commit)
        yield day, tuple(_group_commit(tuple(of_commit)) for _, of_commit in commits)


def _group_commit(events: tuple[Event, ...]) -> _CommitEvents:
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        alike = (event.kind, event.item.kind, event.before, event.after)
        groups.setdefault((event.item,) if event.kind == "changed" else alike, []).append(event)
    return _CommitEvents(events[0], tuple(map(tuple, groups.values())))


def _format_day(cells: Cells, day: date | None) -> str:
    if day is None:
        return cells.words("history.uncommitted")
    return cells.words(
        "history.day", day=cells.format_day(day), weekday=formats.format_weekday(day, cells.options.lang)
    )


def _format_commit(texts: EventWords, event: Event) -> str:
    at = convert_to_zone(event.at, texts.cells.ws.settings.timezone).strftime("%H:%M") if event.at else ""
    return " · ".join(filter(None, (at, texts.get_author(event), event.commit[:HASH], event.subject)))


def _build_group_lines(texts: EventWords, events: tuple[Event, ...], width: int) -> Iterator[ScreenLine]:
    words, first = texts.cells.words, events[0]
    if first.kind != "changed":
        items = _list_items(texts, events, max(width, _ITEM) * _LINES)
        facts = {"kind": texts.format_kind(first.item.kind), "before": first.before, "after": first.after}
        yield ScreenLine("    " + words(f"history.{first.kind}", items=items, **facts))
        return
    changes = [texts.describe_change(event, _LONG) for event in events if not _is_digest(event)]
    changes = changes or [texts.describe_change(event, _LONG) for event in events]
    item = f"    {shorten_text(texts.format_item(first), _ITEM)}"
    whole = " · ".join((item, *changes))
    if measure_width(whole) <= width:
        yield ScreenLine(whole)
        return
    yield ScreenLine(item)
    yield from (ScreenLine(f"      {change}") for change in changes)


def _list_items(texts: EventWords, events: tuple[Event, ...], room: int) -> str:
    """Return the items that came or went together, as many as there is room for, and how many more there are."""
    words, names = texts.cells.words, list[str]()
    for event in events:
        name = shorten_text(texts.format_item_and_figure(event), _ITEM)
        room -= measure_width(name)
        if names and room < 0:
            break
        names.append(name)
    left = len(events) - len(names)
    return words("history.and").join(names) + (words("history.more", count=left) if left else "")


def _is_digest(event: Event) -> bool:
    """Tell whether the event changes a digest, which people cannot read."""
    return (event.field or "").endswith(".digest")


def format_notice(cells: Cells, notice: HistoryNotice) -> str:
    """Return a sentence on what the history cannot tell."""
    at = format_moment(notice.at, cells.ws.settings.timezone) if notice.at else ""
    return cells.words(f"history.notice.{notice.code}", commit=notice.commit[:HASH], file=notice.file, at=at)
