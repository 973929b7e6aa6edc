"""Room for faults: the first ones of each code are made, the others only counted, so that no file fills the memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from teamops.model.faults.limits import MOST
from teamops.model.place import MORE, At, Fault, Key


@dataclass(slots=True)
class Room:
    """How many faults of each code there is still room for, and how many found none, by code and section of a file."""

    left: defaultdict[str, int] = field(default_factory=lambda: defaultdict(lambda: MOST))
    counted: Counter[tuple[str, str, tuple[Key, ...]]] = field(default_factory=Counter)

    def copy(self) -> Room:
        """As much room, of which nothing is taken here; for one file of many."""
        left: defaultdict[str, int] = defaultdict(lambda: MOST)
        left.update(self.left)
        return Room(left)

    def admit(self, code: str, at: At) -> bool:
        """Whether a fault of `code` at `at` is to be made; it is counted if not."""
        if self.left[code] > 0:
            self.left[code] -= 1
            return True
        self.count(code, at, 1)
        return False

    def count(self, code: str, at: At, count: int) -> None:
        """Count faults that are not made, under their section: what is in it is known not to be all."""
        route = at.route
        self.counted[code, at.file, route[:1] if len(route) > 1 else ()] += count

    def is_full(self, code: str) -> bool:
        """Whether no more faults of `code` are made."""
        return self.left[code] <= 0

    def filter_faults(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Those of `faults` that there is room for; the others are counted."""
        for fault in faults:
            if fault.variant == MORE:
                self.counted[fault.code, fault.at.file, fault.at.route] += fault.number
            elif self.admit(fault.code, fault.at):
                yield fault

    def more(self) -> list[Fault]:
        """A fault for each code and section of which faults were counted and not made."""
        return [Fault.more(code, At(file, route), count) for (code, file, route), count in self.counted.items()]
