"""The Monday meeting on paper (§2.7, §5.2): what a director must know stands first, who does what after it."""

from __future__ import annotations

from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import about, goals_of
from teamops.reporting.base.report import Asked, Block, Notes, Report, Span
from teamops.reporting.charts.burn_up import burn_ups
from teamops.reporting.packs.week import Week
from teamops.reporting.packs.week_figures import figures
from teamops.reporting.packs.week_follow_up import decisions, improvements
from teamops.reporting.packs.week_goals import goals
from teamops.reporting.packs.week_pictures import pictures
from teamops.reporting.packs.week_projects import budgets, deviations
from teamops.reporting.packs.week_tasks import blocked, overdue, plan, progress
from teamops.reporting.tables.requests import request_table

TITLE = "reports.weekly.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True


def build(ws: Workspace, asked: Asked) -> Report:
    """The pack of the ISO week in which the asked period begins."""
    week = Week.of(ws, asked)
    words = asked.words
    requests = request_table(
        week.cells, "requests", words("reports.weekly.requests"), week.requests, words("reports.requests.empty")
    )
    at_issue = (deviations(week), budgets(week), blocked(week), overdue(week), decisions(week), improvements(week))
    blocks: tuple[Block, ...] = (
        figures(week),
        goals(week),
        *sorted(at_issue, key=lambda table: not table.rows),  # what there is none of takes one line, after the rest
        *burn_ups(week.cells, goals_of(ws, week.asked)),
        *pictures(week),
        progress(week),
        plan(week),
        requests,
        Notes(words("reports.weekly.notes")),
    )
    return Report("weekly", words(TITLE), ws.settings.team, week.asked, blocks, about(ws, asked))
