"""All tasks that a stand-up may be about (§2.7): what is blocked, in progress, next and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from teamops.model.figures.completion import count_days_late
from teamops.model.named_tuple import NamedTuple
from teamops.model.quotas.quota_tasks import is_only_quota
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import shift_day
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_in_scope, is_late
from teamops.reporting.base.report import Cell, ReportOptions, Table, Tone
from teamops.reporting.items.waiting_time import format_wait, get_day
from teamops.reporting.tables.tasks import build_blocker_cell, build_end_cell


class _StandupRow(NamedTuple):
    """A task of a person, whose first one has `is_first`. `person` is empty for tasks without an owner."""

    person: str
    task: Task
    is_first: bool


def build_standup_tasks(cells: Cells, groups: Mapping[str, Sequence[Task]]) -> Table:
    """Return a row for each task of each person, in the order given."""
    words = cells.words
    rows = [_StandupRow(who, task, n == 0) for who, tasks in groups.items() for n, task in enumerate(tasks)]
    title, empty = words("work.standup.title"), words("work.standup.nothing")
    note = words("work.standup.note") if rows else ""
    return build_table(cells, "standup", title, _COLUMNS, rows, empty, note, area="work.standup")


def group_by_person(ws: Workspace, options: ReportOptions) -> dict[str, list[Task]]:
    """Return the tasks that people report on: blocked people first, then in the order of teamops.yaml."""
    groups: dict[str, list[Task]] = {person: [] for person in ws.settings.people}
    today = options.today
    last, following = ws.workdays.last_workday(shift_day(today, -1)), ws.workdays.workday_after(today, 1)
    for task in (entry.record for entry in ws.tasks if _is_reported(ws, entry.record, (last, today, following))):
        for owner in task.owner or ("",):
            if is_in_scope(ws, options, (owner or None,)):
                groups.setdefault(owner, []).append(task)
    ordered = {person: sorted(tasks, key=_get_rank) for person, tasks in groups.items()}
    return dict(sorted(ordered.items(), key=lambda one: not any(task.status == "blocked" for task in one[1])))


def _is_reported(ws: Workspace, task: Task, days: tuple[date, date, date]) -> bool:
    """Tell whether the task is under way, begins by the next of the three workdays, or was done since the last one."""
    last, today, following = days
    if is_only_quota(ws.nodes, task):
        return False
    if task.is_open:
        return task.status != "not_started" or task.start <= following
    return task.status == "done" and task.updated is not None and last <= get_day(ws, task.updated) <= today


def _get_rank(task: Task) -> tuple[int, date, str]:
    rank = ("blocked", "in_progress", "not_started", "done").index(task.status)
    return rank, task.end if task.status != "not_started" else task.start, task.priority


def _build_person_cell(cells: Cells, row: _StandupRow) -> Cell:
    name = cells.ws.get_name(row.person) if row.person else cells.words("work.nobody")
    return Cell(name if row.is_first else "", row.person or None)


def _build_state_cell(cells: Cells, task: Task) -> Cell:
    words, today = cells.words, cells.options.today
    match task.status:
        case "blocked" if task.blocker is not None and task.blocker.since is not None:
            days = format_wait(cells.ws, task.blocker.since, today)
            return Cell(words("work.standup.blocked", days=days), "blocked", "bad")
        case "blocked":
            return Cell(words("work.standup.blocked_undated"), "blocked", "bad")
        case "in_progress" if task.progress is not None:
            return Cell(words("work.standup.in_progress_at", progress=task.progress), "in_progress")
        case "not_started" if task.start == today:
            return Cell(words("work.standup.begins_today"), "not_started")
        case "not_started" if task.start > today:
            return Cell(words("work.standup.begins", day=cells.format_day(task.start)), "not_started")
        case "not_started":
            return Cell(words("work.standup.waits"), "not_started", "warn")
        case "done":
            return Cell(words("work.standup.done"), "done", "good")
        case _:
            return Cell(words("work.standup.in_progress"), "in_progress")


def _build_days_left_cell(cells: Cells, task: Task) -> Cell:
    """Return the working days from tomorrow to the end, or by how many days the task is late."""
    words, today = cells.words, cells.options.today
    if not task.is_open:
        return cells.make_empty()
    if is_late(task, today):
        days = count_days_late(task, today)
        return Cell(words("reports.late_by", days=days), -days, "bad")
    if task.end == today:
        return Cell(words("work.standup.last_day"), 0, "warn")
    days = -1 if (task.end - today).days > _FAR else cells.ws.workdays.count_workdays_between(today, task.end)
    return cells.make_empty() if days < 0 else Cell(words("work.standup.days_left", days=days), days)


_FAR = 366 * 3
"""In days: of tasks that end later, the days are not counted."""


def _build_age_cell(cells: Cells, task: Task) -> Cell:
    """Return the working days since the last update."""
    if task.updated is None:
        return cells.make_empty()
    day, today = get_day(cells.ws, task.updated), cells.options.today
    if day >= today:
        return Cell(cells.words("work.standup.fresh"), day)
    days = format_wait(cells.ws, day, today)
    tone: Tone = "warn" if task.is_open and days not in ("0", "1", "2") else ""
    return Cell(cells.words("work.standup.old", days=days), day, tone)


def _build_blocker_cell(cells: Cells, row: _StandupRow) -> Cell:
    return build_blocker_cell(cells, row.task.blocker) if row.task.is_open else cells.make_empty()


_COLUMNS: tuple[Col[_StandupRow], ...] = (
    Col("person", 0.6, _build_person_cell),
    Col("state", 0.9, lambda cells, row: _build_state_cell(cells, row.task)),
    Col("task", 2, lambda cells, row: Cell(f"{row.task.priority} {cells.name_task(row.task)}", row.task.id)),
    Col("end", 0.7, lambda cells, row: build_end_cell(cells, row.task)),
    Col("left", 0.7, lambda cells, row: _build_days_left_cell(cells, row.task), "right"),
    Col("status_of", 0.7, lambda cells, row: _build_age_cell(cells, row.task), "right"),
    Col("remark", 2.5, _build_blocker_cell),
)
