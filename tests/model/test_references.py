"""Every field that can hold an id is a reference, the record's own id, or known to be text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from tests.cli.conftest import EXAMPLES

from teamops.checking.references import find_dangling_references
from teamops.model.dataclass import fields
from teamops.model.records.goals import Actual, Basis, Goal, How
from teamops.model.records.record import get_types, is_record
from teamops.model.records.settings import Settings
from teamops.model.records.values import Id, Names
from teamops.model.references import REFERENCES, ReferenceKind, list_references
from teamops.model.team_records import SECTIONS
from teamops.store.reading.loader import load

TEXTS = {
    "Actual": {"metric", "source", "key", "note"},
    "Basis": {"history", "market", "resources"},
    "Blocker": {"reason", "needs"},
    "CalendarYear": {"source"},
    "Channel": {"name", "tool"},
    "Checkpoint": {"metric", "unit", "cause", "risk"},
    "Confirmation": {"digest", "note"},
    "Criterion": {"metric"},
    "Daily": {"done", "plan", "needs"},
    "Decision": {"decision"},
    "Department": {"name", "function"},
    "Escalation": {"plan"},
    "Goal": {"name", "metric", "unit", "key_actions", "note"},
    "How": {"posts"},
    "Improvement": {"item", "measure", "evidence"},
    "Lesson": {"lesson", "standard"},
    "Measure": {"action"},
    "Meeting": {"agenda"},
    "Meetings": {"weekly", "monthly"},
    "Monitor": {"project"},
    "Part": {"note"},
    "Person": {"name", "posts", "email"},
    "Phase": {"name"},
    "Printouts": {"logo"},
    "Request": {"need", "item", "note"},
    "Resources": {"tools", "permissions"},
    "Response": {"metric", "cause", "measures"},
    "Result": {"missed", "cause"},
    "Settings": {"team"},
    "Spending": {"unit"},
    "Task": {"name", "description", "post", "deliverable", "note"},
}
"""The fields that hold text and refer to nothing. A new field has to be here or in REFERENCES."""

OWN = {"people", "departments"}
"""The keys of teamops.yaml whose keys are the ids themselves."""


def list_kinds(declared: Any, seen: set[Any]) -> Iterator[Any]:
    if is_record(declared) and declared not in seen:
        seen.add(declared)
        yield declared
        for one in get_types(declared).values():
            yield from list_kinds(one, seen)
    for one in get_args(declared):
        yield from list_kinds(one, seen)


def holds_a_name(declared: Any) -> bool:
    """Return whether a type is an id, a text, names, a mapping by ids, or one of these or None."""
    if declared in (str, Id, Names):
        return True
    arguments = get_args(declared)
    return (type(None) in arguments and any(map(holds_a_name, arguments))) or (
        len(arguments) == 2 and arguments[0] == Id
    )


def test_every_field_that_may_name_something_is_known() -> None:
    seen: set[Any] = set()
    kinds = [kind for top in (Settings, *SECTIONS.values()) for kind in list_kinds(top, seen)]
    for kind in kinds:
        may = {field.name for field in fields(kind) if holds_a_name(get_types(kind)[field.name])}
        known = {*REFERENCES.get(kind, ()), *TEXTS.get(kind.__name__, ()), "id"} | (OWN if kind is Settings else set())
        assert may - known == set(), kind
        assert not (REFERENCES.get(kind, {}).keys() - may), kind
    assert {Goal, Actual, Basis, How} <= seen


def test_what_is_reported_as_unknown_is_a_reference_at_the_same_place_and_of_the_same_kind() -> None:
    """F007 looks at the fields in its own way, which is faster."""
    nothing: dict[Any, Any] = dict.fromkeys(get_args(ReferenceKind), ())
    for example in ("quarter", "saas", "faults"):
        ws = load(EXAMPLES / example)
        reported = {(one.kind, one.name, one.at.file, one.at.route) for one in find_dangling_references(ws, nothing)}
        listed = {(one.kind, one.name, one.at.file, one.at.route) for one in list_references(ws)}
        assert reported
        assert reported <= listed
        left = {route for _, _, _, route in listed - reported if "split" not in route and route[-1] != "serves"}
        assert not left
