"""What was read of teamops.yaml."""

from __future__ import annotations

from teamops.model.dataclass import dataclass
from teamops.model.place import Fault
from teamops.model.records.settings import Settings


@dataclass(frozen=True, slots=True)
class ParsedSettings:
    """The valid settings, the faults, and the ids of people and departments that are not valid."""

    settings: Settings
    faults: tuple[Fault, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
