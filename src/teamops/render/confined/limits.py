"""The limits of what a team's template or logo may take, in one place.

Measured on reports 50 times as large as the largest of the examples (1,750 rows): 0.6 s, 225 MB, 1.2 MB. A hostile
template reaches a limit, an honest one does not come near.
"""

from __future__ import annotations

from typing import NamedTuple

_SECONDS, _MOST_SECONDS, _SECONDS_OF_A_CELL = 10.0, 120.0, 0.0003
_MEGABYTES, _MOST_MEGABYTES, _MEGABYTES_OF_A_CELL = 1024, 4096, 0.016
_OUTPUT = 32
"""So much without cells, at most, and for each cell of the tables of a report (Typst takes 0.06 ms and 12 KB)."""

_WAITING = 2
"""A machine that is busy with something else takes this much longer than the computing itself."""


class ProcessLimits(NamedTuple):
    """Seconds of computing, megabytes of memory, megabytes of what comes out."""

    seconds: float = _SECONDS
    megabytes: int = _MEGABYTES
    output: int = _OUTPUT

    @property
    def wait(self) -> float:
        """The seconds after which the process ends, whether it computes or not."""
        return self.seconds * _WAITING


def compute_limits(cells: int) -> ProcessLimits:
    """The limits of a report whose tables have so many cells."""
    return ProcessLimits(
        min(_SECONDS + cells * _SECONDS_OF_A_CELL, _MOST_SECONDS),
        min(_MEGABYTES + int(cells * _MEGABYTES_OF_A_CELL), _MOST_MEGABYTES),
    )
