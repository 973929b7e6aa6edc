"""The workload of people: P0 tasks by day and open tasks by week (§2.9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from teamops.locale import formats
from teamops.model.dataclass import dataclass
from teamops.model.figures.workload import (
    compute_task_limit,
    compute_week_load,
    get_work_calendar,
    group_held_tasks,
    group_open_p0,
    round_load,
)
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import describe_scope, list_members
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table, Tone
from teamops.reporting.base.working_days import add_calendar_note


@dataclass(frozen=True, slots=True)
class PersonWorkload:
    """What a person holds: open P0 tasks of the first week by working day, and open tasks of each week.

    `limit` is how many tasks the person can hold. A load is the average of a week's working days, None in a week
    without any.
    """

    person: str
    limit: Decimal
    p0_tasks: tuple[Task, ...]
    p0_counts: dict[date, int]
    loads: dict[Period, Decimal | None]


def compute_workload(ws: Workspace, options: ReportOptions, weeks: int) -> tuple[PersonWorkload, ...]:
    """Return the loads of the people asked for, from the week `options.period` on for so many `weeks`.

    People who are not in the team in these weeks are left out unless asked for by name.
    """
    days = [day for day in options.period.days if ws.workdays.is_workday(day)]
    following = [options.period]
    while len(following) < weeks:
        following.append(Period.week_of(date.fromordinal(following[-1].end.toordinal() + 1)))
    p0_tasks, held = group_open_p0(ws), group_held_tasks(ws)
    loads = []
    for person in list_members(ws, options, following[0].start, following[-1].end):
        tasks = [entry.record for entry in p0_tasks.get(person, ())]
        counts = {day: sum(task.start <= day <= task.end for task in tasks) for day in days}
        of_week = tuple(task for task in tasks if any(task.start <= day <= task.end for day in days))
        mine, calendar = [entry.record for entry in held.get(person, ())], get_work_calendar(ws, person)
        by_week = {week: compute_week_load(week, mine, calendar) for week in following}
        loads.append(
            PersonWorkload(person, compute_task_limit(ws, ws.settings.people[person]), of_week, counts, by_week)
        )
    return tuple(loads)


def build_load_record(one: PersonWorkload) -> dict[str, Any]:
    """Return what programs get of a person's load."""
    return {
        "person": one.person,
        "limit": one.limit,
        "weeks": [{"week": week.text, "load": _round_load(load)} for week, load in one.loads.items()],
        "p0_by_day": [{"date": day, "count": count} for day, count in one.p0_counts.items()],
        "p0_tasks": [task.id for task in one.p0_tasks],
    }


def _round_load(load: Decimal | None) -> Decimal | None:
    return None if load is None else load.quantize(Decimal("0.1"), ROUND_HALF_UP)


def build_load_report(ws: Workspace, options: ReportOptions, loads: Sequence[PersonWorkload]) -> Report:
    """Return the P0 tasks of each working day of the week `options.period`, and the load of it and later weeks."""
    cells = Cells(ws, options)
    blocks = (_build_p0_table(cells, loads), _build_weeks_table(cells, loads))
    report = Report("load", options.words("load.title"), ws.settings.team, options, blocks, describe_scope(ws, options))
    return add_calendar_note(ws, report)


def _build_p0_table(cells: Cells, loads: Sequence[PersonWorkload]) -> Table:
    """Return the people who hold a P0 task in the week, with the number of each working day."""
    ws, words = cells.ws, cells.words
    days = [day for day in cells.options.period.days if ws.workdays.is_workday(day)]
    heads = [Column(day.isoformat(), formats.format_weekday(day, cells.options.lang), "right", 0.5) for day in days]
    columns = (Column("person", words("load.person")), *heads, Column("tasks", words("load.tasks"), "left", 3))
    limit = ws.settings.limits.p0_per_person
    rows = tuple(_build_p0_row(cells, one, limit) for one in loads if one.p0_tasks)
    title, note = words("load.p0"), words("load.p0.note", limit=limit) if rows else ""
    return Table("p0", title, columns, rows, words("load.p0.none"), note)


def _build_p0_row(cells: Cells, one: PersonWorkload, limit: int) -> tuple[Cell, ...]:
    counts = (_build_count_cell(cells, count, limit) for count in one.p0_counts.values())
    names = "\n".join(f"{task.id} {task.name}" for task in one.p0_tasks)
    return (cells.who(one.person), *counts, Cell(names, tuple(task.id for task in one.p0_tasks)))


def _build_count_cell(cells: Cells, count: int, limit: int) -> Cell:
    if not count:
        return Cell("·", 0, "muted")
    if count > limit:
        return Cell(cells.words("load.over", number=count), count, "bad")
    return Cell(cells.words("load.full", number=count) if count == limit else str(count), count)


def _build_weeks_table(cells: Cells, loads: Sequence[PersonWorkload]) -> Table:
    words, lang = cells.words, cells.options.lang
    weeks = loads[0].loads if loads else ()
    heads = [Column(week.text, formats.format_span(week, lang), "right") for week in weeks]
    columns = (Column("person", words("load.person")), Column("limit", words("load.limit"), "right", 0.6), *heads)
    rows = tuple(
        (cells.who(one.person), cells.amount(one.limit), *(_build_load_cell(cells, one, week) for week in one.loads))
        for one in loads
    )
    return Table("weeks", words("load.weeks"), columns, rows, words("load.weeks.none"), words("load.weeks.note"))


def _build_load_cell(cells: Cells, one: PersonWorkload, week: Period) -> Cell:
    """Return the load to one place, at least a tenth over the limit if it exceeds it."""
    load = one.loads[week]
    if load is None:
        return Cell(cells.words("load.off"), None, "muted")
    text = formats.format_number(round_load(load))
    tone: Tone = "bad" if load > one.limit else "muted" if not load else ""
    return Cell(cells.words("load.over", number=text) if load > one.limit else text, _round_load(load), tone)
