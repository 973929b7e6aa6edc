"""The meeting pack's sections on tasks: last week's progress, this week's plan, what is blocked and what is late."""

from __future__ import annotations

from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import report_columns
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.execution_details import format_tasks_note
from teamops.reporting.tables.tasks import (
    build_blocker_cell,
    build_end_cell,
    build_priority_cell,
    build_remark_cell,
    build_result_cell,
    build_status_cell,
    build_task_table,
    format_needs,
)


def build_progress_table(week: Week) -> Table:
    """What was due last week or done in it, what is not done first."""
    cells, words, tasks = week.cells, week.asked.words, week.follow_up_tasks
    wanted = report_columns(
        words, ("task", 2), ("owner", 0.8), ("priority", 0.6, "center"), ("end", 0.8), ("result", 1.1),
        ("deliverable", 1.8), ("remark", 2.5),
    )  # fmt: skip
    rows = (
        (
            cells.text(t.name),
            cells.who(*t.owner),
            build_priority_cell(t),
            build_end_cell(cells, t),
            build_result_cell(cells, t, week.completed),
            cells.text(t.deliverable),
            build_remark_cell(cells, t),
        )
        for t in tasks
    )
    note = format_tasks_note(week.completed, cells) if week.completed.due else ""
    title, empty = words("reports.weekly.progress"), words("reports.weekly.progress_empty")
    return Table("progress", title, wanted, tuple(rows), empty, note)


def build_plan_table(week: Week) -> Table:
    """This week's tasks in the columns of Table 2, the owner first, each owner's most urgent task first."""
    words = week.asked.words
    title, empty = words("reports.weekly.plan"), words("reports.weekly.plan_empty")
    made = build_task_table(week.cells, "plan", title, week.planned, empty)
    order = sorted(range(len(made.columns)), key=lambda n: made.columns[n].key != "owner")
    rows = tuple(tuple(row[n] for n in order) for row in made.rows)
    return Table("plan", title, tuple(made.columns[n] for n in order), rows, empty, subject="task")


def build_blocked_table(week: Week) -> Table:
    """Why each task waits, what it needs from whom, and since when."""
    cells, words = week.cells, week.asked.words
    wanted = report_columns(
        words, ("task", 2), ("owner", 0.8), ("priority", 0.6, "center"), ("end", 0.8), ("status", 1),
        ("reason", 2.2), ("needs", 2.4), ("since", 1.1),
    )  # fmt: skip
    rows = (
        (
            cells.text(t.name),
            cells.who(*t.owner),
            build_priority_cell(t),
            build_end_cell(cells, t),
            build_status_cell(cells, t),
            *_build_wait_cells(week, t),
        )
        for t in week.blocked_tasks
    )
    title, empty = words("reports.weekly.blocked"), words("reports.weekly.blocked_empty")
    return Table("blocked", title, wanted, tuple(rows), empty)


def _build_wait_cells(week: Week, task: Task) -> tuple[Cell, Cell, Cell]:
    cells, waiting = week.cells, task.blocker
    if waiting is None:
        unsaid = Cell(week.asked.words("reports.weekly.unsaid"), None, "bad")
        return unsaid, unsaid, cells.make_empty()
    since = cells.day(waiting.since)
    if waiting.since is not None and waiting.since < week.asked.today:
        days = week.asked.words("reports.days", days=(week.asked.today - waiting.since).days)
        since = Cell(f"{since.text}\n{days}", waiting.since)
    return cells.text(waiting.reason), cells.text(format_needs(cells, waiting)), since


def build_overdue_table(week: Week) -> Table:
    """Open tasks past their end, the latest first."""
    cells, words = week.cells, week.asked.words
    wanted = report_columns(
        words, ("task", 2), ("owner", 0.8), ("collaborators", 1.2), ("priority", 0.6, "center"), ("end", 0.8),
        ("status", 1.1), ("deliverable", 1.8), ("blocker", 2.5),
    )  # fmt: skip
    rows = (
        (
            cells.text(t.name),
            cells.who(*t.owner),
            cells.who(*t.collaborators),
            build_priority_cell(t),
            build_end_cell(cells, t),
            build_status_cell(cells, t),
            cells.text(t.deliverable),
            build_blocker_cell(cells, t.blocker),
        )
        for t in week.overdue
    )
    title, empty = words("reports.weekly.overdue"), words("reports.weekly.overdue_empty")
    return Table("overdue", title, wanted, tuple(rows), empty)
