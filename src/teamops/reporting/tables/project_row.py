"""How much of its budget a monitored project has spent."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.attainment import compute_rate
from teamops.model.records.monitors import Monitor


def compute_budget_use(monitor: Monitor) -> Decimal | None:
    """The share of the budget that is spent."""
    budget = monitor.budget
    if budget is None or budget.spent is None:
        return None
    return compute_rate(Decimal(budget.spent), Decimal(budget.planned))
