"""Events as people tell them: by day, by commit, by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, tzinfo
from itertools import groupby
from typing import NamedTuple

from teamops.model.event import Event
from teamops.model.time.moments import convert_to_zone


class EventGroup(NamedTuple):
    """What happened to one item in one commit; or to several items that came, went or moved alike."""

    events: tuple[Event, ...]

    @property
    def first(self) -> Event:
        return self.events[0]


class CommitEvents(NamedTuple):
    """A commit with its entries."""

    first: Event
    entries: tuple[EventGroup, ...]


def group_by_day(events: Iterable[Event], zone: tzinfo) -> Iterator[tuple[date | None, tuple[CommitEvents, ...]]]:
    """The commits of each day, in the order of the events; None is the day of what is not committed."""
    for day, of_day in groupby(events, lambda event: convert_to_zone(event.at, zone).date() if event.at else None):
        commits = groupby(of_day, lambda event: event.commit)
        yield day, tuple(_group_commit(tuple(of_commit)) for _, of_commit in commits)


def _group_commit(events: tuple[Event, ...]) -> CommitEvents:
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        alike = (event.kind, event.item.kind, event.before, event.after)
        groups.setdefault((event.item,) if event.kind == "changed" else alike, []).append(event)
    return CommitEvents(events[0], tuple(EventGroup(tuple(group)) for group in groups.values()))
