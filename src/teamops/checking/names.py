"""The names that a record can refer to, and the one that was probably meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from teamops.checking.references import DanglingReference, Known, Wanted
from teamops.locale.suggest import find_similar
from teamops.model.faults.limits import MOST
from teamops.model.place import At
from teamops.model.workspace import Workspace

_COMPARED = 100_000
"""So many names are compared for did-you-means in one run; it is slow, and nobody reads a thousand of them."""


class _Everything:
    """Contains every name: for a kind that could not be read as a whole."""

    def __contains__(self, name: object) -> bool:
        return True


class _Paths:
    """Contains the paths of all goals and parts, and any path below a goal that was refused."""

    def __init__(self, paths: Container[str], refused: Container[str]) -> None:
        self._paths = paths
        self._refused = refused

    def __contains__(self, path: object) -> bool:
        return path in self._paths or str(path).partition("/")[0] in self._refused


def collect_names(ws: Workspace) -> Known:
    """The names of each kind that there are. A record that was refused for some fault is there nevertheless."""
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
    """Contains the ids of all tasks; most teams ask for none of their thousands."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    @cached_property
    def _ids(self) -> set[str]:
        return {entry.record.id for entry in self._ws.tasks} | _list_refused_names(self._ws, "tasks")

    def __contains__(self, name: object) -> bool:
        return name in self._ids


def _collect_improvement_ids(ws: Workspace) -> Container[str]:
    """The ids of all improvements; any while there are reviews that could not be read."""
    if _list_refused_names(ws, "reviews"):
        return _Everything()
    return {improvement.id for entry in ws.reviews for improvement in entry.record.improvements}


def _list_refused_names(ws: Workspace, section: str) -> set[str]:
    return {name for kind, name in ws.broken if kind == section}


def _is_lost(ws: Workspace, key: str) -> bool:
    """Whether `key` of teamops.yaml is there, but not as a mapping."""
    whole = At("teamops.yaml", (key,))
    return any(fault.at == whole for fault in ws.faults)


class NearMatch(NamedTuple):
    """The id that was probably meant, or nothing; `sole` tells that no other can have been.

    `ids` are all of those who bear the name that was written, where several do.
    """

    id: str
    sole: bool
    ids: tuple[str, ...] = ()


class NameGuesser:
    """Finds what was meant: an id that is spelt alike, or the id of the person who has that name."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._found: dict[tuple[Wanted, str], NearMatch] = {}
        self._left, self._looks = _COMPARED, MOST

    @cached_property
    def _words(self) -> Mapping[Wanted, Mapping[str, tuple[str, ...]]]:
        return _collect_words(self._ws)

    def to(self, miss: DanglingReference) -> NearMatch:
        """What was probably meant by `miss`."""
        asked = (miss.wanted, miss.name)
        if asked not in self._found:
            self._found[asked] = self._look(miss)
        return self._found[asked]

    def _look(self, miss: DanglingReference) -> NearMatch:
        words = self._words[miss.wanted]
        self._looks -= 1
        if self._looks < 0:
            return NearMatch("", sole=False)
        if called := self._find_by_name(miss):
            return NearMatch(called[0], sole=True) if len(called) == 1 else NearMatch("", sole=False, ids=called)
        if self._left <= 0:
            return NearMatch("", sole=False)
        choices = self._list_choices(miss, words)
        self._left -= len(choices)
        close = find_similar(miss.name, choices, 3)
        meant = {one for word in close for one in words[word]}
        nearest = words[close[0]] if close else ()
        return NearMatch(nearest[0], len(meant) == 1) if len(nearest) == 1 else NearMatch("", sole=False, ids=nearest)

    def _find_by_name(self, miss: DanglingReference) -> tuple[str, ...]:
        """The ids of those who are called what was written."""
        naming = self._ws.naming
        people = naming.find_people(miss.name) if miss.wanted in ("person", "who") else ()
        departments = naming.find_departments(miss.name) if miss.wanted in ("department", "who") else ()
        monitors = self._projects.get(miss.name, ()) if miss.wanted == "monitor" else ()
        return tuple(dict.fromkeys((*people, *departments, *monitors)))

    @cached_property
    def _projects(self) -> Mapping[str, tuple[str, ...]]:
        return _group_keys((entry.record.project, entry.record.id) for entry in self._ws.monitors)

    def _list_choices(self, miss: DanglingReference, words: Mapping[str, object]) -> Collection[str]:
        """All words of the kind; of goals, the parts of the goal that is named, or else the goals alone."""
        if miss.wanted != "goal":
            return words
        top = miss.name.partition("/")[0]
        return self._parts.get(top, ()) if top in words else [path for path in words if "/" not in path]

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        """The paths of parts by the goal that they are of."""
        made: dict[str, list[str]] = {}
        for path in self._ws.nodes:
            goal, slash, _ = path.partition("/")
            if slash:
                made.setdefault(goal, []).append(path)
        return made


def _collect_words(ws: Workspace) -> Mapping[Wanted, Mapping[str, tuple[str, ...]]]:
    """What people might write for each kind, and the ids that they may mean by it: ids, and the names of people."""
    people, departments = ws.settings.people.items(), ws.settings.departments.items()
    named = _group_keys([*((one.name, key) for key, one in people), *((key, key) for key, _ in people)])
    places = _group_keys([*((one.name, key) for key, one in departments), *((key, key) for key, _ in departments)])
    monitors = [entry.record for entry in ws.monitors]
    return {
        "person": named,
        "department": places,
        "who": places | named,
        "goal": {path: (path,) for path in ws.nodes},
        "monitor": _group_keys([*((one.project, one.id) for one in monitors), *((one.id, one.id) for one in monitors)]),
        "meeting": {entry.record.id: (entry.record.id,) for entry in ws.meetings},
        "task": {entry.record.id: (entry.record.id,) for entry in ws.tasks},
        "improvement": {one.id: (one.id,) for entry in ws.reviews for one in entry.record.improvements},
    }


def _group_keys(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    made: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        made.setdefault(word, {})[key] = None
    return {word: tuple(keys) for word, keys in made.items()}
