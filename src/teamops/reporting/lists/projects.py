"""Monitored projects as a list: chosen by what is asked for, the most pressing first unless another order is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns, round_rate
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Report, ReportOptions, Table
from teamops.reporting.tables.project_row import build_monitor_row, compute_budget_use
from teamops.reporting.tables.project_status import MonitorStatus

_RISKS = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class MonitorFilter:
    """Which projects are wanted; None and False want all."""

    risk: str | None = None
    text: str | None = None
    overdue: bool = False
    beyond: bool = False
    only_running: bool = True


ORDERS: dict[str, Callable[[MonitorStatus], Any]] = {
    "risk": lambda s: _RISKS.index(s.monitor.risk),
    "next": lambda s: s.next[0].checkpoint.date if s.next else date.max,
    "deviation": lambda s: -s.adversity,
    "spent": lambda s: -(compute_budget_use(s.monitor) or Decimal(0)),
}
"""The orders that ask for nothing but the project: the highest risk, the worst deviation, the most spent first."""

SORTS = (*ORDERS, "owner")
"""All orders that can be asked for; people come in the order of teamops.yaml."""


def filter_monitors(
    ws: Workspace, asked: ReportOptions, wanted: MonitorFilter, order: str | None = None
) -> tuple[MonitorStatus, ...]:
    """The wanted projects owned by the person and department of `asked`; those that must be acted on come first.

    A project that is over is not running, but one that is asked for because of what is open may be.
    """
    limit = ws.settings.limits.deviation
    every = (MonitorStatus(entry, asked.today, limit) for entry in ws.monitors)
    found = [standing for standing in every if _is_match(ws, asked, wanted, standing)]
    if order == "owner":
        return tuple(sorted(found, key=lambda s: ws.get_rank(s.monitor.owner)))
    if order is not None:
        return tuple(sorted(found, key=ORDERS[order]))
    return tuple(sorted(found, key=_get_urgency))


def _get_urgency(standing: MonitorStatus) -> tuple[Any, ...]:
    is_over = standing.state == "over"
    return (
        not standing.open_deviations,
        not standing.is_overdue,
        is_over,
        *(ORDERS[key](standing) for key in ("risk", "next")),
    )


def _is_match(ws: Workspace, asked: ReportOptions, wanted: MonitorFilter, standing: MonitorStatus) -> bool:
    monitor = standing.monitor
    in_time = not wanted.only_running or wanted.overdue or wanted.beyond or standing.state != "over"
    return (
        in_time
        and is_in_scope(ws, asked, (monitor.owner,))
        and wanted.risk in (None, monitor.risk)
        and (not wanted.overdue or standing.is_overdue)
        and (not wanted.beyond or bool(standing.open_deviations))
        and (wanted.text is None or wanted.text.casefold() in _get_search_text(standing))
    )


def _get_search_text(standing: MonitorStatus) -> str:
    monitor = standing.monitor
    said: list[str | None] = [monitor.id, monitor.project, *(phase.name for phase in monitor.phases)]
    for point in (placed.checkpoint for placed in standing.points):
        said += [point.metric, point.cause, point.risk, *(measure.action for measure in point.measures)]
    return "\n".join(filter(None, said)).casefold()


def build_list_report(ws: Workspace, asked: ReportOptions, found: tuple[MonitorStatus, ...]) -> Report:
    """The projects as a table in the order given, with how many there are and how many must be acted on."""
    words, cells = asked.words, Cells(ws, asked)
    columns = list_columns(
        words, "monitors.col",
        ("id", 1.0), ("project", 1.3), ("owner", 0.7), ("risk", 0.5, "center"), ("phase", 0.9), ("last", 1.7),
        ("next", 1.4), ("measures", 1.0), ("spent", 1.3, "right"),
    )  # fmt: skip
    rows = tuple(build_monitor_row(cells, standing) for standing in found)
    counts = {"beyond": sum(bool(s.open_deviations) for s in found), "overdue": sum(s.is_overdue for s in found)}
    title, note = words("monitors.title"), words("monitors.count", count=len(found), **counts)
    table = Table("monitors", title, columns, rows, words("monitors.empty"), note, subject="project")
    return Report("monitors-list", title, ws.settings.team, asked, (table,), describe_scope(ws, asked))


def build_status_record(standing: MonitorStatus) -> dict[str, Any]:
    """What programs get beside the record: what is derived from it on this day."""
    last, share = standing.last, compute_budget_use(standing.monitor)
    deviation = None if last is None else round_rate(last.checkpoint.deviation)
    return {
        "state": standing.state,
        "phase": standing.phase.name if standing.phase is not None else None,
        "last": None if last is None else {
            "metric": last.checkpoint.metric, "date": last.checkpoint.date.isoformat(),
            "deviation": None if deviation is None else float(deviation),
        },
        "next": [
            {"metric": placed.checkpoint.metric, "date": placed.checkpoint.date.isoformat()} for placed in standing.next
        ],
        "overdue": standing.is_overdue,
        "beyond": len(standing.open_deviations),
        "open_measures": len(standing.open_measures),
        "spent": None if share is None else float(round_rate(share) or 0),
    }  # fmt: skip
