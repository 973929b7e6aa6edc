"""The meeting pack's sections on projects: deviations with what is done about them, and budgets that are overrun."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.model.records.monitors import Monitor, Spending
from teamops.reporting.base.cells import Cells, format_limit, report_columns
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.project_row import compute_budget_use
from teamops.reporting.tables.projects import build_monitor_table


def build_deviations(week: Week) -> Table:
    """Table 3, of the readings beyond the band that still matter."""
    limit = format_limit(week.ws.settings.limits.deviation)
    title = week.asked.words("reports.weekly.deviations", limit=limit)
    empty = week.asked.words("reports.weekly.deviations_empty")
    return build_monitor_table(week.cells, "deviations", title, week.deviation_rows, empty)


def build_budgets(week: Week) -> Table:
    """Projects that spent more than planned, and whether the director knows (§3.7)."""
    words = week.asked.words
    title, empty = words("reports.weekly.budgets"), words("reports.weekly.budgets_empty")
    return build_budget_table(week.cells, title, week.overrun, empty)


def build_budget_table(cells: Cells, title: str, monitors: Iterable[Monitor], empty: str) -> Table:
    """What projects may spend and have spent; those without a budget have no row."""
    wanted = report_columns(
        cells.words, ("project", 2), ("owner", 0.8), ("budget", 1, "right"), ("spent", 1, "right"),
        ("spent_rate", 0.8, "right"), ("escalated", 3),
        owner="person",
    )  # fmt: skip
    rows = tuple(_build_row(cells, monitor, monitor.budget) for monitor in monitors if monitor.budget is not None)
    return Table("budgets", title, wanted, rows, empty)


def _build_row(cells: Cells, monitor: Monitor, budget: Spending) -> tuple[Cell, ...]:
    share, tone = compute_budget_use(monitor), _get_tone(budget)
    return (
        cells.text(monitor.project),
        cells.who(monitor.owner),
        cells.amount(budget.planned, budget.unit),
        cells.amount(budget.spent, budget.unit),
        cells.rate(share, tone),
        _build_escalation_cell(cells, monitor, budget),
    )


def _get_tone(budget: Spending) -> Tone:
    return "bad" if budget.is_overrun else ""


def _build_escalation_cell(cells: Cells, monitor: Monitor, budget: Spending) -> Cell:
    words, raised = cells.words, monitor.escalated
    if raised is None:
        return Cell(words("reports.weekly.not_escalated"), None, "bad") if budget.is_overrun else cells.make_empty()
    text = words("reports.weekly.escalated", who=cells.ws.get_name(raised.to), day=cells.format_day(raised.at.date()))
    return Cell(f"{text}\n{raised.plan}" if raised.plan else text, raised.to)
