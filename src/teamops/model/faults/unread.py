"""What could not be read: files, sections, records and settings, and the folders that were skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import MORE, At, Fault

UNREAD_RULES: Mapping[str, str] = MappingProxyType(
    {
        "F001": "valid-yaml",
        "F002": "known-key",
        "F003": "valid-value",
        "F004": "required-key",
        "F005": "unique-key",
        "F009": "bounded-file",
    }
)
"""The form rules, by code and name, that report unread content.

They can be neither disabled nor suppressed: a check that leaves something unread has no verdict.
"""
UNREAD_CODES = frozenset(UNREAD_RULES)
SETTINGS_FILE = "teamops.yaml"

Kind = Literal["file", "section", "record", "setting"]
Why = Literal["workspace", "ignored", "hidden", "templates", "ending", "link"]


class UnreadItem(NamedTuple):
    """A file, section, record or setting that could not be read; `at` is the place of its first fault.

    `number` is more than 1 where one fault represents several files.
    """

    kind: Kind
    at: At
    code: str
    number: int = 1


class SkippedPath(NamedTuple):
    """A file or folder that might hold records of the team and was not read because of `why`.

    `workspace`: the folder has its own teamops.yaml. `ignored`: `ignore:` names it. `hidden`: its name begins with a
    dot, and it holds records. `templates`: the folder of printouts. `ending`: not exactly .yaml or .yml. `link`: a
    linked folder. `files` is the number of YAML files in it, a lower bound if `at_least`.
    """

    path: str
    why: Why
    is_folder: bool = False
    files: int = 1
    at_least: bool = False


def find_unread_items(faults: Iterable[Fault]) -> Iterator[UnreadItem]:
    """Yield each unread item once, in the order of the first faults."""
    seen: set[tuple[object, ...]] = set()
    for fault in faults:
        if fault.code in UNREAD_CODES and (what := _find_subject(fault)) not in seen:
            seen.add(what)
            number = 1 if fault.variant == MORE else int(dict(fault.facts).get("count", "1"))
            yield UnreadItem(_classify_fault(fault), fault.at, fault.code, number)


def _find_subject(fault: Fault) -> tuple[object, ...]:
    """Return what the faults of one record, section or file have in common; a duplicate key has no route but a mark."""
    is_file = _classify_fault(fault) == "file"
    place = None if is_file or fault.at.route else fault.at.mark
    return fault.at.file, () if is_file else fault.at.route[:2], place


def _classify_fault(fault: Fault) -> Kind:
    if fault.code == "F009" or (not fault.at.route and (fault.code == "F001" or fault.variant == MORE)):
        return "file"
    if fault.at.file == SETTINGS_FILE:
        return "setting"
    return "section" if len(fault.at.route) == 1 else "record"
