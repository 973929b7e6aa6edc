"""The data of a period in detail: goals, tasks, and readings with what was done about them (§4.2)."""

from __future__ import annotations

from decimal import Decimal

from teamops.locale import formats
from teamops.model.dataclass import replace
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.completion import Completion, count_days_late
from teamops.model.figures.digits import style_amount
from teamops.model.figures.sums import EXACT
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, format_limit, format_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.execution import ExecutionData, GoalOutcome, make_checkpoint_row
from teamops.reporting.tables.goal_cells import (
    build_attainment_cell,
    build_metric_cell,
    build_responsible_cell,
    convert_suffix,
    format_head,
)
from teamops.reporting.tables.projects import build_monitor_table
from teamops.reporting.tables.review_data import format_miss, format_review_note
from teamops.reporting.tables.tasks import build_end_cell, build_priority_cell, build_remark_cell, build_result_cell

_TONES: dict[str, Tone] = {"reached": "good", "missed": "bad", "running": "", "unknown": "warn"}


def build_goal_results(executed: ExecutionData, cells: Cells) -> Table:
    """Return each goal with plan, actual, the gap between them, and why it was missed."""
    words = cells.words
    titles = {key: words(f"summary.{key}") for key in ("gap", "verdict", "cause")}
    titles["rate"] = format_head(words, "summary.goal_rate", [one.node for one in executed.goals if one.node])
    title, empty = words("summary.goals"), words("summary.goals_empty")
    return build_table(cells, "goals", title, _GOAL_COLUMNS, executed.goals, empty, titles=titles)


def _build_name_cell(cells: Cells, one: GoalOutcome) -> Cell:
    return cells.text(one.path) if one.node is None else build_metric_cell(cells, one.node)


def _build_owner_cell(cells: Cells, one: GoalOutcome) -> Cell:
    return cells.make_empty() if one.node is None else build_responsible_cell(cells, one.node)


def _build_plan_cell(cells: Cells, one: GoalOutcome) -> Cell:
    return cells.amount(None if one.result is None else convert_suffix(one.node, one.result.plan))


def _build_actual_cell(cells: Cells, one: GoalOutcome) -> Cell:
    return cells.amount(None if one.result is None else convert_suffix(one.node, one.result.actual))


def _build_attainment_cell(cells: Cells, one: GoalOutcome) -> Cell:
    if one.result is None:
        return cells.make_empty()
    if one.node is None:
        return cells.rate(compute_rate(Decimal(one.result.actual), Decimal(one.result.plan)))
    return build_attainment_cell(cells, one.node, one.result.actual, one.result.plan)


def _build_gap_cell(cells: Cells, one: GoalOutcome) -> Cell:
    """Return actual − plan with the digits of the plan; the gap between two shares is in points."""
    if one.result is None:
        return cells.make_empty()
    plan, actual = one.result.plan, one.result.actual
    gap = style_amount(plan, EXACT.subtract(actual, plan))
    text = ("+" if gap > 0 else "") + formats.format_number(gap)
    if plan.suffix == "%":
        text = cells.words("pace.points", number=text.removesuffix("%"))
    return Cell(text, Decimal(gap))


def _build_verdict_cell(cells: Cells, one: GoalOutcome) -> Cell:
    return Cell(cells.words(f"summary.verdict.{one.verdict}"), one.verdict, _TONES[one.verdict])


def build_cause_cell(cells: Cells, one: GoalOutcome) -> Cell:
    """Return what the review says was missed, and why; a miss without a cause says so (§4.3).

    If the records have another actual by now, the text names the one in the review.
    """
    if one.result is None:
        return cells.make_empty()
    note = format_review_note(cells.words, format_miss(cells.words, one.result), one.reviewed)
    if one.verdict == "missed" and not (one.result.cause or "").strip():
        missing = cells.words("summary.cause_missing")
        text = cells.words("reports.confirmation.semicolon").join(filter(None, (note, missing)))
        return Cell(text, note or None, "warn")
    return cells.text(note)


_GOAL_COLUMNS: tuple[Col[GoalOutcome], ...] = (
    Col("goal", 1.5, _build_name_cell),
    Col("responsible", 1.2, _build_owner_cell),
    Col("plan", 0.8, _build_plan_cell, "right"),
    Col("actual", 0.8, _build_actual_cell, "right"),
    Col("rate", 0.7, _build_attainment_cell, "right"),
    Col("gap", 0.8, _build_gap_cell, "right"),
    Col("verdict", 0.8, _build_verdict_cell),
    Col("cause", 3.5, build_cause_cell),
)


def build_task_results(executed: ExecutionData, cells: Cells) -> Table:
    """Return every task that was due, with its result; those not done come first."""
    words, completion = cells.words, executed.completion
    columns: tuple[Col[Task], ...] = (
        Col("task", 2.4, lambda cells, task: cells.task(task)),
        Col("owner", 0.9, lambda cells, task: cells.who(*task.owner)),
        Col("priority", 0.8, lambda _, task: build_priority_cell(task), "center"),
        Col("end", 0.8, build_end_cell),
        Col("result", 1.1, lambda cells, task: build_result_cell(cells, task, completion)),
        Col("done_on", 0.9, _build_done_cell),
        Col("deliverable", 1.8, lambda cells, task: cells.text(task.deliverable)),
        Col("remark", 2.6, build_remark_cell),
    )
    title, empty = words("summary.tasks"), words("summary.tasks_empty")
    note = format_tasks_note(completion, cells) if executed.tasks else ""
    titles = {"done_on": words("summary.done_on")}
    return build_table(cells, "tasks", title, columns, executed.tasks, empty, note, titles=titles)


def format_tasks_note(completion: Completion, cells: Cells) -> str:
    """Return how many tasks were due, done and late."""
    due, done, late = len(completion.due), len(completion.done), len(completion.late)
    return cells.words("summary.tasks_note", due=due, done=done, rate=format_done_share(completion), late=late)


def format_done_share(completion: Completion) -> str:
    """Return the share of the due tasks that were done; a share just below all is not rounded up to it."""
    return format_rate(completion.rate, (Decimal(1),))


def _build_done_cell(cells: Cells, task: Task) -> Cell:
    """Return the day on which a done task was last updated, and by how many days that was late."""
    if task.status != "done" or task.updated is None:
        return cells.make_empty()
    day = get_day(cells.ws, task.updated)
    if day <= task.due:
        return cells.day(day)
    late = cells.words("reports.late_by", days=count_days_late(task, day))
    return Cell(f"{cells.format_day(day)}\n{late}", day, "warn")


def build_reading_results(executed: ExecutionData, cells: Cells) -> Table:
    """Return Table 3 of the readings of the period."""
    words, limit = cells.words, Decimal(executed.ws.settings.limits.deviation)
    title, empty = words("summary.readings"), words("summary.readings_empty")
    table = build_monitor_table(cells, "readings", title, map(make_checkpoint_row, executed.readings), empty)
    note = words("summary.readings_note", count=len(executed.deviations), limit=format_limit(limit))
    return replace(table, note=note if table.rows else "")
