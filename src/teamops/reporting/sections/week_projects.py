"""The meeting pack's sections on projects: deviations with what is done about them, and budgets that are overrun."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.monitors import Monitor
from teamops.reporting.monitors import monitor_table
from teamops.reporting.report import Cell, Table
from teamops.reporting.sections.cells import amount, columns, machine_rate, rate_text
from teamops.reporting.sections.monitor_row import used
from teamops.reporting.sections.week import Week


def deviations(week: Week) -> Table:
    """Table 3, of the readings beyond the band that still matter."""
    limit = rate_text(Decimal(week.ws.settings.limits.deviation))
    title = week.asked.words("reports.weekly.deviations", limit=limit)
    empty = week.asked.words("reports.weekly.deviations_empty")
    return monitor_table(week.cells, "deviations", title, week.deviating, empty)


def budgets(week: Week) -> Table:
    """Projects that spent more than planned, and whether the director knows (§3.7)."""
    words = week.asked.words
    wanted = columns(
        words, ("project", 2), ("owner", 0.8), ("budget", 1, "right"), ("spent", 1, "right"),
        ("spent_rate", 0.8, "right"), ("escalated", 3),
        owner="person",
    )  # fmt: skip
    rows = tuple(_row(week, monitor) for monitor in week.overrun)
    return Table("budgets", words("reports.weekly.budgets"), wanted, rows, words("reports.weekly.budgets_empty"))


def _row(week: Week, monitor: Monitor) -> tuple[Cell, ...]:
    cells, budget = week.cells, monitor.budget
    assert budget is not None  # overrun() chooses monitors that have spent
    assert budget.spent is not None
    share = used(monitor)
    return (
        cells.text(monitor.project),
        cells.who(monitor.owner),
        Cell(amount(budget.planned, budget.unit), budget.planned),
        Cell(amount(budget.spent, budget.unit), budget.spent),
        Cell(rate_text(share, (Decimal(1),)), machine_rate(share), "bad"),
        _escalated(week, monitor),
    )


def _escalated(week: Week, monitor: Monitor) -> Cell:
    cells, raised = week.cells, monitor.escalated
    if raised is None:
        return Cell(week.asked.words("reports.weekly.not_escalated"), None, "bad")
    day = cells.day_text(raised.at.date())
    text = week.asked.words("reports.weekly.escalated", who=week.ws.name_of(raised.to), day=day)
    return Cell(f"{text}\n{raised.plan}" if raised.plan else text, raised.to)
