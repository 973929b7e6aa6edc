"""The Monday meeting on paper (§2.7, §5.2): what a director must know stands first, who does what after it."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import collect_goals, describe_scope
from teamops.reporting.base.report import Block, Notes, Report, ReportOptions, Span
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.packs.week import Week
from teamops.reporting.packs.week_figures import build_figures
from teamops.reporting.packs.week_follow_up import build_decisions, build_improvements
from teamops.reporting.packs.week_goals import build_goals
from teamops.reporting.packs.week_pictures import build_pictures
from teamops.reporting.packs.week_projects import build_budgets, build_deviations
from teamops.reporting.packs.week_tasks import (
    build_blocked_table,
    build_overdue_table,
    build_plan_table,
    build_progress_table,
)
from teamops.reporting.tables.requests import build_request_table

TITLE = "reports.weekly.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """The pack of the ISO week in which the asked period begins."""
    week = Week.of(ws, asked)
    words = asked.words
    requests = build_request_table(
        week.cells, words("reports.weekly.requests"), week.requests, words("reports.requests.empty")
    )
    at_issue = (
        build_deviations(week),
        build_budgets(week),
        build_blocked_table(week),
        build_overdue_table(week),
        build_decisions(week),
        build_improvements(week),
    )
    blocks: tuple[Block, ...] = (
        build_figures(week),
        build_goals(week),
        *sorted(at_issue, key=lambda table: not table.rows),  # what there is none of takes one line, after the rest
        *build_burn_ups(week.cells, collect_goals(ws, week.asked)),
        *build_pictures(week),
        build_progress_table(week),
        build_plan_table(week),
        requests,
        Notes(words("reports.weekly.notes")),
    )
    return Report("weekly", words(TITLE), ws.settings.team, week.asked, blocks, describe_scope(ws, asked))
