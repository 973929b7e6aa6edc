"""Who holds how many P0 tasks, day by day, and how full everybody is, week by week (§2.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.model.figures.capacity import compute_task_limit, compute_week_load, group_open_p0, round_load
from teamops.model.figures.workload import get_work_calendar, group_held_tasks
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import describe_scope, list_people
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table, Tone
from teamops.reporting.base.working_days import add_calendar_note


def build_load_report(ws: Workspace, asked: ReportOptions, weeks: int) -> Report:
    """The P0 tasks of each working day of the week that is asked for, and the load of that week and those after it."""
    cells = Cells(ws, asked)
    following = [asked.period]
    while len(following) < weeks:
        following.append(Period.week_of(date.fromordinal(following[-1].end.toordinal() + 1)))
    people = list_people(ws, asked)
    blocks = (_build_p0_table(cells, people), _build_weeks_table(cells, people, following))
    made = Report("load", asked.words("load.title"), ws.settings.team, asked, blocks, describe_scope(ws, asked))
    return add_calendar_note(ws, made)


def _build_p0_table(cells: Cells, people: Iterable[str]) -> Table:
    """People without a P0 task in the week are left out: they hold none."""
    ws, words, week = cells.ws, cells.words, cells.asked.period
    days = [day for day in week.days if ws.workdays.is_workday(day)]
    heads = [Column(day.isoformat(), formats.format_weekday(day, cells.asked.lang), "right", 0.5) for day in days]
    columns = (Column("person", words("load.person")), *heads, Column("tasks", words("load.tasks"), "left", 3))
    rows = tuple(_build_p0_rows(cells, people, days))
    limit = ws.settings.limits.p0_per_person
    title, note = words("load.p0"), words("load.p0.note", limit=limit) if rows else ""
    return Table("p0", title, columns, rows, words("load.p0.none"), note)


def _build_p0_rows(cells: Cells, people: Iterable[str], days: list[date]) -> Iterator[tuple[Cell, ...]]:
    held, limit = group_open_p0(cells.ws), cells.ws.settings.limits.p0_per_person
    for person in people:
        tasks = [entry.record for entry in held.get(person, ())]
        tasks = [task for task in tasks if any(task.start <= day <= task.end for day in days)]
        if tasks:
            counts = [sum(task.start <= day <= task.end for task in tasks) for day in days]
            counted = tuple(_build_count_cell(cells, count, limit) for count in counts)
            yield (cells.who(person), *counted, Cell("\n".join(map(_format_task, tasks)), tuple(t.id for t in tasks)))


def _format_task(task: Task) -> str:
    return f"{task.id} {task.name}"


def _build_count_cell(cells: Cells, count: int, limit: int) -> Cell:
    if not count:
        return Cell("·", 0, "muted")
    if count > limit:
        return Cell(cells.words("load.over", number=count), count, "bad")
    return Cell(cells.words("load.full", number=count) if count == limit else str(count), count)


def _build_weeks_table(cells: Cells, people: Iterable[str], weeks: list[Period]) -> Table:
    words, asked = cells.words, cells.asked
    heads = [Column(week.text, formats.format_span(week, asked.lang), "right") for week in weeks]
    columns = (Column("person", words("load.person")), Column("limit", words("load.limit"), "right", 0.6), *heads)
    held = group_held_tasks(cells.ws)
    rows = tuple(
        _build_week_row(cells, person, [entry.record for entry in held.get(person, ())], weeks) for person in people
    )
    return Table("weeks", words("load.weeks"), columns, rows, words("load.weeks.none"), words("load.weeks.note"))


def _build_week_row(cells: Cells, person: str, tasks: list[Task], weeks: list[Period]) -> tuple[Cell, ...]:
    ws = cells.ws
    limit, workdays = compute_task_limit(ws, ws.settings.people[person]), get_work_calendar(ws, person)
    loads = (compute_week_load(week, tasks, workdays) for week in weeks)
    return (cells.who(person), cells.amount(limit), *(_build_load_cell(cells, load, limit) for load in loads))


def _build_load_cell(cells: Cells, load: Decimal | None, limit: Decimal) -> Cell:
    """To one place, and no less than a tenth over the limit where it is over it."""
    if load is None:
        return Cell(cells.words("load.off"), None, "muted")
    shown = load.quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = formats.format_number(round_load(load))
    tone: Tone = "bad" if load > limit else "muted" if not load else ""
    return Cell(cells.words("load.over", number=text) if load > limit else text, shown, tone)
