"""Closing measures: which open one is meant, and that it is done or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal, NamedTuple

from teamops.locale.dates import day_written
from teamops.model.change import Change
from teamops.model.figures.checkpoints import Placed
from teamops.model.place import Entry
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.records.open_measures import OpenMeasure, meant, open_measures
from teamops.planning.projects.errors import MonitoringError

End = Literal["done", "cancelled"]


class Closed(NamedTuple):
    """A measure that is closed, its checkpoint as that is then, and the change that makes the file say so."""

    measure: Measure
    placed: Placed
    change: Change


def plan_closing(entry: Entry[Monitor], words: Sequence[str], end: End, today: date | None = None) -> Closed:
    """The open measure that `words` mean is closed; days without a year are near `today`.

    Raises MonitoringError where they do not mean exactly one.
    """
    found = _meant(entry, words, today)
    measure = replace(found.measure, status=end)
    point = found.placed.checkpoint
    measures = (*point.measures[: found.number], measure, *point.measures[found.number + 1 :])
    placed = found.placed._replace(checkpoint=replace(point, measures=measures))
    return Closed(measure, placed, Change(found.at / "status", end))


def _meant(entry: Entry[Monitor], words: Sequence[str], today: date | None) -> OpenMeasure:
    every = open_measures(entry)
    if not every:
        raise MonitoringError("no_open_measure", project=entry.record.id)
    found = meant(every, words) or meant(every, _with_days(words, today))
    if len(found) == 1:
        return found[0]
    message = "no_such_measure" if not found else "equal_measures" if _equal(found) else "several_measures"
    listed = "".join(f"\n  {_told(one, every)}" for one in found or every)
    raise MonitoringError(message, word=" ".join(words), measures=listed)


def _equal(found: Sequence[OpenMeasure]) -> bool:
    """Whether words do not tell all of them apart."""
    return len({one.told for one in found}) < len(found)


def _told(one: OpenMeasure, every: Sequence[OpenMeasure]) -> str:
    """With its number where another reads alike."""
    number = f"#{one.rank} " if [other.told for other in every].count(one.told) > 1 else ""
    return number + " ".join(one.told.split())


def _with_days(words: Sequence[str], today: date | None) -> tuple[str, ...]:
    """The words one by one, days among them as files have them: 10月23日 as 2026-10-23."""
    return tuple(_in_files(word, today) for text in words for word in text.split())


def _in_files(word: str, today: date | None) -> str:
    try:
        return day_written(word, today, "behind").isoformat()
    except ValueError:
        return word
