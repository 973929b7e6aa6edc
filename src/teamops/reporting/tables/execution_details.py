"""The data of a period in detail: goals, tasks, and readings with what was done about them (§4.2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import rate
from teamops.model.figures.completion import Completion, days_late
from teamops.model.figures.number_style import in_style_of
from teamops.model.figures.sums import EXACT
from teamops.model.records.reviews import Result
from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import Cells, columns, heads, limit_text, rate_text, titled
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.items.waiting_time import day_of
from teamops.reporting.tables.execution import Executed, Reached, watched
from teamops.reporting.tables.goal_figures import attained_cell, head, in_suffix
from teamops.reporting.tables.goal_names import metric_name, responsible
from teamops.reporting.tables.projects import monitor_table
from teamops.reporting.tables.review_data import as_reviewed, missed_text
from teamops.reporting.tables.tasks import end, priority, remark, result


def goal_results(executed: Executed, cells: Cells) -> Table:
    """Each goal with plan, actual, the gap between them, and why it was missed; what is not known is said to be so."""
    words = cells.words
    names = columns(words, ("goal", 1.5), ("responsible", 1.2), ("plan", 0.8, "right"), ("actual", 0.8, "right"))
    others = heads(words, "summary", ("rate", 0.7, "right"), ("gap", 0.8, "right"), ("verdict", 0.8), ("cause", 3.5))
    nodes = [one.node for one in executed.goals if one.node is not None]
    others = titled(others, rate=head(words, "summary.goal_rate", nodes))
    rows = tuple(_result_row(cells, one) for one in executed.goals)
    return Table("goals", words("summary.goals"), (*names, *others), rows, words("summary.goals_empty"))


def _result_row(cells: Cells, one: Reached) -> tuple[Cell, ...]:
    node, nothing = one.node, cells.nothing()
    names = (
        (metric_name(cells, node), responsible(cells, node)) if node is not None else (cells.text(one.path), nothing)
    )
    verdict = Cell(cells.words(f"summary.verdict.{one.verdict}"), one.verdict, _TONES[one.verdict])
    if one.result is None:
        return (*names, nothing, nothing, nothing, nothing, verdict, nothing)
    result = one.result
    plan, actual = (cells.amount(in_suffix(node, figure)) for figure in (result.plan, result.actual))
    return (
        *names, plan, actual, _attained(cells, one, result), _gap(cells, result), verdict,
        cause(cells, one),
    )  # fmt: skip


def _attained(cells: Cells, one: Reached, result: Result) -> Cell:
    if one.node is None:
        return cells.rate(rate(Decimal(result.actual), Decimal(result.plan)))
    return attained_cell(cells, one.node, result.actual, result.plan)


_TONES: dict[str, Tone] = {"reached": "good", "missed": "bad", "running": "", "unknown": "warn"}


def _gap(cells: Cells, result: Result) -> Cell:
    """actual − plan, as the plan is written; between two shares in points."""
    gap = in_style_of(result.plan, EXACT.subtract(result.actual, result.plan))
    text = ("+" if gap > 0 else "") + formats.number(gap)
    if result.plan.suffix == "%":
        text = cells.words("pace.points", number=text.removesuffix("%"))
    return Cell(text, Decimal(gap))


def cause(cells: Cells, one: Reached) -> Cell:
    """What the review says was missed, and why; a miss without a cause is told to have none (§4.3).

    A review that was written with another actual than the records have by now says with which.
    """
    if one.result is None:
        return cells.nothing()
    said = as_reviewed(cells.words, missed_text(cells.words, one.result), one.reviewed)
    if one.verdict == "missed" and not (one.result.cause or "").strip():
        missing = cells.words("summary.cause_missing")
        text = cells.words("reports.confirmation.semicolon").join(filter(None, (said, missing)))
        return Cell(text, said or None, "warn")
    return cells.text(said)


def task_results(executed: Executed, cells: Cells) -> Table:
    """Every task that was due with what became of it, what is not done first."""
    words = cells.words
    made = columns(
        words, ("task", 2.4), ("owner", 0.9), ("priority", 0.5, "center"), ("end", 0.8), ("result", 1.1),
        ("done_on", 0.9), ("deliverable", 1.8), ("remark", 2.6),
        done_on="end",
    )  # fmt: skip
    wanted = titled(made, done_on=words("summary.done_on"))
    rows = tuple(_task_row(executed, cells, task) for task in executed.tasks)
    note = tasks_note(executed.completion, cells) if rows else ""
    return Table("tasks", words("summary.tasks"), wanted, rows, words("summary.tasks_empty"), note)


def tasks_note(found: Completion, cells: Cells) -> str:
    """How many tasks were due, done and late."""
    due, done, late = len(found.due), len(found.done), len(found.late)
    return cells.words("summary.tasks_note", due=due, done=done, rate=done_share(found), late=late)


def done_share(found: Completion) -> str:
    """The share of the due tasks that were done, of which one sees whether it is less than all."""
    return rate_text(found.rate, (Decimal(1),))


def _task_row(executed: Executed, cells: Cells, task: Task) -> tuple[Cell, ...]:
    return (
        cells.text(task.name), cells.who(*task.owner), priority(task), end(cells, task),
        result(cells, task, executed.completion),
        _done_on(executed, cells, task), cells.text(task.deliverable), remark(cells, task),
    )  # fmt: skip


def _done_on(executed: Executed, cells: Cells, task: Task) -> Cell:
    """The day of the last update of what is done, and by how much that was late."""
    if task.status != "done" or task.updated is None:
        return cells.nothing()
    day: date = day_of(executed.ws, task.updated)
    if day <= task.due:
        return cells.day(day)
    late = cells.words("reports.late_by", days=days_late(task, day))
    return Cell(f"{cells.day_text(day)}\n{late}", day, "warn")


def reading_results(executed: Executed, cells: Cells) -> Table:
    """Table 3, of the readings of the period."""
    words, limit = cells.words, Decimal(executed.ws.settings.limits.deviation)
    title, empty = words("summary.readings"), words("summary.readings_empty")
    made = monitor_table(cells, "readings", title, map(watched, executed.readings), empty)
    note = words("summary.readings_note", count=len(executed.deviations), limit=limit_text(limit))
    return replace(made, note=note if made.rows else "")
