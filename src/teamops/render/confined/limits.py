"""The limits of what a team's template or logo may take.

Measured on reports 50 times as large as the largest example (1,750 rows): 0.6 s, 225 MB, 1.2 MB. Only a hostile
template reaches a limit.
"""

from __future__ import annotations

from teamops.model.named_tuple import NamedTuple

_SECONDS, _MOST_SECONDS, _SECONDS_OF_A_CELL = 10.0, 120.0, 0.0003
_MEGABYTES, _MOST_MEGABYTES, _MEGABYTES_OF_A_CELL = 1024, 4096, 0.016
_OUTPUT = 32
"""Limits without cells, at most, and for each cell of a report's tables (Typst takes 0.06 ms and 12 KB for one)."""

_WAITING = 2
"""On a busy machine computing may take this many times as long."""


class ProcessLimits(NamedTuple):
    """Seconds of computing, megabytes of memory, megabytes of output."""

    seconds: float = _SECONDS
    megabytes: int = _MEGABYTES
    output: int = _OUTPUT

    @property
    def wait(self) -> float:
        """The seconds after which the process ends, computing or not."""
        return self.seconds * _WAITING


def compute_limits(cells: int) -> ProcessLimits:
    """Return the limits for a report with that many cells in its tables."""
    return ProcessLimits(
        min(_SECONDS + cells * _SECONDS_OF_A_CELL, _MOST_SECONDS),
        min(_MEGABYTES + int(cells * _MEGABYTES_OF_A_CELL), _MOST_MEGABYTES),
    )
