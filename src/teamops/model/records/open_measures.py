"""The open measures of a project: which of them some words mean, and the shortest words that mean one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Measure, Monitor

_NUMBER = compile_later(r"#\s?(\d{1,4})", re.ASCII)
_MARKS = str.maketrans("()·", "   ")
"""The marks between action, metric and day, with or without which a measure may be named."""


class OpenMeasure(NamedTuple):
    """An open measure: `number` is its index in the checkpoint, `rank` (from 1) its position in the project."""

    measure: Measure
    number: int
    placed: CheckpointEntry
    rank: int

    @property
    def at(self) -> At:
        return self.placed.at / "measures" / self.number

    @property
    def label(self) -> str:
        """增加KOL合作 · 曝光量 2026-09-15"""
        point = self.placed.checkpoint
        return f"{self.measure.action} · {point.metric} {point.date.isoformat()}"


def list_open_measures(entry: Entry[Monitor]) -> tuple[OpenMeasure, ...]:
    """Return the open measures of a project, in file order."""
    open_ones = (
        (measure, number, placed)
        for placed in list_project_checkpoints(entry)
        for number, measure in enumerate(placed.checkpoint.measures)
        if measure.status == "open"
    )
    return tuple(OpenMeasure(*one, rank) for rank, one in enumerate(open_ones, 1))


def find_measures(every: Sequence[OpenMeasure], words: Sequence[str]) -> tuple[OpenMeasure, ...]:
    """Return the measures that the words mean: by rank (`#2`), by the whole action, else by all words.

    Words are searched in action, metric and day. They may be one text: “改投知乎 2026-10-23” equals “改投知乎” and
    “2026-10-23”.
    """
    text = _normalize_text(" ".join(words))
    if (number := _NUMBER.fullmatch(text)) is not None:
        return tuple(one for one in every if one.rank == int(number[1]))
    exactly = tuple(one for one in every if _normalize_text(one.measure.action) == text)
    if exactly:
        return exactly
    plain, labels = _strip_marks(text), [_strip_marks(one.label) for one in every]
    wholly = tuple(one for one, label in zip(every, labels, strict=True) if label == plain)
    return wholly or tuple(
        one for one, label in zip(every, labels, strict=True) if all(word in label for word in plain.split())
    )


def find_shortest_words(every: Sequence[OpenMeasure], one: OpenMeasure) -> tuple[str, ...]:
    """Return the fewest words that mean just this measure: none if it is the only one, else its rank at last."""
    point = one.placed.checkpoint
    longer = (one.measure.action, point.metric, point.date.isoformat())
    ways = [longer[:1], (longer[0], longer[2]), longer]
    alone: list[tuple[str, ...]] = [()] if len(every) == 1 else []
    return next((way for way in [*alone, *ways] if not way or find_measures(every, way) == (one,)), (f"#{one.rank}",))


def _normalize_text(text: str) -> str:
    """Return `text` for comparison, without regard to blanks, case and width of signs."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _strip_marks(text: str) -> str:
    return " ".join(_normalize_text(text).translate(_MARKS).split())
