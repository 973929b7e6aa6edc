"""Plan the entries of a checkpoint: its reading, the cause of a deviation, and measures (§3.4 to §3.6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from teamops.model.change import Change
from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount, convert_to_unit
from teamops.planning.projects.find_checkpoint import (
    resolve_checkpoint_on,
    resolve_last_deviation,
    resolve_last_reading,
    resolve_latest_unread,
    resolve_metric_checkpoints,
)
from teamops.planning.serialize import serialize_record, serialize_value


@dataclass(frozen=True, slots=True)
class CheckpointReading:
    """A reading of a metric; without a `day`, of the latest unread checkpoint, or of the last read one if `correct`."""

    metric: str
    value: Amount
    day: date | None = None
    cause: str = ""
    risk: str = ""
    correct: bool = False


@dataclass(frozen=True, slots=True)
class DeviationCause:
    """The cause of a deviation; without a `day`, of the latest checkpoint beyond the limit."""

    metric: str
    cause: str
    risk: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Countermeasure:
    """A measure against a deviation, with owner and due day; the checkpoint as in `DeviationCause`."""

    metric: str
    action: str
    owner: str
    due: date
    day: date | None = None


class CheckpointUpdate(NamedTuple):
    """A checkpoint after an update, and the changes to write."""

    placed: CheckpointEntry
    changes: tuple[Change, ...]


def plan_reading(ws: Workspace, entry: Entry[Monitor], reading: CheckpointReading, now: datetime) -> CheckpointUpdate:
    """Plan a reading recorded at `now`. Raises MonitoringError if no checkpoint matches.

    The time of an unchanged value is kept.
    """
    local = now.astimezone(ws.settings.timezone)
    placed = _resolve_reading(entry, reading, local.date())
    point = placed.checkpoint
    value = convert_to_unit(reading.value, point.unit, point.plan)
    if point.actual is not None and not reading.correct:
        facts = {"metric": point.metric, "day": point.date.isoformat(), "actual": point.actual.written}
        raise MonitoringError("read_already", project=entry.record.id, **facts)
    is_new = point.actual != Quantity.parse(value) or point.recorded is None
    values: dict[str, Any] = {"actual": Quantity.parse(value)} if is_new else {}
    values |= {"recorded": local.replace(microsecond=0)} if is_new else {}
    return _make_update(placed, values | _filter_texts(reading.cause, reading.risk))


def plan_cause(ws: Workspace, entry: Entry[Monitor], options: DeviationCause) -> CheckpointUpdate:
    """Plan the cause of a deviation. Raises MonitoringError if no checkpoint matches, or the cause is empty."""
    placed = _resolve_deviation(ws, entry, options.metric, options.day)
    if placed.checkpoint.actual is None:
        facts = {"metric": placed.checkpoint.metric, "day": placed.checkpoint.date.isoformat()}
        raise MonitoringError("not_read_yet", project=entry.record.id, **facts)
    if not options.cause.strip():
        raise MonitoringError("says_nothing", key="TEXT")
    return _make_update(placed, _filter_texts(options.cause, options.risk))


def plan_measure(ws: Workspace, entry: Entry[Monitor], options: Countermeasure, now: datetime) -> CheckpointUpdate:
    """Plan an open measure, decided at `now`. Raises MonitoringError if no checkpoint matches.

    Without a day it answers a deviation; with one it may be prepared for an unread checkpoint (§3.1).
    """
    placed = _resolve_deviation(ws, entry, options.metric, options.day)
    action = options.action.strip()
    if not action:
        raise MonitoringError("says_nothing", key="ACTION")
    point = placed.checkpoint
    if any((m.action, m.owner, m.status) == (action, options.owner, "open") for m in point.measures):
        raise MonitoringError("measure_already", action=action, metric=point.metric, day=point.date.isoformat())
    decided = now.astimezone(ws.settings.timezone).replace(microsecond=0)
    measure = Measure(action=action, owner=options.owner, decided=decided, due=options.due)
    after = replace(point, measures=(*point.measures, measure))
    change = Change(placed.at / "measures" / len(point.measures), serialize_record(measure))
    return CheckpointUpdate(placed._replace(checkpoint=after), (change,))


def _resolve_reading(entry: Entry[Monitor], reading: CheckpointReading, today: date) -> CheckpointEntry:
    points = resolve_metric_checkpoints(entry, reading.metric)
    if reading.day is None:
        return resolve_last_reading(points) if reading.correct else resolve_latest_unread(points, today)
    placed = resolve_checkpoint_on(points, reading.day)
    if reading.day > today:
        raise MonitoringError("in_future", day=reading.day.isoformat())
    return placed


def _resolve_deviation(ws: Workspace, entry: Entry[Monitor], metric: str, day: date | None) -> CheckpointEntry:
    points = resolve_metric_checkpoints(entry, metric)
    if day is None:
        return resolve_last_deviation(points, ws.settings.limits.deviation)
    return resolve_checkpoint_on(points, day)


def _filter_texts(cause: str, risk: str) -> dict[str, str]:
    return {key: text.strip() for key, text in (("cause", cause), ("risk", risk)) if text.strip()}


def _make_update(placed: CheckpointEntry, values: Mapping[str, Any]) -> CheckpointUpdate:
    changes = tuple(Change(placed.at / key, serialize_value(value)) for key, value in values.items())
    return CheckpointUpdate(placed._replace(checkpoint=replace(placed.checkpoint, **values)), changes)
