"""The checkpoints of monitored projects, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Checkpoint, Measure, Monitor, Phase
from teamops.model.workspace import Workspace


class CheckpointEntry(NamedTuple):
    """A checkpoint within its monitor and phase; `at` is its own place."""

    monitor: Monitor
    phase: Phase
    checkpoint: Checkpoint
    at: At

    @property
    def owner(self) -> str | None:
        """The owner of the checkpoint, else of the project."""
        return self.checkpoint.owner or self.monitor.owner

    @property
    def path(self) -> str:
        """The address in the history: launch/预热期/曝光量@2026-09-15"""
        return f"{self.monitor.id}/{self.phase.name}/{self.checkpoint.metric}@{self.checkpoint.date.isoformat()}"

    @property
    def standing(self) -> tuple[tuple[Measure, At], ...]:
        """The measures that were not cancelled, each with its place."""
        measures = enumerate(self.checkpoint.measures)
        return tuple((m, self.at / "measures" / n) for n, m in measures if m.status != "cancelled")

    def is_answered(self, today: date) -> bool:
        """Return whether the deviation has a cause, and measures of which none is open and past its due day."""
        point = self.checkpoint
        late = any(one.status == "open" and one.due is not None and one.due < today for one in point.measures)
        return bool(point.cause and point.measures) and not late


def list_checkpoints(ws: Workspace) -> Iterator[CheckpointEntry]:
    """Yield every checkpoint, in file order."""
    for entry in ws.monitors:
        yield from list_project_checkpoints(entry)


def list_project_checkpoints(entry: Entry[Monitor]) -> Iterator[CheckpointEntry]:
    """Yield the checkpoints of one project, in file order."""
    for p, phase in enumerate(entry.record.phases):
        at = entry.at / "phases" / p / "checkpoints"
        for c, checkpoint in enumerate(phase.checkpoints):
            yield CheckpointEntry(entry.record, phase, checkpoint, at / c)


def list_deviations(ws: Workspace) -> Iterator[CheckpointEntry]:
    """Return the checkpoints whose deviation is beyond the team's limit, in either direction (§3.5)."""
    limit = ws.settings.limits.deviation
    return (placed for placed in list_checkpoints(ws) if placed.checkpoint.beyond(limit))
