"""A limit on faults: the first ones of each code are kept and the rest only counted, so that no file fills memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from teamops.model.dataclass import dataclass, field
from teamops.model.faults.limits import MOST
from teamops.model.place import MORE, At, Fault, Key


@dataclass(slots=True)
class Room:
    """How many more faults of each code are kept, and how many were only counted, by code and section of a file."""

    left: defaultdict[str, int] = field(default_factory=lambda: defaultdict(lambda: MOST))
    counted: Counter[tuple[str, str, tuple[Key, ...]]] = field(default_factory=Counter)

    def copy(self) -> Room:
        """Return the same limits with nothing counted, for one file of many."""
        left: defaultdict[str, int] = defaultdict(lambda: MOST)
        left.update(self.left)
        return Room(left)

    def admit(self, code: str, at: At) -> bool:
        """Return whether a fault of `code` at `at` may be kept; count it if not."""
        if self.left[code] > 0:
            self.left[code] -= 1
            return True
        self.count(code, at, 1)
        return False

    def count(self, code: str, at: At, count: int) -> None:
        """Count faults that are not kept, under their section, which is thereby known to be incomplete."""
        route = at.route
        self.counted[code, at.file, route[:1] if len(route) > 1 else ()] += count

    def is_full(self, code: str) -> bool:
        return self.left[code] <= 0

    def filter_faults(self, faults: Iterable[Fault]) -> Iterator[Fault]:
        """Yield the faults within the limit and count the others."""
        for fault in faults:
            if fault.variant == MORE:
                self.counted[fault.code, fault.at.file, fault.at.route] += fault.number
            elif self.admit(fault.code, fault.at):
                yield fault

    def more(self) -> list[Fault]:
        """Return a fault for each code and section with counted faults."""
        return [Fault.more(code, At(file, route), count) for (code, file, route), count in self.counted.items()]
