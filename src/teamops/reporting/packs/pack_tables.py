"""The sections of a pack after goals and tasks: deviations, budgets, requests, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamops.reporting.base.cells import heads, limit_text
from teamops.reporting.base.filters import requests_of
from teamops.reporting.base.report import Block, Table
from teamops.reporting.charts.deviations import deviations as deviation_chart
from teamops.reporting.lists.improvements import Wanted, improvement_table, month_table, months_of, promised
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.packs.week_projects import budget_table
from teamops.reporting.tables.execution import watched
from teamops.reporting.tables.projects import monitor_table
from teamops.reporting.tables.requests import request_table
from teamops.reporting.tables.review_data import period_cell


def deviations(pack: Pack) -> Table:
    """Table 3, of the readings beyond the band."""
    words, limit = pack.asked.words, limit_text(pack.ws.settings.limits.deviation)
    title, empty = words("pack.deviations", limit=limit), words("pack.deviations_empty")
    return monitor_table(pack.cells, "deviations", title, pack.deviating, empty)


def pictures(pack: Pack) -> Iterator[Block]:
    """How far goals and the readings of the period are off their plan."""
    chart = deviation_chart(pack.cells, pack.goals, map(watched, pack.executed.readings), pack.this)
    if chart is not None:
        yield chart


def budgets(pack: Pack) -> Table:
    words = pack.asked.words
    return budget_table(pack.cells, words("pack.budgets"), pack.executed.spending, words("pack.budgets_empty"))


def requests(pack: Pack) -> Table:
    """Table 5."""
    words, found = pack.asked.words, requests_of(pack.ws, pack.asked)
    return request_table(pack.cells, "requests", words("pack.requests"), found, words("pack.requests_empty"))


def lessons(pack: Pack) -> Table:
    """What the reviews of the period learned, and the standard that it became (§4.10)."""
    words, cells = pack.asked.words, pack.cells
    wanted = heads(words, "pack.lessons", ("lesson", 4), ("standard", 3), ("period", 1))
    rows = tuple(
        (cells.text(lesson.lesson), cells.text(lesson.standard), period_cell(cells, review))
        for review, lesson in pack.lessons
    )
    return Table("lessons", words("pack.lessons"), wanted, rows, words("pack.lessons_empty"))


def improvements(pack: Pack) -> tuple[Table, ...]:
    """The plan, and below it the rate of completion of each month up to the end of the period (§4.11)."""
    words, cells = pack.asked.words, pack.cells
    plan = replace(
        improvement_table(cells, words("pack.improvements"), pack.plan), empty=words("pack.improvements_empty")
    )
    last = pack.this.end
    due = (one for one in pack.plan if one.improvement.due is not None and one.improvement.due <= last)
    by_month = months_of(due, promised(pack.ws, pack.asked, Wanted()))
    return (plan, month_table(cells, by_month)) if by_month else (plan,)
