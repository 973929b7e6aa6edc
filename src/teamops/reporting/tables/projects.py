"""Checkpoints of monitored projects as rows of Table 3 of the handbook (营销项目进度监控表)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from teamops.model.records.monitors import Checkpoint, Measure, Monitor, Phase
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, get_deviation_tone, report_columns, with_band
from teamops.reporting.base.filters import is_in_scope, list_phases
from teamops.reporting.base.report import Cell, ReportOptions, Table

EVER = Period("", "day", date.min, date.max)
"""A period that every phase touches."""


class CheckpointRow(NamedTuple):
    """A checkpoint with what it belongs to; None for a phase that has no checkpoint yet."""

    monitor: Monitor
    phase: Phase
    checkpoint: Checkpoint | None


def collect_checkpoints(ws: Workspace, asked: ReportOptions, period: Period) -> Iterator[CheckpointRow]:
    """The checkpoints of the phases that touch `period` and concern the ones asked for."""
    for monitor in (entry.record for entry in ws.monitors):
        for phase in list_phases(monitor, period):
            for checkpoint in phase.checkpoints or (None,):
                found = CheckpointRow(monitor, phase, checkpoint)
                if is_in_scope(ws, asked, _list_people(found)):
                    yield found


def _list_people(found: CheckpointRow) -> Iterator[str | None]:
    yield found.monitor.owner
    if found.checkpoint is not None:
        yield found.checkpoint.owner
        yield from (measure.owner for measure in found.checkpoint.measures)


def build_monitor_table(cells: Cells, name: str, title: str, rows: Iterable[CheckpointRow], empty: str) -> Table:
    """The columns of Table 3 with `rows` in the order given."""
    wanted = report_columns(
        cells.words, ("project", 1.3), ("node", 0.9), ("metric", 0.9), ("plan", 0.8, "right"), ("actual", 0.8, "right"),
        ("deviation", 0.95, "right"), ("owner", 0.8), ("risk", 1.7), ("measures", 2.2), ("due", 1.2),
        owner="person", due="measures_due",
    )  # fmt: skip
    wanted = with_band(wanted, "deviation", Decimal(cells.ws.settings.limits.deviation))
    return Table(name, title, wanted, tuple(_build_row(cells, row) for row in rows), empty)


def _build_row(cells: Cells, row: CheckpointRow) -> tuple[Cell, ...]:
    monitor, phase, point = row
    project = cells.text(monitor.project)
    if point is None:
        nothing = cells.make_empty()
        return (project, cells.text(phase.name), *[nothing] * 4, cells.who(monitor.owner), *[nothing] * 3)
    owner = point.owner or monitor.owner
    return (
        project,
        Cell(f"{phase.name}\n{cells.format_day(point.date)}", phase.name),
        cells.text(point.metric),
        cells.amount(point.plan, point.unit),
        _build_actual_cell(cells, point),
        _build_deviation_cell(cells, point),
        cells.who(owner),
        _build_risk_cell(cells, point),
        *_build_measure_cells(cells, point.measures, owner),
    )


def _build_actual_cell(cells: Cells, point: Checkpoint) -> Cell:
    if point.actual is None and point.date < cells.asked.today:
        return Cell(cells.words("reports.not_read"), None, "warn")
    return cells.amount(point.actual, point.unit)


def _build_deviation_cell(cells: Cells, point: Checkpoint) -> Cell:
    """The deviation; beyond the band in the bad direction it stands out (§3.5)."""
    limit = Decimal(cells.ws.settings.limits.deviation)
    if point.deviation is None:
        return cells.make_empty()
    return cells.deviation(point.deviation, get_deviation_tone(beyond=point.beyond(limit), worse=point.is_worse))


def _build_risk_cell(cells: Cells, point: Checkpoint) -> Cell:
    risk, cause = (point.risk or "").strip(), (point.cause or "").strip()
    if risk and cause:
        return cells.text(cells.words("reports.risk_and_cause", risk=risk, cause=cause))
    return cells.text(risk or cause)


def _build_measure_cells(cells: Cells, measures: tuple[Measure, ...], owner: str | None) -> tuple[Cell, Cell]:
    """What is done, by whom if not by the owner, and until when; the lines of both cells bear the same numbers."""
    if not measures:
        return cells.make_empty(), cells.make_empty()
    actions, dues = [], []
    for measure in measures:
        other = measure.owner if measure.owner != owner else None
        actions.append(_format_action(cells, measure.action.strip(), other))
        is_open = measure.status == "open"
        dues.append(cells.due(measure.due, is_open=is_open, done=measure.status == "done"))
    late = any(m.status == "open" and m.due is not None and m.due < cells.asked.today for m in measures)
    return (
        Cell("\n".join(cells.number_lines(actions)), tuple(measure.action for measure in measures)),
        Cell("\n".join(cells.number_lines(dues)), tuple(measure.due for measure in measures), "bad" if late else ""),
    )


def _format_action(cells: Cells, action: str, owner: str | None) -> str:
    return cells.words("reports.action_by", action=action, owner=cells.ws.get_name(owner)) if owner else action
