"""A monitored project as a row of a list."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.attainment import compute_rate
from teamops.model.records.monitors import Monitor
from teamops.reporting.base.cells import (
    Cells,
    format_amount,
    format_deviation,
    format_rate,
    get_deviation_tone,
    round_rate,
)
from teamops.reporting.base.report import Cell, Tone
from teamops.reporting.tables.project_status import MonitorStatus


def build_monitor_row(cells: Cells, standing: MonitorStatus) -> tuple[Cell, ...]:
    """Id, project, owner, risk, phase, last and next reading, open measures, and what is spent."""
    monitor = standing.monitor
    tone: Tone = "warn" if monitor.risk == "high" else ""
    return (
        Cell(monitor.id, monitor.id),
        cells.text(monitor.project),
        cells.who(monitor.owner),
        Cell(cells.words(f"records.risk.{monitor.risk}"), monitor.risk, tone),
        _build_phase_cell(cells, standing),
        _build_last_cell(cells, standing),
        _build_next_cell(cells, standing),
        _build_measures_cell(cells, standing),
        _build_spending_cell(cells, monitor),
    )


def _build_phase_cell(cells: Cells, standing: MonitorStatus) -> Cell:
    if standing.phase is not None:
        return cells.text(standing.phase.name)
    run = standing.monitor.run
    begins = cells.format_day(run[0]) if run is not None else ""
    return Cell(cells.words(f"monitors.{standing.state}", day=begins), None, "muted")


def _build_last_cell(cells: Cells, standing: MonitorStatus) -> Cell:
    """What was read last, and how far it is off; beyond the band it stands out."""
    if standing.last is None:
        return cells.make_empty()
    point, limit = standing.last.checkpoint, standing.limit
    assert point.actual is not None  # it was read
    tone = get_deviation_tone(beyond=point.beyond(limit), worse=point.is_worse)
    rate = "" if point.deviation is None else format_deviation(point.deviation, limit)
    read = f"{point.metric} {format_amount(point.actual, point.unit)} {rate}".strip()
    return Cell(f"{read}\n{cells.format_day(point.date)}", round_rate(point.deviation), tone)


def _build_next_cell(cells: Cells, standing: MonitorStatus) -> Cell:
    if not standing.next:
        return cells.make_empty()
    metrics = cells.words("reports.comma").join(placed.checkpoint.metric for placed in standing.next)
    day = standing.next[0].checkpoint.date
    told = cells.words("monitors.unread", day=cells.format_day(day)) if standing.is_overdue else cells.format_day(day)
    return Cell(f"{metrics}\n{told}", day, "bad" if standing.is_overdue else "")


def _build_measures_cell(cells: Cells, standing: MonitorStatus) -> Cell:
    """How many are open, and late; or that a deviation has none."""
    today, count = cells.asked.today, len(standing.open_measures)
    late = sum(measure.due is not None and measure.due < today for measure in standing.open_measures)
    if any(not placed.standing for placed in standing.open_deviations):
        return Cell(cells.words("monitors.missing_too" if count else "monitors.missing", count=count), count, "bad")
    if late:
        return Cell(cells.words("monitors.late", count=count, late=late), count, "bad")
    return cells.count(count)


def _build_spending_cell(cells: Cells, monitor: Monitor) -> Cell:
    budget = monitor.budget
    if budget is None:
        return cells.make_empty()
    planned = format_amount(budget.planned, budget.unit)
    if budget.spent is None:
        return Cell(f"{cells.make_empty().text}/{planned}", None, "muted")
    share = compute_budget_use(monitor)
    told = format_rate(share, (Decimal(1),))
    text = cells.words("monitors.spent", spent=format_amount(budget.spent), planned=planned, share=told)
    return Cell(text, round_rate(share), "bad" if budget.is_overrun else "")


def compute_budget_use(monitor: Monitor) -> Decimal | None:
    """The share of the budget that is spent."""
    budget = monitor.budget
    if budget is None or budget.spent is None:
        return None
    return compute_rate(Decimal(budget.spent), Decimal(budget.planned))
