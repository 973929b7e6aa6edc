"""The figures of tasks and of people: completion, load, and the working days of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from tests.examples.oracle.days import Span, period, week_of
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team, day
from tests.examples.oracle.printed import Report, load_rows
from tests.examples.oracle.tasks import completion, load, of_person, urgent_on, work_of


def people_figures(report: Report, team: Team, text: str, today: date) -> Iterator[Figure]:
    """Who had how many tasks due, done and late; who had none has no row."""
    span, rows = period(text), report.rows("people")
    tasks = work_of(team)
    busy = [person for person in team.people if completion(of_person(tasks, person), span, today).due]
    assert [row.data["who"] for row in rows] == busy
    for row in rows:
        stands = completion(of_person(tasks, row.data["who"]), span, today)
        where = f"{report.today[:10]} {report.name} {row.data['who']}"
        for column, value in (("due", stands.due), ("done", stands.done), ("late", stands.late)):
            yield Figure("completion", f"{where} {column}", row.cells[column], value)
        yield Figure("completion", f"{where} open", row.cells["open"], stands.due - stands.done)
        yield Figure("completion", f"{where} rate", row.cells["rate"], stands.rate, rate=True)


def load_figures(root: Path, now: str, team: Team) -> Iterator[Figure]:
    """`teamops load`: P0 tasks by day, the limit of each person, and open tasks by week."""
    tables, today = load_rows(root, now), day(now[:10])
    at_once = Fraction(team.settings["limits"]["tasks_per_person"])
    weeks = [week_of(today + timedelta(days=7 * n)) for n in range(4)]
    assert [row.data["person"] for row in tables["weeks"]] == list(team.people)
    for row in tables["weeks"]:
        person, (_, limit, *cells) = row.data["person"], list(row.cells.values())
        capacity = Fraction(team.people[person].get("capacity", "1"))
        yield Figure("loads", f"load {person} limit", limit, at_once * capacity)
        for week, cell in zip(weeks, cells, strict=True):
            yield Figure("loads", f"load {person} {week.first}", cell, load(team, person, week), digits=1)
    days = team.calendar.days(weeks[0])
    holding = [p for p in team.people if any(urgent_on(team, p, one) for one in days)]
    assert [row.data["person"] for row in tables["p0"]] == holding
    for row in tables["p0"]:
        for one in days:
            count = urgent_on(team, row.data["person"], one)
            text = row.cells[one.isoformat()]
            yield Figure("loads", f"P0 {row.data['person']} {one}", text, count if count else None)


def workday_figures(rows: list[tuple[str, str]], team: Team, year: int) -> Iterator[Figure]:
    """The working days of each month and of the year, against their printed numbers."""
    spans = {f"{month}月": period(f"{year}-{month:02}") for month in range(1, 13)}
    spans["全年"] = Span(date(year, 1, 1), date(year, 12, 31))
    assert [name for name, _ in rows] == list(spans)
    for name, text in rows:
        yield Figure("workdays", f"calendar {year} {name}", text, len(team.calendar.days(spans[name])))
