"""What the readers of all files share: how many faults are still reported."""

from __future__ import annotations

from teamops.locale.suggest import Guesses
from teamops.model.dataclass import dataclass, field
from teamops.model.faults.fault_counts import Room


@dataclass(frozen=True, slots=True)
class FaultContext:
    """How many faults may still be reported, and the suggestions for unknown words."""

    room: Room = field(default_factory=Room)
    guesses: Guesses = field(default_factory=Guesses)

    def copy_for_file(self) -> FaultContext:
        """Return the same with room of its own, for one of several files."""
        return FaultContext(self.room.copy(), self.guesses)
