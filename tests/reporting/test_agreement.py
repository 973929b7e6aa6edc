"""Reports of one period agree with each other to the last digit, whatever the team, and go on to.

`python -m pytest tests/reporting/test_agreement.py --workspaces 2000` tries so many random teams; a usual run tries 60.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from random import Random

import pytest

from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from tests.reporting.figures_read import QUARTER, Printed, Quantity, goal_figures, task_figures, told
from tests.reporting.random_teams import MONTHS, PEOPLE, ZONE, lived_on, random_team

NO_RATE = "no rate"
"""Of a period without tasks no report prints a rate."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        seeds = range(metafunc.config.getoption("--workspaces"))
        metafunc.parametrize("seed", [pytest.param(n, marks=[pytest.mark.unmeasured] * (n >= 10)) for n in seeds])


def day_of_reading(random: Random) -> date:
    edge = random.choice([date(2026, 10, 31), date(2026, 11, 2), date(2026, 11, 13), date(2027, 1, 4)])
    return random.choice([edge, edge + timedelta(days=random.randint(-30, 20))])


def week_of_a_task(random: Random, ws: Workspace) -> str:
    days = [entry.record.due for entry in ws.tasks] or [date(2026, 10, 31)]
    return Period.week_of(random.choice(days)).text


def test_the_same_quantity_is_the_same_text_on_every_report_and_what_its_records_say(seed: int) -> None:
    random = Random(seed)
    today = day_of_reading(random)
    ws = random_team(random, today)
    week = week_of_a_task(random, ws)
    pages = Printed(ws, today)
    tasks = told(task_figures(pages, [week]))
    for quantity, texts in tasks.items():
        assert set(texts.values()) == {recounted(ws, quantity, today)}, (quantity, texts)
    for quantity, texts in told(goal_figures(pages)).items():
        assert len(set(texts.values())) == 1, (quantity, texts)
    for about in ("", *PEOPLE):
        for name in ("due", "done", "late"):
            months = [_number(tasks, Quantity(month, about, name)) for month in MONTHS]
            assert sum(months) == _number(tasks, Quantity(QUARTER, about, name)), (about, name)


def test_periods_that_are_over_keep_their_figures_whatever_becomes_of_the_work_carried_on(seed: int) -> None:
    random = Random(-1 - seed)
    today = max(day_of_reading(random), date(2026, 11, 1))
    ws = random_team(random, today)
    over = [period for period in (*MONTHS, QUARTER) if Period.parse(period).end < today]
    before = [(one, recounted(ws, one, today)) for one in _of(over)]
    later, after = lived_on(random, ws, today), today + timedelta(days=random.randint(1, 60))
    pages = Printed(later, after)
    texts = told(task_figures(pages, []))
    for quantity, text in before:
        said = set(texts[quantity].values()) if quantity in texts else {NO_RATE}
        assert said == {text}, (quantity, texts.get(quantity))


def _of(periods: Iterable[str]) -> list[Quantity]:
    names = ("due", "done", "late", "rate")
    return [Quantity(period, about, name) for period in periods for about in ("", *PEOPLE) for name in names]


def _number(tasks: Mapping[Quantity, Mapping[str, str]], quantity: Quantity) -> int:
    return int(next(iter(tasks[quantity].values())))


def recounted(ws: Workspace, quantity: Quantity, today: date) -> str:
    """The figure by the definition in docs/week.md, written a second time and as plainly as can be."""
    tasks = [entry.record for entry in ws.tasks if quantity.about in ("", *entry.record.owner)]
    counts = {"due": 0, "done": 0, "late": 0}
    for task in tasks:
        for name in _counted(task, Period.parse(quantity.period), today):
            counts[name] += 1
    if quantity.name != "rate":
        return str(counts[quantity.name])
    done, due = counts["done"], counts["due"]
    return f"{(200 * done + due) // (2 * due)}%" if due else NO_RATE  # of so few tasks no rate is near 0% or 100%


def _counted(task: Task, period: Period, today: date) -> Iterable[str]:
    due = task.end if task.first_due is None else min(task.first_due, task.end)
    if task.repeat is not None or not period.start <= due <= period.end:
        return
    close = min(period.end, today)
    if period.text == QUARTER:
        close = min(next(Period.parse(month).end for month in MONTHS if due in Period.parse(month)), today)
    updated = task.updated.astimezone(ZONE).date() if task.updated is not None else None
    if task.status == "cancelled" and (updated is None or updated <= min(due, close)):
        return
    yield "due"
    done = None
    if task.status == "done":
        done = updated or min(task.end, today)
    if done is not None and done <= close:
        yield "done"
    if due < today and (done is None or done > due):
        yield "late"
