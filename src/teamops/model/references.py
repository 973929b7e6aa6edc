"""The fields that refer to something, by record: the one list that renaming and deleting go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from teamops.model.dataclass import fields
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.collaboration import Daily, Decision, Meeting, Request
from teamops.model.records.goals import Actual, Confirmation, Goal, How, Part
from teamops.model.records.monitors import Checkpoint, Escalation, Measure, Monitor
from teamops.model.records.record import get_key, get_types, is_record, is_required
from teamops.model.records.reviews import Improvement, Response, Result, Review
from teamops.model.records.settings import Department, Limits, Person, Settings
from teamops.model.records.tasks import Blocker, Task
from teamops.model.team_records import SECTIONS, TeamRecords

ReferenceKind = Literal["person", "department", "who", "goal", "monitor", "meeting", "task", "improvement"]
"""What is named; `who` is a person or a department, `goal` a goal or the path of a part."""

REFERENCES: Mapping[type, Mapping[str, ReferenceKind]] = {
    Settings: {"director": "person"},
    Limits: {"daily_from": "who"},
    Department: {"head": "person"},
    Person: {"department": "department"},
    Goal: {"department": "department", "owner": "person", "serves": "goal"},
    Part: {"department": "department", "owner": "person"},
    How: {"people": "person", "among": "person", "departments": "department"},
    Confirmation: {"by": "person"},
    Actual: {"goal": "goal", "owner": "person", "department": "department"},
    Task: {
        "goal": "goal",
        "project": "monitor",
        "meeting": "meeting",
        "routine": "task",
        "owner": "who",
        "collaborators": "who",
    },
    Blocker: {"from_": "who"},
    Monitor: {"owner": "person", "goal": "goal"},
    Escalation: {"to": "person"},
    Checkpoint: {"owner": "person"},
    Measure: {"owner": "person"},
    Review: {"project": "monitor", "attendees": "who", "carried": "improvement"},
    Result: {"goal": "goal"},
    Response: {"monitor": "monitor"},
    Improvement: {"owner": "person"},
    Request: {"from_": "department", "to": "department", "owner": "person"},
    Meeting: {"attendees": "who", "recorder": "person"},
    Decision: {"owner": "who", "task": "task"},
    Daily: {"person": "person"},
}
"""The fields of each record that hold ids of others. `serves` of a goal is text: it refers only if it is an address."""


class Reference(NamedTuple):
    """The name of something of a `kind`, at `at`: a value, a name of a list, or the key of a mapping (`on_key`).

    `removal` is the place to remove so that it refers no more: the record if that needs the field (`is_needed`), else
    its own. `names` is the number of names in the field.
    """

    kind: ReferenceKind
    name: str
    at: At
    removal: At
    is_needed: bool = False
    names: int = 1


class _ReferringField(NamedTuple):
    """A field that refers, with the kind, or that holds records which do."""

    name: str
    key: str
    kind: ReferenceKind | None
    is_needed: bool


def list_references(ws: TeamRecords) -> Iterator[Reference]:
    """Yield all references: those of teamops.yaml, then those of each section in order."""
    yield from _walk_record(ws.settings, At("teamops.yaml"))
    for section in SECTIONS:
        for record, at in ws.section(section):
            for reference in _walk_record(record, at):
                if reference.at.route[2:] != ("serves",) or reference.name in ws.nodes:
                    yield reference


def _walk_record(record: Any, at: At) -> Iterator[Reference]:
    for field in _list_fields(record.__class__):
        value = getattr(record, field.name)
        if not value:
            continue
        place = At(at.file, (*at.route, field.key))
        if field.kind is None:
            yield from _walk_below(value, place)
        elif isinstance(value, str):
            yield Reference(field.kind, value, place, at if field.is_needed else place, field.is_needed)
        elif isinstance(value, tuple):
            for number, name in enumerate(value):
                yield Reference(field.kind, name, place / number, place / number, names=len(value))
        else:
            for name in value:
                yield Reference(field.kind, name, place.key(name), place / name, names=len(value))


def _walk_below(value: Any, at: At) -> Iterator[Reference]:
    """Yield the references of a record in a field, or of those in its list or mapping."""
    if isinstance(value, (tuple, dict)):
        for key, record in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _walk_record(record, at / key)
    else:
        yield from _walk_record(value, at)


@cache
def _list_fields(kind: type) -> tuple[_ReferringField, ...]:
    own, types = REFERENCES.get(kind, {}), get_types(kind)
    return tuple(
        _ReferringField(field.name, get_key(field.name), own.get(field.name), is_required(field))
        for field in fields(kind)
        if field.name in own or _holds_references(types[field.name])
    )


def _holds_references(declared: Any) -> bool:
    """Return whether values of a type are, or hold, records that refer to something."""
    if is_record(declared):
        return declared in REFERENCES or any(map(_holds_references, get_types(declared).values()))
    return any(map(_holds_references, get_args(declared)))
