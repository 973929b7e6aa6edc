"""Checkpoints of monitored projects as Table 3 of the handbook (营销项目进度监控表), and their budgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from teamops.model.figures.attainment import compute_rate
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.monitors import Checkpoint, Measure, Monitor, Phase, Spending
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, get_deviation_tone
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_in_scope, list_phases
from teamops.reporting.base.report import Cell, ReportOptions, Table

EVER = Period("", "day", date.min, date.max)
"""A period that every phase touches."""


class CheckpointRow(NamedTuple):
    """A checkpoint with its project and phase; None for a phase without checkpoints."""

    monitor: Monitor
    phase: Phase
    checkpoint: Checkpoint | None

    @property
    def owner(self) -> str | None:
        """The owner of the checkpoint, else of the project."""
        return (self.checkpoint.owner if self.checkpoint is not None else None) or self.monitor.owner


def collect_checkpoints(ws: Workspace, options: ReportOptions, period: Period) -> Iterator[CheckpointRow]:
    """Yield the checkpoints of the phases that touch `period` and concern the people asked for."""
    for monitor in (entry.record for entry in ws.monitors):
        for phase in list_phases(monitor, period):
            for checkpoint in phase.checkpoints or (None,):
                row = CheckpointRow(monitor, phase, checkpoint)
                if is_in_scope(ws, options, _list_people(row)):
                    yield row


def _list_people(row: CheckpointRow) -> Iterator[str | None]:
    yield row.monitor.owner
    if row.checkpoint is not None:
        yield row.checkpoint.owner
        yield from (measure.owner for measure in row.checkpoint.measures)


def build_monitor_table(
    cells: Cells, name: str, title: str, rows: Iterable[CheckpointRow], empty: str, *, with_project: bool = True
) -> Table:
    """Return Table 3 with `rows` in the order given; without the column of projects it is about phases."""
    columns: tuple[Col[CheckpointRow], ...] = (
        Col("project", 1.3, lambda cells, row: cells.text(row.monitor.project)),
        Col("node", 1.1, _build_node_cell),
        Col(
            "metric", 0.9, lambda cells, row: cells.text(row.checkpoint.metric if row.checkpoint is not None else None)
        ),
        Col("plan", 0.8, _build_plan_cell, "right"),
        Col("actual", 0.8, _build_actual_cell, "right"),
        Col("deviation", 1.05, _build_deviation_cell, "right", band=Decimal(cells.ws.settings.limits.deviation)),
        Col("owner", 0.8, lambda cells, row: cells.who(row.owner), head="person"),
        Col("risk", 1.7, _build_risk_cell),
        Col("measures", 2.1, _build_measures_cell),
        Col("due", 1.2, _build_due_cell, head="measures_due"),
    )
    subject = "" if with_project else "node"
    return build_table(cells, name, title, columns if with_project else columns[1:], rows, empty, subject=subject)


def _build_node_cell(cells: Cells, row: CheckpointRow) -> Cell:
    if row.checkpoint is None:
        return cells.text(row.phase.name)
    return Cell(f"{row.phase.name}\n{cells.format_day(row.checkpoint.date)}", row.phase.name)


def _build_plan_cell(cells: Cells, row: CheckpointRow) -> Cell:
    point = row.checkpoint
    return cells.make_empty() if point is None else cells.amount(point.plan, point.unit)


def _build_actual_cell(cells: Cells, row: CheckpointRow) -> Cell:
    point = row.checkpoint
    if point is None:
        return cells.make_empty()
    if point.actual is None and point.date < cells.options.today:
        return Cell(cells.words("reports.not_read"), None, "warn")
    return cells.amount(point.actual, point.unit)


def _build_deviation_cell(cells: Cells, row: CheckpointRow) -> Cell:
    """Return the deviation; one beyond the band in the bad direction is bad (§3.5)."""
    point, limit = row.checkpoint, Decimal(cells.ws.settings.limits.deviation)
    if point is None or point.deviation is None:
        return cells.make_empty()
    return cells.deviation(point.deviation, get_deviation_tone(beyond=point.beyond(limit), worse=point.is_worse))


def _build_risk_cell(cells: Cells, row: CheckpointRow) -> Cell:
    point = row.checkpoint
    if point is None:
        return cells.make_empty()
    risk, cause = (point.risk or "").strip(), (point.cause or "").strip()
    if risk and cause:
        return cells.text(cells.words("reports.risk_and_cause", risk=risk, cause=cause))
    return cells.text(risk or cause)


def _build_measures_cell(cells: Cells, row: CheckpointRow) -> Cell:
    """Return the measures, each with its owner if that is another; numbered as their deadlines are."""
    measures = row.checkpoint.measures if row.checkpoint is not None else ()
    if not measures:
        return cells.make_empty()
    actions = [_format_action(cells, measure, row.owner) for measure in measures]
    return Cell("\n".join(cells.number_lines(actions)), tuple(measure.action for measure in measures))


def _format_action(cells: Cells, measure: Measure, owner: str | None) -> str:
    action = measure.action.strip()
    if measure.owner is None or measure.owner == owner:
        return action
    return cells.words("reports.action_by", action=action, owner=cells.ws.get_name(measure.owner))


def _build_due_cell(cells: Cells, row: CheckpointRow) -> Cell:
    """Return the deadlines of the measures; bad if one of them is past and its measure open."""
    measures = row.checkpoint.measures if row.checkpoint is not None else ()
    if not measures:
        return cells.make_empty()
    dues = [cells.due(m.due, is_open=m.status == "open", done=m.status == "done") for m in measures]
    late = any(m.status == "open" and m.due is not None and m.due < cells.options.today for m in measures)
    return Cell("\n".join(cells.number_lines(dues)), tuple(measure.due for measure in measures), "bad" if late else "")


def compute_budget_use(monitor: Monitor) -> Decimal | None:
    """Return the share of the budget that is spent; None without a budget or spending."""
    budget = monitor.budget
    if budget is None or budget.spent is None:
        return None
    return compute_rate(Decimal(budget.spent), Decimal(budget.planned))


def build_budget_table(cells: Cells, title: str, monitors: Iterable[Monitor], empty: str) -> Table:
    """Return what projects may spend and have spent; projects without a budget have no row."""
    budgets = ((monitor, monitor.budget) for monitor in monitors if monitor.budget is not None)
    return build_table(cells, "budgets", title, _BUDGET_COLUMNS, budgets, empty)


def _build_escalation_cell(cells: Cells, monitor: Monitor, budget: Spending) -> Cell:
    """Return who was informed of the overrun, when, and the plan; bad if nobody was (§3.7)."""
    words, escalated = cells.words, monitor.escalated
    if escalated is None:
        return Cell(words("reports.weekly.not_escalated"), None, "bad") if budget.is_overrun else cells.make_empty()
    who, day = cells.ws.get_name(escalated.to), cells.format_day(escalated.at.date())
    text = words("reports.weekly.escalated", who=who, day=day)
    return Cell(f"{text}\n{escalated.plan}" if escalated.plan else text, escalated.to)


_BUDGET_COLUMNS: tuple[Col[tuple[Monitor, Spending]], ...] = (
    Col("project", 2, lambda cells, one: cells.text(one[0].project)),
    Col("owner", 0.8, lambda cells, one: cells.who(one[0].owner), head="person"),
    Col("budget", 1, lambda cells, one: cells.amount(one[1].planned, one[1].unit), "right"),
    Col("spent", 1, lambda cells, one: cells.amount(one[1].spent, one[1].unit), "right"),
    Col(
        "spent_rate",
        0.8,
        lambda cells, one: cells.rate(compute_budget_use(one[0]), "bad" if one[1].is_overrun else ""),
        "right",
    ),
    Col("escalated", 3, lambda cells, one: _build_escalation_cell(cells, *one)),
)
