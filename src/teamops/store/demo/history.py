"""The commits that led to an example: from its files and the manifest `.history.yaml`.

The files of the folder are the last state. The manifest names what each commit added and what it changed; the versions
before are computed by undoing the changes, last one first. So the example is written once and cannot disagree with its
history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from teamops.model.dataclass import dataclass
from teamops.model.records.record import record
from teamops.model.records.values import Id, Moment

MANIFEST = ".history.yaml"


@record
class Alteration:
    """A change that a commit made in `file`: `before` became `after`, or the lines `from` … `through` were added."""

    file: str
    before: str = ""
    after: str | None = None
    from_: str | None = None
    through: str | None = None


@record
class Milestone:
    """One commit of the manifest; `add` holds patterns of the files that appear with it."""

    at: Moment
    author: Id
    message: str
    add: tuple[str, ...] = ()
    change: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoCommit:
    """One commit: author, time, message, and the whole content of every file that is new or different after it."""

    author: str
    email: str
    at: datetime
    message: str
    files: Mapping[str, bytes]


class HistoryBrokenError(ValueError):
    """The manifest and the files do not fit together."""

    def __init__(self, commit: str, file: str, problem: str) -> None:
        super().__init__(f"{MANIFEST}: {commit}: {file}: {problem}")


def load_demo_commits(folder: Path) -> tuple[DemoCommit, ...]:
    """Return the commits that lead to the files of `folder`, first to last. Raises HistoryBrokenError."""
    milestones = TypeAdapter(tuple[Milestone, ...]).validate_python(_read_yaml(folder / MANIFEST)["commits"])
    people = _read_yaml(folder / "teamops.yaml")["people"]
    final = {path.relative_to(folder).as_posix(): _read_bytes(path) for path in _list_files(folder)}
    states = _build_states(milestones, _assign_files(milestones, final), final)
    return tuple(
        DemoCommit(people[m.author]["name"], people[m.author]["email"], m.at, m.message, files)
        for m, files in zip(milestones, states, strict=True)
    )


def _build_states(
    milestones: tuple[Milestone, ...], added: Mapping[str, int], final: Mapping[str, bytes]
) -> list[Mapping[str, bytes]]:
    """Return the files that each milestone changed, as they are after it; computed from the last one backwards."""
    states: list[Mapping[str, bytes]] = []
    current = {path: raw.decode("utf-8") for path, raw in final.items()}
    for number, milestone in reversed(list(enumerate(milestones))):
        touched = {a.file for a in milestone.change} | {path for path, first in added.items() if first == number}
        for path in touched:
            if added.get(path, len(milestones)) > number:
                raise HistoryBrokenError(milestone.message, path, "is changed before it is added")
        states.append({path: current[path].encode("utf-8") for path in sorted(touched)})
        for alteration in reversed(milestone.change):
            current[alteration.file] = _undo_alteration(current[alteration.file], alteration, milestone.message)
    return states[::-1]


def _assign_files(milestones: tuple[Milestone, ...], paths: Iterable[str]) -> Mapping[str, int]:
    """Return each file with the number of the milestone that adds it."""
    added: dict[str, int] = {}
    for path in paths:
        numbers = [n for n, m in enumerate(milestones) if any(fnmatchcase(path, pattern) for pattern in m.add)]
        if len(numbers) != 1:
            raise HistoryBrokenError("add", path, f"must be added by exactly one commit, not by {len(numbers)}")
        added[path] = numbers[0]
    return added


def _undo_alteration(text: str, alteration: Alteration, commit: str) -> str:
    if alteration.after is not None:
        start = _find_only(text, alteration.after, alteration.file, commit)
        return text[:start] + alteration.before + text[start + len(alteration.after) :]
    first = alteration.from_ or ""
    start = text.rfind("\n", 0, _find_only(text, first, alteration.file, commit)) + 1
    end = text.find("\n", _find_only(text, alteration.through or first, alteration.file, commit)) + 1
    if end <= start:
        raise HistoryBrokenError(commit, alteration.file, f"“{alteration.through}” does not follow “{first}”")
    return text[:start] + text[end:]


def _find_only(text: str, wanted: str, file: str, commit: str) -> int:
    """Return the index of `wanted`, which must occur exactly once."""
    if not wanted or (count := text.count(wanted)) != 1:
        raise HistoryBrokenError(
            commit, file, f"must hold “{wanted}” once at this point, not {count if wanted else 0} times"
        )
    return text.index(wanted)


def _list_files(folder: Path) -> list[Path]:
    """List the files, except hidden ones and those in hidden folders."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _read_bytes(path: Path) -> bytes:
    """Read a file with LF line ends, whatever a checkout made of them: the same commits on every machine."""
    return path.read_bytes().replace(b"\r\n", b"\n")


def _read_yaml(path: Path) -> Any:
    return yaml.load(_read_bytes(path), Loader=yaml.BaseLoader)  # noqa: S506  # makes nothing but text, lists and mappings
