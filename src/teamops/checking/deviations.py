"""How the deviation of a checkpoint is told."""

from __future__ import annotations

from decimal import Decimal

from teamops.checking.wording import amount
from teamops.locale.formats import deviation_text
from teamops.model.figures.checkpoints import Placed


def deviation_facts(placed: Placed, limit: Decimal) -> dict[str, str]:
    """The project, the metric and the numbers of a deviating checkpoint."""
    point = placed.checkpoint
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    assert point.deviation is not None
    return {
        "project": placed.monitor.project,
        "phase": placed.phase.name,
        "metric": point.metric,
        "plan": amount(point.plan, point.unit),
        "actual": amount(point.actual, point.unit),
        "rate": deviation_text(point.deviation, limit),
    }
