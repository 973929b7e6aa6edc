"""The data of a period in detail: goals, tasks, and readings with what was done about them (§4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.completion import Completion, count_days_late
from teamops.model.figures.number_style import style_amount
from teamops.model.figures.sums import EXACT
from teamops.model.records.reviews import Result
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, format_limit, format_rate, list_columns, report_columns, with_titles
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.items.waiting_time import get_day
from teamops.reporting.tables.execution import ExecutionData, GoalOutcome, make_checkpoint_row
from teamops.reporting.tables.goal_figures import build_attainment_cell, convert_suffix, format_head
from teamops.reporting.tables.goal_names import build_metric_cell, build_responsible_cell
from teamops.reporting.tables.projects import build_monitor_table
from teamops.reporting.tables.review_data import format_miss, format_review_note
from teamops.reporting.tables.tasks import build_end_cell, build_priority_cell, build_remark_cell, build_result_cell


def build_goal_results(executed: ExecutionData, cells: Cells) -> Table:
    """Each goal with plan, actual, the gap between them, and why it was missed; what is not known is said to be so."""
    words = cells.words
    names = report_columns(words, ("goal", 1.5), ("responsible", 1.2), ("plan", 0.8, "right"), ("actual", 0.8, "right"))
    others = list_columns(
        words, "summary", ("rate", 0.7, "right"), ("gap", 0.8, "right"), ("verdict", 0.8), ("cause", 3.5)
    )
    nodes = [one.node for one in executed.goals if one.node is not None]
    others = with_titles(others, rate=format_head(words, "summary.goal_rate", nodes))
    rows = tuple(_build_result_row(cells, one) for one in executed.goals)
    return Table("goals", words("summary.goals"), (*names, *others), rows, words("summary.goals_empty"))


def _build_result_row(cells: Cells, one: GoalOutcome) -> tuple[Cell, ...]:
    node, nothing = one.node, cells.make_empty()
    names = (
        (build_metric_cell(cells, node), build_responsible_cell(cells, node))
        if node is not None
        else (cells.text(one.path), nothing)
    )
    verdict = Cell(cells.words(f"summary.verdict.{one.verdict}"), one.verdict, _TONES[one.verdict])
    if one.result is None:
        return (*names, nothing, nothing, nothing, nothing, verdict, nothing)
    result = one.result
    plan, actual = (cells.amount(convert_suffix(node, figure)) for figure in (result.plan, result.actual))
    return (
        *names, plan, actual, _build_attainment_cell(cells, one, result), _build_gap_cell(cells, result), verdict,
        build_cause_cell(cells, one),
    )  # fmt: skip


def _build_attainment_cell(cells: Cells, one: GoalOutcome, result: Result) -> Cell:
    if one.node is None:
        return cells.rate(compute_rate(Decimal(result.actual), Decimal(result.plan)))
    return build_attainment_cell(cells, one.node, result.actual, result.plan)


_TONES: dict[str, Tone] = {"reached": "good", "missed": "bad", "running": "", "unknown": "warn"}


def _build_gap_cell(cells: Cells, result: Result) -> Cell:
    """actual − plan, as the plan is written; between two shares in points."""
    gap = style_amount(result.plan, EXACT.subtract(result.actual, result.plan))
    text = ("+" if gap > 0 else "") + formats.format_number(gap)
    if result.plan.suffix == "%":
        text = cells.words("pace.points", number=text.removesuffix("%"))
    return Cell(text, Decimal(gap))


def build_cause_cell(cells: Cells, one: GoalOutcome) -> Cell:
    """What the review says was missed, and why; a miss without a cause is told to have none (§4.3).

    A review that was written with another actual than the records have by now says with which.
    """
    if one.result is None:
        return cells.make_empty()
    said = format_review_note(cells.words, format_miss(cells.words, one.result), one.reviewed)
    if one.verdict == "missed" and not (one.result.cause or "").strip():
        missing = cells.words("summary.cause_missing")
        text = cells.words("reports.confirmation.semicolon").join(filter(None, (said, missing)))
        return Cell(text, said or None, "warn")
    return cells.text(said)


def build_task_results(executed: ExecutionData, cells: Cells) -> Table:
    """Every task that was due with what became of it, what is not done first."""
    words = cells.words
    made = report_columns(
        words, ("task", 2.4), ("owner", 0.9), ("priority", 0.5, "center"), ("end", 0.8), ("result", 1.1),
        ("done_on", 0.9), ("deliverable", 1.8), ("remark", 2.6),
        done_on="end",
    )  # fmt: skip
    wanted = with_titles(made, done_on=words("summary.done_on"))
    rows = tuple(_build_task_row(executed, cells, task) for task in executed.tasks)
    note = format_tasks_note(executed.completion, cells) if rows else ""
    return Table("tasks", words("summary.tasks"), wanted, rows, words("summary.tasks_empty"), note)


def format_tasks_note(found: Completion, cells: Cells) -> str:
    """How many tasks were due, done and late."""
    due, done, late = len(found.due), len(found.done), len(found.late)
    return cells.words("summary.tasks_note", due=due, done=done, rate=format_done_share(found), late=late)


def format_done_share(found: Completion) -> str:
    """The share of the due tasks that were done, of which one sees whether it is less than all."""
    return format_rate(found.rate, (Decimal(1),))


def _build_task_row(executed: ExecutionData, cells: Cells, task: Task) -> tuple[Cell, ...]:
    return (
        cells.text(task.name), cells.who(*task.owner), build_priority_cell(task), build_end_cell(cells, task),
        build_result_cell(cells, task, executed.completion),
        _build_done_cell(executed, cells, task), cells.text(task.deliverable), build_remark_cell(cells, task),
    )  # fmt: skip


def _build_done_cell(executed: ExecutionData, cells: Cells, task: Task) -> Cell:
    """The day of the last update of what is done, and by how much that was late."""
    if task.status != "done" or task.updated is None:
        return cells.make_empty()
    day: date = get_day(executed.ws, task.updated)
    if day <= task.due:
        return cells.day(day)
    late = cells.words("reports.late_by", days=count_days_late(task, day))
    return Cell(f"{cells.format_day(day)}\n{late}", day, "warn")


def build_reading_results(executed: ExecutionData, cells: Cells) -> Table:
    """Table 3, of the readings of the period."""
    words, limit = cells.words, Decimal(executed.ws.settings.limits.deviation)
    title, empty = words("summary.readings"), words("summary.readings_empty")
    made = build_monitor_table(cells, "readings", title, map(make_checkpoint_row, executed.readings), empty)
    note = words("summary.readings_note", count=len(executed.deviations), limit=format_limit(limit))
    return replace(made, note=note if made.rows else "")
