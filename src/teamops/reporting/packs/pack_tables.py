"""The sections of a pack after goals and tasks: deviations, budgets, requests, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from teamops.reporting.base.cells import format_limit, list_columns
from teamops.reporting.base.filters import collect_requests
from teamops.reporting.base.report import Block, Table
from teamops.reporting.charts.deviations import build_deviation_chart as deviation_chart
from teamops.reporting.lists.improvements import (
    ImprovementFilter,
    build_improvement_table,
    build_month_table,
    collect_improvements,
    count_plan_months,
)
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.packs.week_projects import build_budget_table
from teamops.reporting.tables.execution import make_checkpoint_row
from teamops.reporting.tables.projects import build_monitor_table
from teamops.reporting.tables.requests import build_request_table
from teamops.reporting.tables.review_data import build_period_cell


def build_deviations(pack: Pack) -> Table:
    """Table 3, of the readings beyond the band."""
    words, limit = pack.asked.words, format_limit(pack.ws.settings.limits.deviation)
    title, empty = words("pack.deviations", limit=limit), words("pack.deviations_empty")
    return build_monitor_table(pack.cells, "deviations", title, pack.deviation_rows, empty)


def build_pictures(pack: Pack) -> Iterator[Block]:
    """How far goals and the readings of the period are off their plan."""
    chart = deviation_chart(pack.cells, pack.goals, map(make_checkpoint_row, pack.execution.readings), pack.this)
    if chart is not None:
        yield chart


def build_budgets(pack: Pack) -> Table:
    words = pack.asked.words
    return build_budget_table(pack.cells, words("pack.budgets"), pack.execution.spending, words("pack.budgets_empty"))


def build_requests(pack: Pack) -> Table:
    """Table 5."""
    words, found = pack.asked.words, collect_requests(pack.ws, pack.asked)
    return build_request_table(pack.cells, words("pack.requests"), found, words("pack.requests_empty"))


def build_lessons(pack: Pack) -> Table:
    """What the reviews of the period learned, and the standard that it became (§4.10)."""
    words, cells = pack.asked.words, pack.cells
    wanted = list_columns(words, "pack.lessons", ("lesson", 4), ("standard", 3), ("period", 1))
    rows = tuple(
        (cells.text(lesson.lesson), cells.text(lesson.standard), build_period_cell(cells, review))
        for review, lesson in pack.lessons
    )
    return Table("lessons", words("pack.lessons"), wanted, rows, words("pack.lessons_empty"))


def build_improvements(pack: Pack) -> tuple[Table, ...]:
    """The plan, and below it the rate of completion of each month up to the end of the period (§4.11)."""
    words, cells = pack.asked.words, pack.cells
    plan = replace(
        build_improvement_table(cells, words("pack.improvements"), pack.plan), empty=words("pack.improvements_empty")
    )
    last = pack.this.end
    due = (one for one in pack.plan if one.improvement.due is not None and one.improvement.due <= last)
    by_month = count_plan_months(due, collect_improvements(pack.ws, pack.asked, ImprovementFilter()))
    return (plan, build_month_table(cells, by_month)) if by_month else (plan,)
