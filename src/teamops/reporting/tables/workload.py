"""Who holds how many P0 tasks, day by day, and how full everybody is, week by week (§2.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.model.figures.capacity import load_in, open_p0, rounded, tasks_at_a_time
from teamops.model.figures.workload import held_by_person, workdays_of
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import about, people_asked_for
from teamops.reporting.base.report import Asked, Cell, Column, Report, Table, Tone
from teamops.reporting.base.working_days import with_working_days


def load_report(ws: Workspace, asked: Asked, weeks: int) -> Report:
    """The P0 tasks of each working day of the week that is asked for, and the load of that week and those after it."""
    cells = Cells(ws, asked)
    following = [asked.period]
    while len(following) < weeks:
        following.append(Period.week_of(date.fromordinal(following[-1].end.toordinal() + 1)))
    people = people_asked_for(ws, asked)
    blocks = (_p0_table(cells, people), _weeks_table(cells, people, following))
    made = Report("load", asked.words("load.title"), ws.settings.team, asked, blocks, about(ws, asked))
    return with_working_days(ws, made)


def _p0_table(cells: Cells, people: Iterable[str]) -> Table:
    """People without a P0 task in the week are left out: they hold none."""
    ws, words, week = cells.ws, cells.words, cells.asked.period
    days = [day for day in week.days if ws.workdays.is_workday(day)]
    heads = [Column(day.isoformat(), formats.weekday(day, cells.asked.lang), "right", 0.5) for day in days]
    columns = (Column("person", words("load.person")), *heads, Column("tasks", words("load.tasks"), "left", 3))
    rows = tuple(_p0_rows(cells, people, days))
    limit = ws.settings.limits.p0_per_person
    title, note = words("load.p0"), words("load.p0.note", limit=limit) if rows else ""
    return Table("p0", title, columns, rows, words("load.p0.none"), note)


def _p0_rows(cells: Cells, people: Iterable[str], days: list[date]) -> Iterator[tuple[Cell, ...]]:
    held, limit = open_p0(cells.ws), cells.ws.settings.limits.p0_per_person
    for person in people:
        tasks = [entry.record for entry in held.get(person, ())]
        tasks = [task for task in tasks if any(task.start <= day <= task.end for day in days)]
        if tasks:
            counts = [sum(task.start <= day <= task.end for task in tasks) for day in days]
            counted = tuple(_count(cells, count, limit) for count in counts)
            yield (cells.who(person), *counted, Cell("\n".join(map(_named, tasks)), tuple(t.id for t in tasks)))


def _named(task: Task) -> str:
    return f"{task.id} {task.name}"


def _count(cells: Cells, count: int, limit: int) -> Cell:
    if not count:
        return Cell("·", 0, "muted")
    if count > limit:
        return Cell(cells.words("load.over", number=count), count, "bad")
    return Cell(cells.words("load.full", number=count) if count == limit else str(count), count)


def _weeks_table(cells: Cells, people: Iterable[str], weeks: list[Period]) -> Table:
    words, asked = cells.words, cells.asked
    heads = [Column(week.text, formats.span(week, asked.lang), "right") for week in weeks]
    columns = (Column("person", words("load.person")), Column("limit", words("load.limit"), "right", 0.6), *heads)
    held = held_by_person(cells.ws)
    rows = tuple(_week_row(cells, person, [entry.record for entry in held.get(person, ())], weeks) for person in people)
    return Table("weeks", words("load.weeks"), columns, rows, words("load.weeks.none"), words("load.weeks.note"))


def _week_row(cells: Cells, person: str, tasks: list[Task], weeks: list[Period]) -> tuple[Cell, ...]:
    ws = cells.ws
    limit, workdays = tasks_at_a_time(ws, ws.settings.people[person]), workdays_of(ws, person)
    loads = (load_in(week, tasks, workdays) for week in weeks)
    return (cells.who(person), cells.amount(limit), *(_load(cells, load, limit) for load in loads))


def _load(cells: Cells, load: Decimal | None, limit: Decimal) -> Cell:
    """To one place, and no less than a tenth over the limit where it is over it."""
    if load is None:
        return Cell(cells.words("load.off"), None, "muted")
    shown = load.quantize(Decimal("0.1"), ROUND_HALF_UP)
    text = formats.number(rounded(load))
    tone: Tone = "bad" if load > limit else "muted" if not load else ""
    return Cell(cells.words("load.over", number=text) if load > limit else text, shown, tone)
