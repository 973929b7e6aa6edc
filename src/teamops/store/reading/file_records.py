"""What was read of one file."""

from __future__ import annotations

from typing import Any

from teamops.model.dataclass import dataclass, field
from teamops.model.place import Entry, Fault


@dataclass(slots=True)
class FileRecords:
    """The records of one file by section, in order; its faults; ids of records that exist but are not valid.

    `untidy` are faults of form in records that may be valid.
    """

    sections: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    untidy: list[Fault] = field(default_factory=list)
