"""How the deviation of a checkpoint is told."""

from __future__ import annotations

from decimal import Decimal

from teamops.checking.wording import format_amount
from teamops.locale.formats import format_deviation
from teamops.model.figures.checkpoints import CheckpointEntry


def collect_deviation_facts(placed: CheckpointEntry, limit: Decimal) -> dict[str, str]:
    """The project, the metric and the numbers of a deviating checkpoint."""
    point = placed.checkpoint
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    assert point.deviation is not None
    return {
        "project": placed.monitor.project,
        "phase": placed.phase.name,
        "metric": point.metric,
        "plan": format_amount(point.plan, point.unit),
        "actual": format_amount(point.actual, point.unit),
        "rate": format_deviation(point.deviation, limit),
    }
