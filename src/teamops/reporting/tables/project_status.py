"""The status of a monitored project on a day: its phase, the last reading, the next checkpoints."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from teamops.model.dataclass import dataclass
from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.place import Entry
from teamops.model.records.monitors import Measure, Monitor, Phase

State = Literal["ahead", "running", "between", "over", "unplanned"]
"""Before its first day, in a phase, between two phases, after its last day, without phases."""


@dataclass(frozen=True)
class MonitorStatus:
    """A project seen from `today`; `limit` is the team's band of deviations."""

    entry: Entry[Monitor]
    today: date
    limit: Decimal

    @property
    def monitor(self) -> Monitor:
        return self.entry.record

    @property
    def phase(self) -> Phase | None:
        """The phase of today."""
        return next((phase for phase in self.monitor.phases if phase.start <= self.today <= phase.end), None)

    @property
    def state(self) -> State:
        run = self.monitor.run
        if run is None:
            return "unplanned"
        if self.today < run[0]:
            return "ahead"
        if self.today > run[1]:
            return "over"
        return "running" if self.phase is not None else "between"

    @cached_property
    def points(self) -> tuple[CheckpointEntry, ...]:
        return tuple(list_project_checkpoints(self.entry))

    @cached_property
    def last(self) -> CheckpointEntry | None:
        """The last reading; of several on one day the worst."""
        read = (entry for entry in self.points if entry.checkpoint.actual is not None)
        return max(read, key=lambda entry: (entry.checkpoint.date, self._adversity(entry)), default=None)

    @cached_property
    def next(self) -> tuple[CheckpointEntry, ...]:
        """The unread checkpoints of the first day that has any; that day may be past."""
        unread = [entry for entry in self.points if entry.checkpoint.actual is None]
        day = min((entry.checkpoint.date for entry in unread), default=None)
        return tuple(entry for entry in unread if entry.checkpoint.date == day)

    @property
    def is_overdue(self) -> bool:
        """Whether a checkpoint past its day is unread (§3.4)."""
        return bool(self.next) and self.next[0].checkpoint.date < self.today

    @cached_property
    def open_measures(self) -> tuple[Measure, ...]:
        measures = (measure for entry in self.points for measure in entry.checkpoint.measures)
        return tuple(measure for measure in measures if measure.status == "open")

    @cached_property
    def open_deviations(self) -> tuple[CheckpointEntry, ...]:
        """The deviations beyond the limit in the bad direction that lack a cause or a measure, or a measure is open."""
        worse = (p for p in self.points if p.checkpoint.beyond(self.limit) and p.checkpoint.is_worse)
        return tuple(entry for entry in worse if not (entry.standing and entry.checkpoint.is_closed))

    @property
    def adversity(self) -> Decimal:
        """How far the last reading is on the bad side of its plan, as a rate; negative on the good side."""
        return Decimal(0) if self.last is None else self._adversity(self.last)

    def _adversity(self, entry: CheckpointEntry) -> Decimal:
        deviation = entry.checkpoint.deviation
        if deviation is None:
            return Decimal(0)
        return abs(deviation) if entry.checkpoint.is_worse else -abs(deviation)
