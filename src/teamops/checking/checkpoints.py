"""The checkpoints of all monitors, each with its place, and how its deviation is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from teamops.checking.wording import amount
from teamops.locale.formats import percent
from teamops.model.monitors import Checkpoint, Measure, Monitor, Phase
from teamops.model.place import At
from teamops.model.quantity import Quantity
from teamops.model.workspace import Workspace


class Placed(NamedTuple):
    """A checkpoint within its monitor and phase; `at` is its own place."""

    monitor: Monitor
    phase: Phase
    checkpoint: Checkpoint
    at: At

    @property
    def owner(self) -> str | None:
        """Who answers for the checkpoint: its own owner, else the project's."""
        return self.checkpoint.owner or self.monitor.owner

    @property
    def standing(self) -> tuple[tuple[Measure, At], ...]:
        """The measures that were not given up, each with its place."""
        measures = enumerate(self.checkpoint.measures)
        return tuple((m, self.at / "measures" / n) for n, m in measures if m.status != "cancelled")


def checkpoints(ws: Workspace) -> Iterator[Placed]:
    """Every checkpoint, in the order of the files."""
    for entry in ws.monitors:
        for p, phase in enumerate(entry.record.phases):
            for c, checkpoint in enumerate(phase.checkpoints):
                yield Placed(entry.record, phase, checkpoint, entry.at / "phases" / p / "checkpoints" / c)


def deviating(ws: Workspace) -> Iterator[Placed]:
    """The checkpoints whose deviation is beyond the team's limit, in either direction (§3.5)."""
    limit = ws.settings.limits.deviation
    return (placed for placed in checkpoints(ws) if placed.checkpoint.beyond(limit))


def is_bad(point: Checkpoint) -> bool:
    """Whether what was read at a deviating checkpoint is worse than the plan, in the direction that its metric has."""
    plan, actual = _both(point)
    return actual < plan if point.direction == "up" else actual > plan


def is_closed(point: Checkpoint) -> bool:
    """Whether a deviation has been answered to the end: the cause is known, and every measure is done or given up."""
    return bool(point.cause and point.measures) and all(measure.status != "open" for measure in point.measures)


def deviation_facts(placed: Placed, limit: Decimal) -> dict[str, str]:
    """The project, the metric and the numbers of a deviating checkpoint."""
    point = placed.checkpoint
    plan, actual = _both(point)
    assert point.deviation is not None  # it deviates
    return {
        "project": placed.monitor.project,
        "phase": placed.phase.name,
        "metric": point.metric,
        "plan": amount(plan, point.unit),
        "actual": amount(actual, point.unit),
        "rate": _visibly_beyond(point.deviation, limit),
    }


def _both(point: Checkpoint) -> tuple[Quantity, Quantity]:
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    return point.plan, point.actual


def _visibly_beyond(rate: Decimal, limit: Decimal) -> str:
    """`rate` in as few decimal places as show that it is beyond `limit`: −24%, but −10.04% and not −10%."""
    places = next((n for n in range(4) if abs(round(abs(rate) * 100, n)) > limit * 100), 4)
    return percent(rate, places, signed=True)
