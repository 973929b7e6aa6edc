"""The names that a record can refer to, and the one that was probably meant by a name that there is not."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from teamops.checking.references import Dangling, Known, Wanted
from teamops.locale.suggest import alike
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


def known_names(ws: Workspace) -> Known:
    """The names of each kind that there are. A record that was refused for some fault is there nevertheless."""
    people = ws.settings.people.keys() | _refused(ws, "people")
    departments = ws.settings.departments.keys() | _refused(ws, "departments")
    lost = {key for key in ("people", "departments") if _is_lost(ws, key)}
    return {
        "person": _Everything() if "people" in lost else people,
        "department": _Everything() if "departments" in lost else departments,
        "who": _Everything() if lost else people | departments,
        "goal": _Paths(ws.nodes.keys(), _refused(ws, "goals")),
        "monitor": {entry.record.id for entry in ws.monitors} | _refused(ws, "monitors"),
        "meeting": {entry.record.id for entry in ws.meetings} | _refused(ws, "meetings"),
        "task": _Tasks(ws),
        "improvement": _improvements(ws),
    }


class _Tasks:
    """Contains the ids of all tasks; most teams ask for none of their thousands."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    @cached_property
    def _ids(self) -> set[str]:
        return {entry.record.id for entry in self._ws.tasks} | _refused(self._ws, "tasks")

    def __contains__(self, name: object) -> bool:
        return name in self._ids


def _improvements(ws: Workspace) -> Container[str]:
    """The ids of all improvements; any while there are reviews that could not be read."""
    if _refused(ws, "reviews"):
        return _Everything()
    return {improvement.id for entry in ws.reviews for improvement in entry.record.improvements}


def _refused(ws: Workspace, section: str) -> set[str]:
    return {name for kind, name in ws.broken if kind == section}


def _is_lost(ws: Workspace, key: str) -> bool:
    """Whether `key` of teamops.yaml is there, but not as a mapping."""
    whole = At("teamops.yaml", (key,))
    return any(fault.at == whole for fault in ws.faults)


class Near(NamedTuple):
    """The id that was probably meant, or nothing; `sole` tells that no other can have been.

    `ids` are all of those who bear the name that was written, where several do.
    """

    id: str
    sole: bool
    ids: tuple[str, ...] = ()


class Nearest:
    """Finds what was meant: an id that is spelt alike, or the id of the person who has that name."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._found: dict[tuple[Wanted, str], Near] = {}
        self._left, self._looks = _COMPARED, MOST

    @cached_property
    def _words(self) -> Mapping[Wanted, Mapping[str, tuple[str, ...]]]:
        return _words(self._ws)

    def to(self, miss: Dangling) -> Near:
        """What was probably meant by `miss`."""
        asked = (miss.wanted, miss.name)
        if asked not in self._found:
            self._found[asked] = self._look(miss)
        return self._found[asked]

    def _look(self, miss: Dangling) -> Near:
        words = self._words[miss.wanted]
        self._looks -= 1
        if self._looks < 0:
            return Near("", sole=False)
        if called := self._called(miss):
            return Near(called[0], sole=True) if len(called) == 1 else Near("", sole=False, ids=called)
        if self._left <= 0:
            return Near("", sole=False)
        choices = self._choices(miss, words)
        self._left -= len(choices)
        close = alike(miss.name, choices, 3)
        meant = {one for word in close for one in words[word]}
        nearest = words[close[0]] if close else ()
        return Near(nearest[0], len(meant) == 1) if len(nearest) == 1 else Near("", sole=False, ids=nearest)

    def _called(self, miss: Dangling) -> tuple[str, ...]:
        """The ids of those who are called what was written."""
        naming = self._ws.naming
        people = naming.person_meant(miss.name) if miss.wanted in ("person", "who") else ()
        departments = naming.department_meant(miss.name) if miss.wanted in ("department", "who") else ()
        monitors = self._projects.get(miss.name, ()) if miss.wanted == "monitor" else ()
        return tuple(dict.fromkeys((*people, *departments, *monitors)))

    @cached_property
    def _projects(self) -> Mapping[str, tuple[str, ...]]:
        return _gathered((entry.record.project, entry.record.id) for entry in self._ws.monitors)

    def _choices(self, miss: Dangling, words: Mapping[str, object]) -> Collection[str]:
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


def _words(ws: Workspace) -> Mapping[Wanted, Mapping[str, tuple[str, ...]]]:
    """What people might write for each kind, and the ids that they may mean by it: ids, and the names of people."""
    people, departments = ws.settings.people.items(), ws.settings.departments.items()
    named = _gathered([*((one.name, key) for key, one in people), *((key, key) for key, _ in people)])
    places = _gathered([*((one.name, key) for key, one in departments), *((key, key) for key, _ in departments)])
    monitors = [entry.record for entry in ws.monitors]
    return {
        "person": named,
        "department": places,
        "who": places | named,
        "goal": {path: (path,) for path in ws.nodes},
        "monitor": _gathered([*((one.project, one.id) for one in monitors), *((one.id, one.id) for one in monitors)]),
        "meeting": {entry.record.id: (entry.record.id,) for entry in ws.meetings},
        "task": {entry.record.id: (entry.record.id,) for entry in ws.tasks},
        "improvement": {one.id: (one.id,) for entry in ws.reviews for one in entry.record.improvements},
    }


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    made: dict[str, dict[str, None]] = {}
    for word, key in pairs:
        made.setdefault(word, {})[key] = None
    return {word: tuple(keys) for word, keys in made.items()}
