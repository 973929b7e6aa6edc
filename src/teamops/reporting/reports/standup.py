"""The sheet for the 15-minute stand-up (§2.7): who is stuck, who does what, what comes next, what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.model.time.calendar import shift_day
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope, is_in_scope, is_late, list_people
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, Span, Table, Tone
from teamops.reporting.items.waiting_time import format_wait, get_day
from teamops.reporting.tables.tasks import build_blocker_cell, build_end_cell

TITLE = "work.standup.title"
SPAN: Span = "week"
OF_TODAY = True


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """One table: who is blocked, then the others in the order of teamops.yaml; who has nothing to tell stands below."""
    words, cells = asked.words, Cells(ws, asked)
    spoken = _group_by_person(ws, asked)
    rows = [row for person, tasks in spoken.items() for row in _build_rows(cells, person, tasks)]
    columns = list_columns(
        words, "work.standup",
        ("person", 0.6), ("state", 0.9), ("task", 2), ("end", 0.7), ("left", 0.7, "right"), ("status_of", 0.7, "right"),
        ("remark", 2.5),
    )  # fmt: skip
    title = words(TITLE)
    note = words("work.standup.note") if rows else ""
    blocks: list[Block] = [Table("standup", title, columns, tuple(rows), words("work.standup.nothing"), note)]
    free = [ws.get_person_name(person) for person in list_people(ws, asked) if not spoken.get(person)]
    if free and rows:
        blocks.append(Paragraph(words("work.standup.free", names=words("reports.comma").join(free)), "muted"))
    return Report("standup", title, ws.settings.team, asked, tuple(blocks), describe_scope(ws, asked))


def _group_by_person(ws: Workspace, asked: ReportOptions) -> dict[str, list[Task]]:
    """The tasks that each person has something to say of; those of nobody known come last, but who is blocked first."""
    today = asked.today
    soon = ws.workdays.workday_after(today, 1)
    last = ws.workdays.last_workday(shift_day(today, -1))
    spoken: dict[str, list[Task]] = {person: [] for person in ws.settings.people}
    for task in (entry.record for entry in ws.tasks):
        if task.is_open:
            told = task.status != "not_started" or task.start <= soon
        else:
            told = task.status == "done" and task.updated is not None and last <= get_day(ws, task.updated) <= today
        for owner in (task.owner or ("",)) if told else ():
            if not is_in_scope(ws, asked, (owner or None,)):
                continue
            spoken.setdefault(owner, []).append(task)
    ordered = {person: sorted(tasks, key=_get_rank) for person, tasks in spoken.items()}
    return dict(sorted(ordered.items(), key=lambda held: not any(task.status == "blocked" for task in held[1])))


def _get_rank(task: Task) -> tuple[int, date, str]:
    rank = ("blocked", "in_progress", "not_started", "done").index(task.status)
    return rank, task.end if task.status != "not_started" else task.start, task.priority


def _build_rows(cells: Cells, person: str, tasks: list[Task]) -> Iterator[tuple[Cell, ...]]:
    name = cells.ws.get_name(person) if person else cells.words("work.nobody")
    for number, task in enumerate(tasks):
        yield (
            Cell("" if number else name, person or None),
            _build_state_cell(cells, task),
            Cell(f"{task.priority} {task.name}", task.id),
            build_end_cell(cells, task),
            _build_days_left_cell(cells, task),
            _build_age_cell(cells, task),
            build_blocker_cell(cells, task.blocker) if task.is_open else cells.make_empty(),
        )


def _build_state_cell(cells: Cells, task: Task) -> Cell:
    words, today = cells.words, cells.asked.today
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
    """Working days until the end, today not counted; or by how many days it is late."""
    words, today = cells.words, cells.asked.today
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
"""What ends later needs no count of days."""


def _build_age_cell(cells: Cells, task: Task) -> Cell:
    """How old the status is."""
    if task.updated is None:
        return cells.make_empty()
    day, today = get_day(cells.ws, task.updated), cells.asked.today
    if day >= today:
        return Cell(cells.words("work.standup.fresh"), day)
    days = format_wait(cells.ws, day, today)
    tone: Tone = "warn" if task.is_open and days not in ("0", "1", "2") else ""
    return Cell(cells.words("work.standup.old", days=days), day, tone)
