"""Closing measures: which open one is meant, and that it is done or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from teamops.model.change import Change
from teamops.model.checkpoints import Placed, checkpoints_of
from teamops.model.monitors import Measure, Monitor
from teamops.model.place import At, Entry
from teamops.planning.monitoring_error import MonitoringError

End = Literal["done", "cancelled"]


class Closed(NamedTuple):
    """A measure that is closed, its checkpoint as that is then, and the change that makes the file say so."""

    measure: Measure
    placed: Placed
    change: Change


class _Open(NamedTuple):
    measure: Measure
    number: int
    placed: Placed

    @property
    def at(self) -> At:
        return self.placed.at / "measures" / self.number

    @property
    def told(self) -> str:
        """增加KOL合作 (曝光量 2026-09-15)"""
        point = self.placed.checkpoint
        return f"{self.measure.action} ({point.metric} {point.date.isoformat()})"


def plan_closing(entry: Entry[Monitor], words: Sequence[str], end: End) -> Closed:
    """The open measure in which all `words` occur (in its action, metric or day) is closed.

    Where the words are the whole action of one, it is that. Raises MonitoringError where there is not exactly one.
    """
    found = _meant(entry, words)
    measure = replace(found.measure, status=end)
    point = found.placed.checkpoint
    measures = (*point.measures[: found.number], measure, *point.measures[found.number + 1 :])
    placed = found.placed._replace(checkpoint=replace(point, measures=measures))
    return Closed(measure, placed, Change(found.at / "status", end))


def _meant(entry: Entry[Monitor], words: Sequence[str]) -> _Open:
    every = [
        _Open(measure, number, placed)
        for placed in checkpoints_of(entry)
        for number, measure in enumerate(placed.checkpoint.measures)
        if measure.status == "open"
    ]
    if not every:
        raise MonitoringError("no_open_measure", project=entry.record.id)
    said = _plain(" ".join(words))
    exactly = [one for one in every if _plain(one.measure.action) == said]
    found = exactly or [one for one in every if all(_plain(word) in _plain(one.told) for word in words)]
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {' '.join(one.told.split())}" for one in found or every)
    raise MonitoringError("several_measures" if found else "no_such_measure", word=said, measures=listed)


def _plain(text: str) -> str:
    """`text` as words are compared: blanks and capital letters make no difference."""
    return " ".join(text.split()).casefold()
