"""The meeting pack's sections on tasks: last week's progress, this week's plan, what is blocked and what is late."""

from __future__ import annotations

from teamops.model.records.tasks import Task
from teamops.reporting.base.cells import columns
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.execution_details import tasks_note
from teamops.reporting.tables.tasks import blocker, end, needed, priority, remark, result, status, task_table


def progress(week: Week) -> Table:
    """What was due last week or done in it, what is not done first."""
    cells, words, tasks = week.cells, week.asked.words, week.followed_up
    wanted = columns(
        words, ("task", 2), ("owner", 0.8), ("priority", 0.6, "center"), ("end", 0.8), ("result", 1.1),
        ("deliverable", 1.8), ("remark", 2.5),
    )  # fmt: skip
    rows = (
        (cells.text(t.name), cells.who(*t.owner), priority(t), end(cells, t), result(cells, t, week.completed),
         cells.text(t.deliverable), remark(cells, t))
        for t in tasks
    )  # fmt: skip
    note = tasks_note(week.completed, cells) if week.completed.due else ""
    title, empty = words("reports.weekly.progress"), words("reports.weekly.progress_empty")
    return Table("progress", title, wanted, tuple(rows), empty, note)


def plan(week: Week) -> Table:
    """This week's tasks in the columns of Table 2, the owner first, each owner's most urgent task first."""
    words = week.asked.words
    title, empty = words("reports.weekly.plan"), words("reports.weekly.plan_empty")
    made = task_table(week.cells, "plan", title, week.planned, empty)
    order = sorted(range(len(made.columns)), key=lambda n: made.columns[n].key != "owner")
    rows = tuple(tuple(row[n] for n in order) for row in made.rows)
    return Table("plan", title, tuple(made.columns[n] for n in order), rows, empty, subject="task")


def blocked(week: Week) -> Table:
    """Why each task waits, what it needs from whom, and since when."""
    cells, words = week.cells, week.asked.words
    wanted = columns(
        words, ("task", 2), ("owner", 0.8), ("priority", 0.6, "center"), ("end", 0.8), ("status", 1),
        ("reason", 2.2), ("needs", 2.4), ("since", 1.1),
    )  # fmt: skip
    rows = (
        (cells.text(t.name), cells.who(*t.owner), priority(t), end(cells, t), status(cells, t), *_waiting(week, t))
        for t in week.blocked
    )
    title, empty = words("reports.weekly.blocked"), words("reports.weekly.blocked_empty")
    return Table("blocked", title, wanted, tuple(rows), empty)


def _waiting(week: Week, task: Task) -> tuple[Cell, Cell, Cell]:
    cells, waiting = week.cells, task.blocker
    if waiting is None:
        unsaid = Cell(week.asked.words("reports.weekly.unsaid"), None, "bad")
        return unsaid, unsaid, cells.nothing()
    since = cells.day(waiting.since)
    if waiting.since is not None and waiting.since < week.asked.today:
        days = week.asked.words("reports.days", days=(week.asked.today - waiting.since).days)
        since = Cell(f"{since.text}\n{days}", waiting.since)
    return cells.text(waiting.reason), cells.text(needed(cells, waiting)), since


def overdue(week: Week) -> Table:
    """Open tasks past their end, the latest first."""
    cells, words = week.cells, week.asked.words
    wanted = columns(
        words, ("task", 2), ("owner", 0.8), ("collaborators", 1.2), ("priority", 0.6, "center"), ("end", 0.8),
        ("status", 1.1), ("deliverable", 1.8), ("blocker", 2.5),
    )  # fmt: skip
    rows = (
        (cells.text(t.name), cells.who(*t.owner), cells.who(*t.collaborators), priority(t), end(cells, t),
         status(cells, t), cells.text(t.deliverable), blocker(cells, t.blocker))
        for t in week.overdue
    )  # fmt: skip
    title, empty = words("reports.weekly.overdue"), words("reports.weekly.overdue_empty")
    return Table("overdue", title, wanted, tuple(rows), empty)
