"""Look up a checkpoint by its metric, and optionally its day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale.suggest import find_nearest
from teamops.locale.words import Named
from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.figures.units import format_unit_after
from teamops.model.place import Entry
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.planning.errors import MonitoringError


def resolve_metric_checkpoints(entry: Entry[Monitor], word: str) -> tuple[CheckpointEntry, ...]:
    """Return the checkpoints of the metric `word`, by day. Raises MonitoringError if there are none.

    Case is ignored if only one metric matches.
    """
    every = sorted(list_project_checkpoints(entry), key=lambda placed: placed.checkpoint.date)
    metrics = tuple(dict.fromkeys(placed.checkpoint.metric for placed in every))
    matches = [metric for metric in metrics if metric.casefold() == word.strip().casefold()]
    name = word if word in metrics else matches[0] if len(matches) == 1 else None
    if name is None:
        message = "no_such_metric" if metrics else "no_checkpoints"
        near = find_nearest(word, metrics)
        raise MonitoringError(message, project=entry.record.id, word=word, near=near, metrics=tuple(metrics))
    return tuple(placed for placed in every if placed.checkpoint.metric == name)


def resolve_latest_unread(points: Sequence[CheckpointEntry], today: date) -> CheckpointEntry:
    """Return the latest unread checkpoint up to `today`. Raises MonitoringError if there is none."""
    due = (p for p in points if p.checkpoint.actual is None and p.checkpoint.date <= today)
    return _require_last(due, "nothing_to_read", points, today=today.isoformat())


def resolve_last_reading(points: Sequence[CheckpointEntry]) -> CheckpointEntry:
    """Return the latest checkpoint that was read. Raises MonitoringError if there is none."""
    return _require_last((p for p in points if p.checkpoint.actual is not None), "never_read", points)


def resolve_last_deviation(points: Sequence[CheckpointEntry], limit: Decimal) -> CheckpointEntry:
    """Return the latest checkpoint that deviates by more than `limit`. Raises MonitoringError if none does."""
    return _require_last((p for p in points if p.checkpoint.beyond(limit)), "none_beyond", points)


def resolve_checkpoint_on(points: Sequence[CheckpointEntry], day: date) -> CheckpointEntry:
    """Return the checkpoint of `day`, of several the unread one. Raises MonitoringError unless it is one."""
    matches = [placed for placed in points if placed.checkpoint.date == day]
    unread = [placed for placed in matches if placed.checkpoint.actual is None]
    for one in (matches, unread):
        if len(one) == 1:
            return one[0]
    raise _make_error("several_on_day" if matches else "none_on_day", points, day=day.isoformat())


def _require_last(
    matches: Iterable[CheckpointEntry], otherwise: str, points: Sequence[CheckpointEntry], **facts: str
) -> CheckpointEntry:
    last = max(matches, key=lambda placed: placed.checkpoint.date, default=None)
    if last is None:
        raise _make_error(otherwise, points, **facts)
    return last


def _make_error(message: str, points: Sequence[CheckpointEntry], **facts: str) -> MonitoringError:
    """Return an error that lists the checkpoints of the metric nearest to its day: 2026-09-15 (380 万), 2026-09-30"""
    project, metric = points[0].monitor.id, points[0].checkpoint.metric
    day = date.fromisoformat(facts.get("day") or facts.get("today") or points[-1].checkpoint.date.isoformat())
    near = sorted(sorted(points, key=lambda p: abs(p.checkpoint.date - day))[:_MOST], key=lambda p: p.checkpoint.date)
    values = tuple(_format_checkpoint(p.checkpoint) for p in near)
    return MonitoringError(message, project=project, metric=metric, checkpoints=values, **facts)


_MOST = 5
"""The checkpoints that an error names."""


def _format_checkpoint(point: Checkpoint) -> Named | str:
    """Return the day of a checkpoint, with its actual if it has one."""
    if point.actual is None:
        return point.date.isoformat()
    unit = format_unit_after(point.actual, point.unit)
    return Named(point.date.isoformat(), " ".join(filter(None, (str(point.actual), unit))))
