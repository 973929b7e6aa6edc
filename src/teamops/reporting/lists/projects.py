"""Monitored projects as a list: chosen by what is asked for, the most pressing first unless another order is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads, machine_rate
from teamops.reporting.base.filters import about, concerns
from teamops.reporting.base.report import Asked, Report, Table
from teamops.reporting.tables.project_row import monitor_row, used
from teamops.reporting.tables.project_status import Standing

_RISKS = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which projects are wanted; None and False want all."""

    risk: str | None = None
    text: str | None = None
    overdue: bool = False
    beyond: bool = False
    only_running: bool = True


ORDERS: dict[str, Callable[[Standing], Any]] = {
    "risk": lambda s: _RISKS.index(s.monitor.risk),
    "next": lambda s: s.next[0].checkpoint.date if s.next else date.max,
    "deviation": lambda s: -s.adversity,
    "spent": lambda s: -(used(s.monitor) or Decimal(0)),
}
"""The orders that ask for nothing but the project: the highest risk, the worst deviation, the most spent first."""

SORTS = (*ORDERS, "owner")
"""All orders that can be asked for; people come in the order of teamops.yaml."""


def chosen_monitors(ws: Workspace, asked: Asked, wanted: Wanted, order: str | None = None) -> tuple[Standing, ...]:
    """The wanted projects owned by the person and department of `asked`; those that must be acted on come first.

    A project that is over is not running, but one that is asked for because of what is open may be.
    """
    limit = ws.settings.limits.deviation
    every = (Standing(entry, asked.today, limit) for entry in ws.monitors)
    found = [standing for standing in every if _is_wanted(ws, asked, wanted, standing)]
    if order == "owner":
        return tuple(sorted(found, key=lambda s: ws.rank_of(s.monitor.owner)))
    if order is not None:
        return tuple(sorted(found, key=ORDERS[order]))
    return tuple(sorted(found, key=_urgency))


def _urgency(standing: Standing) -> tuple[Any, ...]:
    is_over = standing.state == "over"
    return (
        not standing.unanswered,
        not standing.is_overdue,
        is_over,
        *(ORDERS[key](standing) for key in ("risk", "next")),
    )


def _is_wanted(ws: Workspace, asked: Asked, wanted: Wanted, standing: Standing) -> bool:
    monitor = standing.monitor
    in_time = not wanted.only_running or wanted.overdue or wanted.beyond or standing.state != "over"
    return (
        in_time
        and concerns(ws, asked, (monitor.owner,))
        and wanted.risk in (None, monitor.risk)
        and (not wanted.overdue or standing.is_overdue)
        and (not wanted.beyond or bool(standing.unanswered))
        and (wanted.text is None or wanted.text.casefold() in _text(standing))
    )


def _text(standing: Standing) -> str:
    monitor = standing.monitor
    said: list[str | None] = [monitor.id, monitor.project, *(phase.name for phase in monitor.phases)]
    for point in (placed.checkpoint for placed in standing.points):
        said += [point.metric, point.cause, point.risk, *(measure.action for measure in point.measures)]
    return "\n".join(filter(None, said)).casefold()


def list_report(ws: Workspace, asked: Asked, found: tuple[Standing, ...]) -> Report:
    """The projects as a table in the order given, with how many there are and how many must be acted on."""
    words, cells = asked.words, Cells(ws, asked)
    columns = heads(
        words, "monitors.col",
        ("id", 1.0), ("project", 1.3), ("owner", 0.7), ("risk", 0.5, "center"), ("phase", 0.9), ("last", 1.7),
        ("next", 1.4), ("measures", 1.0), ("spent", 1.3, "right"),
    )  # fmt: skip
    rows = tuple(monitor_row(cells, standing) for standing in found)
    counts = {"beyond": sum(bool(s.unanswered) for s in found), "overdue": sum(s.is_overdue for s in found)}
    title, note = words("monitors.title"), words("monitors.count", count=len(found), **counts)
    table = Table("monitors", title, columns, rows, words("monitors.empty"), note, subject="project")
    return Report("monitors-list", title, ws.settings.team, asked, (table,), about(ws, asked))


def machine_standing(standing: Standing) -> dict[str, Any]:
    """What programs get beside the record: what is derived from it on this day."""
    last, share = standing.last, used(standing.monitor)
    deviation = None if last is None else machine_rate(last.checkpoint.deviation)
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
        "beyond": len(standing.unanswered),
        "open_measures": len(standing.open_measures),
        "spent": None if share is None else float(machine_rate(share) or 0),
    }  # fmt: skip
