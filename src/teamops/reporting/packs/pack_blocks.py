"""The pack of a month or quarter, in the order of a review: goals, results, causes, lessons, improvements (§4.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from teamops.model.records.reviews import Lesson, Review
from teamops.model.time.period import Period
from teamops.reporting.base.cells import format_limit
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_requests
from teamops.reporting.base.report import Block, Notes, Table
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.charts.deviations import build_deviation_chart
from teamops.reporting.lists.improvements import (
    build_improvement_table,
    build_month_table,
    collect_improvements,
    count_plan_months,
)
from teamops.reporting.packs.pack_figures import build_figures
from teamops.reporting.packs.pack_goals import build_goal_table
from teamops.reporting.packs.pack_people import build_people_table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.execution import make_checkpoint_row
from teamops.reporting.tables.projects import build_budget_table, build_monitor_table
from teamops.reporting.tables.requests import build_request_table
from teamops.reporting.tables.review_data import build_period_cell


def build_pack_blocks(
    pack: Pack, periods: Sequence[Period], compared: Sequence[Table] = (), ahead: Sequence[Table] = ()
) -> tuple[Block, ...]:
    """Build the pack, what a director must know first. `compared` follows the goals, `ahead` the improvements.

    Tables without rows come last.
    """
    deviations = _build_deviations(pack)
    chart = build_deviation_chart(pack.cells, pack.goals, map(make_checkpoint_row, pack.execution.readings), pack.this)
    others = (_build_budgets(pack), _build_requests(pack), _build_lessons(pack), *_build_improvements(pack), *ahead)
    return (
        build_figures(pack),
        build_goal_table(pack, periods),
        *build_burn_ups(pack.cells, pack.goals),
        *compared,
        *([deviations] if deviations.rows else []),
        build_people_table(pack),
        *([chart] if chart is not None else []),
        *(table for table in others if table.rows),
        *(table for table in (deviations, *others) if not table.rows),
        Notes(pack.asked.words("pack.notes")),
    )


def _build_deviations(pack: Pack) -> Table:
    """Return Table 3 of the readings beyond the band."""
    words, limit = pack.asked.words, format_limit(pack.ws.settings.limits.deviation)
    title, empty = words("pack.deviations", limit=limit), words("pack.deviations_empty")
    return build_monitor_table(pack.cells, "deviations", title, pack.deviation_rows, empty)


def _build_budgets(pack: Pack) -> Table:
    words = pack.asked.words
    return build_budget_table(pack.cells, words("pack.budgets"), pack.execution.spending, words("pack.budgets_empty"))


def _build_requests(pack: Pack) -> Table:
    words, requests = pack.asked.words, collect_requests(pack.ws, pack.asked)
    return build_request_table(pack.cells, words("pack.requests"), requests, words("pack.requests_empty"))


def _build_lessons(pack: Pack) -> Table:
    """Return the lessons of the period's reviews, and the standards that they became (§4.10)."""
    words = pack.asked.words
    columns: tuple[Col[tuple[Review, Lesson]], ...] = (
        Col("lesson", 4, lambda cells, one: cells.text(one[1].lesson)),
        Col("standard", 3, lambda cells, one: cells.text(one[1].standard)),
        Col("period", 1, lambda cells, one: build_period_cell(cells, one[0])),
    )
    title, empty = words("pack.lessons"), words("pack.lessons_empty")
    return build_table(pack.cells, "lessons", title, columns, pack.lessons, empty, area="pack.lessons")


def _build_improvements(pack: Pack) -> tuple[Table, ...]:
    """Return the plan, and the rate of completion of each month up to the end of the period (§4.11)."""
    words, cells = pack.asked.words, pack.cells
    plan = replace(
        build_improvement_table(cells, words("pack.improvements"), pack.plan), empty=words("pack.improvements_empty")
    )
    last = pack.this.end
    due = (one for one in pack.plan if one.improvement.due is not None and one.improvement.due <= last)
    by_month = count_plan_months(due, collect_improvements(pack.ws, pack.asked))
    return (plan, build_month_table(cells, by_month)) if by_month else (plan,)
