"""Monitored projects as a list: filtered, the most pressing first unless another order is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import (
    Cells,
    format_amount,
    format_deviation,
    format_rate,
    get_deviation_tone,
    round_rate,
)
from teamops.reporting.base.columns import Col
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.lists import listing
from teamops.reporting.lists.listing import Filters, Orders, Predicates, has_word, is_in_department
from teamops.reporting.tables.project_status import MonitorStatus
from teamops.reporting.tables.projects import compute_budget_use

_RISKS = ("high", "medium", "low")

ORDERS: Orders[MonitorStatus] = {
    "risk": lambda _, status: _RISKS.index(status.monitor.risk),
    "next": lambda _, status: status.next[0].checkpoint.date if status.next else date.max,
    "deviation": lambda _, status: -status.adversity,
    "spent": lambda _, status: -(compute_budget_use(status.monitor) or Decimal(0)),
    "owner": lambda ws, status: ws.get_rank(status.monitor.owner),
}
"""The highest risk, the worst deviation, the most spent first; people come in the order of teamops.yaml."""


def filter_monitors(
    ws: Workspace, today: date, filters: Filters, order: str | None = None
) -> tuple[MonitorStatus, ...]:
    """Return the projects that the filters accept; without an order those first that must be acted on."""
    predicates: Predicates[MonitorStatus] = {
        "owner": lambda status, person: status.monitor.owner == person,
        "department": lambda status, department: is_in_department(ws, department, status.monitor.owner),
        "risk": lambda status, risk: status.monitor.risk == risk,
        "overdue": lambda status, _: status.is_overdue,
        "beyond": lambda status, _: bool(status.open_deviations),
        "running": lambda status, _: status.state != "over",
        "text": _has_word,
    }
    statuses = (MonitorStatus(entry, today, ws.settings.limits.deviation) for entry in ws.monitors)
    matches = filter(listing.combine(filters, predicates), statuses)
    return tuple(sorted(matches, key=lambda s: _get_urgency(ws, s) if order is None else ORDERS[order](ws, s)))


def _get_urgency(ws: Workspace, status: MonitorStatus) -> tuple[Any, ...]:
    facts = not status.open_deviations, not status.is_overdue, status.state == "over"
    return (*facts, *(ORDERS[key](ws, status) for key in ("risk", "next")))


def _has_word(status: MonitorStatus, word: str) -> bool:
    monitor = status.monitor
    texts: list[str | None] = [monitor.id, monitor.project, *(phase.name for phase in monitor.phases)]
    for point in (placed.checkpoint for placed in status.points):
        texts += [point.metric, point.cause, point.risk, *(measure.action for measure in point.measures)]
    return has_word(word, *texts)


def build_list_report(ws: Workspace, options: ReportOptions, statuses: Sequence[MonitorStatus]) -> Report:
    """Return the projects as a table in the order given, with how many there are and how many must be acted on."""
    counts = {"beyond": sum(bool(s.open_deviations) for s in statuses), "overdue": sum(s.is_overdue for s in statuses)}
    note = options.words("monitors.count", count=len(statuses), **counts)
    return listing.build_report(Cells(ws, options), "monitors", "monitors", _COLUMNS, statuses, note, subject="project")


def _build_risk_cell(cells: Cells, status: MonitorStatus) -> Cell:
    risk = status.monitor.risk
    return Cell(cells.words(f"records.risk.{risk}"), risk, "warn" if risk == "high" else "")


def _build_phase_cell(cells: Cells, status: MonitorStatus) -> Cell:
    if status.phase is not None:
        return cells.text(status.phase.name)
    run = status.monitor.run
    begins = cells.format_day(run[0]) if run is not None else ""
    return Cell(cells.words(f"monitors.{status.state}", day=begins), None, "muted")


def _build_last_cell(cells: Cells, status: MonitorStatus) -> Cell:
    """Return the last reading and its deviation, coloured beyond the band."""
    if status.last is None:
        return cells.make_empty()
    point, limit = status.last.checkpoint, status.limit
    assert point.actual is not None  # it was read
    tone = get_deviation_tone(beyond=point.beyond(limit), worse=point.is_worse)
    rate = "" if point.deviation is None else format_deviation(point.deviation, limit)
    read = f"{point.metric} {format_amount(point.actual, point.unit)} {rate}".strip()
    return Cell(f"{read}\n{cells.format_day(point.date)}", round_rate(point.deviation), tone)


def _build_next_cell(cells: Cells, status: MonitorStatus) -> Cell:
    if not status.next:
        return cells.make_empty()
    metrics = cells.words("reports.comma").join(placed.checkpoint.metric for placed in status.next)
    day = status.next[0].checkpoint.date
    text = cells.words("monitors.unread", day=cells.format_day(day)) if status.is_overdue else cells.format_day(day)
    return Cell(f"{metrics}\n{text}", day, "bad" if status.is_overdue else "")


def _build_measures_cell(cells: Cells, status: MonitorStatus) -> Cell:
    """Return how many measures are open and late, or that a deviation has none."""
    today, count = cells.options.today, len(status.open_measures)
    late = sum(measure.due is not None and measure.due < today for measure in status.open_measures)
    if any(not placed.standing for placed in status.open_deviations):
        return Cell(cells.words("monitors.missing_too" if count else "monitors.missing", count=count), count, "bad")
    if late:
        return Cell(cells.words("monitors.late", count=count, late=late), count, "bad")
    return cells.count(count)


def _build_spending_cell(cells: Cells, status: MonitorStatus) -> Cell:
    budget = status.monitor.budget
    if budget is None:
        return cells.make_empty()
    planned = format_amount(budget.planned, budget.unit)
    if budget.spent is None:
        return Cell(f"{cells.make_empty().text}/{planned}", None, "muted")
    share = compute_budget_use(status.monitor)
    rate = format_rate(share, (Decimal(1),))
    text = cells.words("monitors.spent", spent=format_amount(budget.spent), planned=planned, share=rate)
    return Cell(text, round_rate(share), "bad" if budget.is_overrun else "")


_COLUMNS: tuple[Col[MonitorStatus], ...] = (
    Col("id", 1.0, lambda _, status: Cell(status.monitor.id, status.monitor.id)),
    Col("project", 1.3, lambda cells, status: cells.text(status.monitor.project)),
    Col("owner", 0.7, lambda cells, status: cells.who(status.monitor.owner)),
    Col("risk", 0.5, _build_risk_cell, "center"),
    Col("phase", 0.9, _build_phase_cell),
    Col("last", 1.7, _build_last_cell),
    Col("next", 1.4, _build_next_cell),
    Col("measures", 1.0, _build_measures_cell),
    Col("spent", 1.3, _build_spending_cell, "right"),
)


def build_status_record(status: MonitorStatus) -> dict[str, Any]:
    """Return what programs get beside the record: what is derived from it on this day."""
    share = compute_budget_use(status.monitor)
    return {
        "state": status.state,
        "phase": status.phase.name if status.phase is not None else None,
        "last": _build_last_record(status.last) if status.last is not None else None,
        "next": [
            {"metric": placed.checkpoint.metric, "date": placed.checkpoint.date.isoformat()} for placed in status.next
        ],
        "overdue": status.is_overdue,
        "beyond": len(status.open_deviations),
        "open_measures": len(status.open_measures),
        "spent": None if share is None else float(round_rate(share) or 0),
    }


def _build_last_record(placed: CheckpointEntry) -> dict[str, Any]:
    point, deviation = placed.checkpoint, round_rate(placed.checkpoint.deviation)
    return {
        "metric": point.metric,
        "date": point.date.isoformat(),
        "deviation": None if deviation is None else float(deviation),
    }
