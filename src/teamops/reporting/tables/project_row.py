"""A monitored project as a row of a list."""

from __future__ import annotations

from decimal import Decimal

from teamops.model.figures.attainment import rate
from teamops.model.records.monitors import Monitor
from teamops.reporting.base.cells import Cells, amount, deviation_text, deviation_tone, machine_rate, rate_text
from teamops.reporting.base.report import Cell, Tone
from teamops.reporting.tables.project_status import Standing


def monitor_row(cells: Cells, standing: Standing) -> tuple[Cell, ...]:
    """Id, project, owner, risk, phase, last and next reading, open measures, and what is spent."""
    monitor = standing.monitor
    tone: Tone = "warn" if monitor.risk == "high" else ""
    return (
        Cell(monitor.id, monitor.id),
        cells.text(monitor.project),
        cells.who(monitor.owner),
        Cell(cells.words(f"records.risk.{monitor.risk}"), monitor.risk, tone),
        _phase(cells, standing),
        _last(cells, standing),
        _next(cells, standing),
        _measures(cells, standing),
        _spent(cells, monitor),
    )


def _phase(cells: Cells, standing: Standing) -> Cell:
    if standing.phase is not None:
        return cells.text(standing.phase.name)
    run = standing.monitor.run
    begins = cells.day_text(run[0]) if run is not None else ""
    return Cell(cells.words(f"monitors.{standing.state}", day=begins), None, "muted")


def _last(cells: Cells, standing: Standing) -> Cell:
    """What was read last, and how far it is off; beyond the band it stands out."""
    if standing.last is None:
        return cells.nothing()
    point, limit = standing.last.checkpoint, standing.limit
    assert point.actual is not None  # it was read
    tone = deviation_tone(beyond=point.beyond(limit), worse=point.is_worse)
    rate = "" if point.deviation is None else deviation_text(point.deviation, limit)
    read = f"{point.metric} {amount(point.actual, point.unit)} {rate}".strip()
    return Cell(f"{read}\n{cells.day_text(point.date)}", machine_rate(point.deviation), tone)


def _next(cells: Cells, standing: Standing) -> Cell:
    if not standing.next:
        return cells.nothing()
    metrics = cells.words("reports.comma").join(placed.checkpoint.metric for placed in standing.next)
    day = standing.next[0].checkpoint.date
    told = cells.words("monitors.unread", day=cells.day_text(day)) if standing.is_overdue else cells.day_text(day)
    return Cell(f"{metrics}\n{told}", day, "bad" if standing.is_overdue else "")


def _measures(cells: Cells, standing: Standing) -> Cell:
    """How many are open, and late; or that a deviation has none."""
    today, count = cells.asked.today, len(standing.open_measures)
    late = sum(measure.due is not None and measure.due < today for measure in standing.open_measures)
    if any(not placed.standing for placed in standing.unanswered):
        return Cell(cells.words("monitors.missing_too" if count else "monitors.missing", count=count), count, "bad")
    if late:
        return Cell(cells.words("monitors.late", count=count, late=late), count, "bad")
    return cells.count(count)


def _spent(cells: Cells, monitor: Monitor) -> Cell:
    budget = monitor.budget
    if budget is None:
        return cells.nothing()
    planned = amount(budget.planned, budget.unit)
    if budget.spent is None:
        return Cell(f"{cells.nothing().text}/{planned}", None, "muted")
    share = used(monitor)
    told = rate_text(share, (Decimal(1),))
    text = cells.words("monitors.spent", spent=amount(budget.spent), planned=planned, share=told)
    return Cell(text, machine_rate(share), "bad" if budget.is_overrun else "")


def used(monitor: Monitor) -> Decimal | None:
    """The share of the budget that is spent."""
    budget = monitor.budget
    if budget is None or budget.spent is None:
        return None
    return rate(Decimal(budget.spent), Decimal(budget.planned))
