"""A workspace as it would be with one more record, to judge the record before it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from teamops.model.change import Data
from teamops.model.place import At, Entry, Key
from teamops.model.workspace import Workspace
from teamops.store.records import read_faulty


def with_record(ws: Workspace, at: At, data: Data) -> Workspace:
    """`ws` with the record `data` at `at` (section, index), or with the faults that keep it from being one."""
    section, index = str(at.route[0]), at.route[1]
    read = read_faulty(at.file, {section: [data]}, ws.settings.timezone)
    entries = (Entry(entry.record, at) for entry in read.sections[section])
    faults = (replace(fault, at=fault.at._replace(route=_moved(fault.at.route, index))) for fault in read.faults)
    changes: dict[str, Any] = {
        section: (*ws.section(section), *entries),
        "faults": (*ws.faults, *faults),
        "broken": ws.broken | read.broken,
    }
    return replace(ws, **changes)


def _moved(route: tuple[Key, ...], index: Key) -> tuple[Key, ...]:
    """The route of a record that was read alone (as number 0), as number `index`."""
    return (route[0], index, *route[2:])
