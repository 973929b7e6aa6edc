"""Plan the closing of a measure: find the open one and set it to done or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from teamops.locale.dates import parse_written_day
from teamops.model.change import Change
from teamops.model.dataclass import replace
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.records.open_measures import OpenMeasure, find_measures, list_open_measures
from teamops.planning.errors import MonitoringError

End = Literal["done", "cancelled"]


class MeasureClosing(NamedTuple):
    """A closed measure, its checkpoint after that, and the change to write."""

    measure: Measure
    placed: CheckpointEntry
    change: Change


def plan_closing(entry: Entry[Monitor], words: Sequence[str], end: End, today: date | None = None) -> MeasureClosing:
    """Plan the closing of the open measure that `words` denote; days without a year are near `today`.

    Raises MonitoringError unless they denote exactly one.
    """
    open_measure = _resolve_measure(entry, words, today)
    measure = replace(open_measure.measure, status=end)
    point = open_measure.placed.checkpoint
    measures = (*point.measures[: open_measure.number], measure, *point.measures[open_measure.number + 1 :])
    placed = open_measure.placed._replace(checkpoint=replace(point, measures=measures))
    return MeasureClosing(measure, placed, Change(open_measure.at / "status", end))


def _resolve_measure(entry: Entry[Monitor], words: Sequence[str], today: date | None) -> OpenMeasure:
    every = list_open_measures(entry)
    if not every:
        raise MonitoringError("no_open_measure", project=entry.record.id)
    matches = find_measures(every, words) or find_measures(every, _convert_days(words, today))
    if len(matches) == 1:
        return matches[0]
    message = "no_such_measure" if not matches else "equal_measures" if _is_ambiguous(matches) else "several_measures"
    lines = "".join(f"\n  {_describe_measure(one, every)}" for one in matches or every)
    raise MonitoringError(message, word=" ".join(words), measures=lines)


def _is_ambiguous(matches: Sequence[OpenMeasure]) -> bool:
    """Return whether no words can distinguish all of them."""
    return len({one.label for one in matches}) < len(matches)


def _describe_measure(one: OpenMeasure, every: Sequence[OpenMeasure]) -> str:
    """Return the measure, with its number if another reads alike."""
    number = f"#{one.rank} " if [other.label for other in every].count(one.label) > 1 else ""
    return number + " ".join(one.label.split())


def _convert_days(words: Sequence[str], today: date | None) -> tuple[str, ...]:
    """Return the single words, with days in the form of files: 10月23日 as 2026-10-23."""
    return tuple(_normalize_day(word, today) for text in words for word in text.split())


def _normalize_day(word: str, today: date | None) -> str:
    try:
        return parse_written_day(word, today, "behind").isoformat()
    except ValueError:
        return word
