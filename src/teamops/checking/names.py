"""The names that a record can refer to, and the probable meaning of a name that does not exist."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from functools import cached_property

from teamops.checking.references import DanglingReference, KnownNames
from teamops.checking.walks import list_improvements
from teamops.locale.suggest import find_similar
from teamops.model.faults.limits import MOST
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.references import ReferenceKind
from teamops.model.workspace import Workspace

_COMPARED = 100_000
"""How many names are compared for suggestions in one run at most: that is slow, and nobody reads a thousand."""


class _Everything:
    """Contains every name, for a kind that could not be read as a whole."""

    def __contains__(self, name: object) -> bool:
        return True


class _Paths:
    """Contains the paths of all goals and parts, and any path below a goal that was refused."""

    def __init__(self, paths: Container[str], refused: Container[str]) -> None:
        self._paths = paths
        self._refused = refused

    def __contains__(self, path: object) -> bool:
        return path in self._paths or str(path).partition("/")[0] in self._refused


def collect_names(ws: Workspace) -> KnownNames:
    """Return the existing names of each kind, including those of records that were refused for a fault."""
    people = ws.settings.people.keys() | _list_refused_names(ws, "people")
    departments = ws.settings.departments.keys() | _list_refused_names(ws, "departments")
    lost = {key for key in ("people", "departments") if _is_lost(ws, key)}
    return {
        "person": _Everything() if "people" in lost else people,
        "department": _Everything() if "departments" in lost else departments,
        "who": _Everything() if lost else people | departments,
        "goal": _Paths(ws.nodes.keys(), _list_refused_names(ws, "goals")),
        "monitor": {entry.record.id for entry in ws.monitors} | _list_refused_names(ws, "monitors"),
        "meeting": {entry.record.id for entry in ws.meetings} | _list_refused_names(ws, "meetings"),
        "task": _Tasks(ws),
        "improvement": _collect_improvement_ids(ws),
    }


class _Tasks:
    """Contains the ids of all tasks, collected when first needed: most teams refer to none of their thousands."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    @cached_property
    def _ids(self) -> set[str]:
        return {entry.record.id for entry in self._ws.tasks} | _list_refused_names(self._ws, "tasks")

    def __contains__(self, name: object) -> bool:
        return name in self._ids


def _collect_improvement_ids(ws: Workspace) -> Container[str]:
    """Return the ids of all improvements; any id while a review could not be read."""
    if _list_refused_names(ws, "reviews"):
        return _Everything()
    return {improvement.id for _, improvement, _ in list_improvements(ws)}


def _list_refused_names(ws: Workspace, section: str) -> set[str]:
    return {name for kind, name in ws.broken if kind == section}


def _is_lost(ws: Workspace, key: str) -> bool:
    """Whether `key` of teamops.yaml is there, but not as a mapping."""
    whole = At("teamops.yaml", (key,))
    return any(fault.at == whole for fault in ws.faults)


class NearMatch(NamedTuple):
    """The id that was probably meant, or "". `is_sole`: no other can have been meant. `ids`: all that have the name."""

    id: str
    is_sole: bool
    ids: tuple[str, ...] = ()


class NameGuesser:
    """Finds what was probably meant: the id of what is called so, or an id or name that resembles it."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._found: dict[tuple[ReferenceKind, str], NearMatch] = {}
        self._left, self._looks = _COMPARED, MOST

    @cached_property
    def _words(self) -> Mapping[ReferenceKind, Mapping[str, tuple[str, ...]]]:
        return _collect_words(self._ws)

    def guess(self, reference: DanglingReference) -> NearMatch:
        """Return what `reference` was probably meant to name."""
        key = (reference.kind, reference.name)
        if key not in self._found:
            self._found[key] = self._look_up(reference)
        return self._found[key]

    def _look_up(self, reference: DanglingReference) -> NearMatch:
        words = self._words[reference.kind]
        self._looks -= 1
        if self._looks < 0:
            return NearMatch("", is_sole=False)
        if ids := self._find_by_name(reference):
            return NearMatch(ids[0], is_sole=True) if len(ids) == 1 else NearMatch("", is_sole=False, ids=ids)
        if self._left <= 0:
            return NearMatch("", is_sole=False)
        choices = self._list_choices(reference, words)
        self._left -= len(choices)
        close = find_similar(reference.name, choices, 3)
        all_ids = {id_ for word in close for id_ in words[word]}
        nearest = words[close[0]] if close else ()
        return (
            NearMatch(nearest[0], len(all_ids) == 1) if len(nearest) == 1 else NearMatch("", is_sole=False, ids=nearest)
        )

    def _find_by_name(self, reference: DanglingReference) -> tuple[str, ...]:
        """Return the ids of what is called so."""
        naming = self._ws.naming
        people = naming.find_people(reference.name) if reference.kind in ("person", "who") else ()
        departments = naming.find_departments(reference.name) if reference.kind in ("department", "who") else ()
        monitors = self._projects.get(reference.name, ()) if reference.kind == "monitor" else ()
        return tuple(dict.fromkeys((*people, *departments, *monitors)))

    @cached_property
    def _projects(self) -> Mapping[str, tuple[str, ...]]:
        return _group_keys((entry.record.project, entry.record.id) for entry in self._ws.monitors)

    def _list_choices(self, reference: DanglingReference, words: Mapping[str, object]) -> Collection[str]:
        """Return all words of the kind; of goals, the parts of the named goal, else the goals without parts."""
        if reference.kind != "goal":
            return words
        top = reference.name.partition("/")[0]
        return self._parts.get(top, ()) if top in words else [path for path in words if "/" not in path]

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        """The paths of all parts by their goal."""
        parts: dict[str, list[str]] = {}
        for path in self._ws.nodes:
            goal, slash, _ = path.partition("/")
            if slash:
                parts.setdefault(goal, []).append(path)
        return parts


def _collect_words(ws: Workspace) -> Mapping[ReferenceKind, Mapping[str, tuple[str, ...]]]:
    """Return the words that people might write for each kind, ids and names, each with the ids it may mean."""
    people, departments = ws.settings.people.items(), ws.settings.departments.items()
    names = _group_keys([*((one.name, key) for key, one in people), *((key, key) for key, _ in people)])
    units = _group_keys([*((one.name, key) for key, one in departments), *((key, key) for key, _ in departments)])
    return {
        "person": names,
        "department": units,
        "who": units | names,
        "goal": {path: (path,) for path in ws.nodes},
        "monitor": _group_keys([*((m.project, m.id) for m, _ in ws.monitors), *((m.id, m.id) for m, _ in ws.monitors)]),
        "meeting": {meeting.id: (meeting.id,) for meeting, _ in ws.meetings},
        "task": {task.id: (task.id,) for task, _ in ws.tasks},
        "improvement": {improvement.id: (improvement.id,) for _, improvement, _ in list_improvements(ws)},
    }


def _group_keys(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        groups.setdefault(word, {})[key] = None
    return {word: tuple(keys) for word, keys in groups.items()}
