"""The names that a record can refer to, and the one that was probably meant by a name that there is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping
from functools import cached_property
from typing import NamedTuple

from teamops.checking.references import Dangling, Known, Wanted
from teamops.locale.near import alike
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
    """The id that was probably meant, or nothing; `sole` tells that no other can have been."""

    id: str
    sole: bool


class Nearest:
    """Finds what was meant: an id that is spelt alike, or the id of the person who has that name."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._found: dict[tuple[Wanted, str], Near] = {}
        self._left = _COMPARED

    @cached_property
    def _words(self) -> Mapping[Wanted, Mapping[str, str]]:
        return _words(self._ws)

    @cached_property
    def _shared(self) -> set[str]:
        return _shared_names(self._ws)

    def to(self, miss: Dangling) -> Near:
        """What was probably meant by `miss`."""
        asked = (miss.wanted, miss.name)
        if asked not in self._found:
            self._found[asked] = self._look(miss)
        return self._found[asked]

    def _look(self, miss: Dangling) -> Near:
        words = self._words[miss.wanted]
        if miss.name in words:
            return Near(words[miss.name], miss.name not in self._shared)
        if self._left <= 0:
            return Near("", sole=False)
        choices = _choices(miss, words)
        self._left -= len(choices)
        close = alike(miss.name, choices, 3)
        meant = {words[word] for word in close}
        return Near(words[close[0]] if close else "", len(meant) == 1 and self._shared.isdisjoint(close))


def _choices(miss: Dangling, words: Mapping[str, str]) -> Collection[str]:
    """All words of the kind; of goals, the parts of the goal that is named, or else the goals alone."""
    if miss.wanted != "goal":
        return words
    top = miss.name.partition("/")[0]
    if top in words:
        return [path for path in words if path.startswith(f"{top}/")]
    return [path for path in words if "/" not in path]


def _shared_names(ws: Workspace) -> set[str]:
    """What several people, departments or projects are called."""
    settings = ws.settings
    counted = Counter(person.name for person in settings.people.values())
    counted.update(department.name for department in settings.departments.values())
    counted.update(entry.record.project for entry in ws.monitors)
    return {name for name, count in counted.items() if count > 1}


def _words(ws: Workspace) -> Mapping[Wanted, Mapping[str, str]]:
    """What people might write for each kind, and the id that they mean by it: ids, and the names of people."""
    people = {person.name: key for key, person in ws.settings.people.items()} | {k: k for k in ws.settings.people}
    departments = {d.name: key for key, d in ws.settings.departments.items()} | {k: k for k in ws.settings.departments}
    return {
        "person": people,
        "department": departments,
        "who": departments | people,
        "goal": {path: path for path in ws.nodes},
        "monitor": {e.record.project: e.record.id for e in ws.monitors}
        | {e.record.id: e.record.id for e in ws.monitors},
        "meeting": {entry.record.id: entry.record.id for entry in ws.meetings},
        "task": {entry.record.id: entry.record.id for entry in ws.tasks},
        "improvement": {one.id: one.id for entry in ws.reviews for one in entry.record.improvements},
    }
