"""Fill in missing times of records from commits: when a status was last updated, when a value was recorded."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from teamops.model.dataclass import replace
from teamops.model.event import Address, History
from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.place import Entry
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace


def add_commit_dates(ws: Workspace, history: History) -> Workspace:
    """Return `ws` with the commit time for tasks without `updated` and readings without `recorded`.

    They stay without a time if a shallow clone ends before that commit, or nothing is committed yet.
    """
    touched: dict[Address, datetime] = {}
    read: dict[Address, datetime] = {}
    for event in reversed(history.events):  # the oldest first: the last one counts
        if event.at is None:
            continue
        here = convert_to_zone(event.at, ws.settings.timezone)
        if event.item.kind == "task" and event.kind in ("born", "changed"):
            touched[event.item] = here
        if event.field == "actual":
            read[event.item] = here
        for item, fields in event.items.items() if event.kind == "born" else ():
            if "actual" in fields:
                read[item] = here
    tasks = tuple(
        Entry(replace(e.record, updated=touched.get(Address("task", e.record.id))), e.at)
        if e.record.updated is None and e.record.is_open
        else e
        for e in ws.tasks
    )
    monitors = tuple(Entry(_add_monitor_dates(entry, read), entry.at) for entry in ws.monitors)
    return replace(ws, tasks=tasks, monitors=monitors)


def _add_monitor_dates(entry: Entry[Monitor], read: dict[Address, datetime]) -> Monitor:
    stamped = (
        _add_reading_time(placed, read) for placed in list_project_checkpoints(entry)
    )  # phase after phase, as they stand
    phases = (replace(one, checkpoints=tuple(islice(stamped, len(one.checkpoints)))) for one in entry.record.phases)
    return replace(entry.record, phases=tuple(phases))


def _add_reading_time(placed: CheckpointEntry, read: dict[Address, datetime]) -> Checkpoint:
    point = placed.checkpoint
    if point.recorded is not None or point.actual is None:
        return point
    return replace(point, recorded=read.get(Address("checkpoint", placed.path)))
