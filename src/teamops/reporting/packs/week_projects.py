"""The meeting pack's sections on projects: deviations with what is done about them, and budgets that are overrun."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.model.records.monitors import Monitor, Spending
from teamops.reporting.base.cells import Cells, columns, limit_text
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.project_row import used
from teamops.reporting.tables.projects import monitor_table


def deviations(week: Week) -> Table:
    """Table 3, of the readings beyond the band that still matter."""
    limit = limit_text(week.ws.settings.limits.deviation)
    title = week.asked.words("reports.weekly.deviations", limit=limit)
    empty = week.asked.words("reports.weekly.deviations_empty")
    return monitor_table(week.cells, "deviations", title, week.deviating, empty)


def budgets(week: Week) -> Table:
    """Projects that spent more than planned, and whether the director knows (§3.7)."""
    words = week.asked.words
    title, empty = words("reports.weekly.budgets"), words("reports.weekly.budgets_empty")
    return budget_table(week.cells, title, week.overrun, empty)


def budget_table(cells: Cells, title: str, monitors: Iterable[Monitor], empty: str) -> Table:
    """What projects may spend and have spent; those without a budget have no row."""
    wanted = columns(
        cells.words, ("project", 2), ("owner", 0.8), ("budget", 1, "right"), ("spent", 1, "right"),
        ("spent_rate", 0.8, "right"), ("escalated", 3),
        owner="person",
    )  # fmt: skip
    rows = tuple(_row(cells, monitor, monitor.budget) for monitor in monitors if monitor.budget is not None)
    return Table("budgets", title, wanted, rows, empty)


def _row(cells: Cells, monitor: Monitor, budget: Spending) -> tuple[Cell, ...]:
    share, tone = used(monitor), _tone(budget)
    return (
        cells.text(monitor.project),
        cells.who(monitor.owner),
        cells.amount(budget.planned, budget.unit),
        cells.amount(budget.spent, budget.unit),
        cells.rate(share, tone),
        _escalated(cells, monitor, budget),
    )


def _tone(budget: Spending) -> Tone:
    return "bad" if budget.is_overrun else ""


def _escalated(cells: Cells, monitor: Monitor, budget: Spending) -> Cell:
    words, raised = cells.words, monitor.escalated
    if raised is None:
        return Cell(words("reports.weekly.not_escalated"), None, "bad") if budget.is_overrun else cells.nothing()
    text = words("reports.weekly.escalated", who=cells.ws.name_of(raised.to), day=cells.day_text(raised.at.date()))
    return Cell(f"{text}\n{raised.plan}" if raised.plan else text, raised.to)
