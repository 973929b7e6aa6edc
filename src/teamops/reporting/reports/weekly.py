"""The Monday meeting on paper (§2.7, §5.2): first what a director must know, then who does what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.records.monitors import Checkpoint
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import format_limit
from teamops.reporting.base.filters import collect_goals, describe_scope, has_overlap
from teamops.reporting.base.report import Block, Chart, Notes, Report, ReportOptions, Span, Table
from teamops.reporting.charts.burn_up import build_burn_ups
from teamops.reporting.charts.deviations import build_deviation_chart
from teamops.reporting.charts.loads import build_load_chart
from teamops.reporting.items.quotas import build_quota_lines
from teamops.reporting.packs.week import Week
from teamops.reporting.packs.week_figures import build_figures
from teamops.reporting.packs.week_follow_up import build_decisions, build_improvements
from teamops.reporting.packs.week_goals import build_goals
from teamops.reporting.packs.week_tasks import (
    build_blocked_table,
    build_done_list,
    build_overdue_table,
    build_plan_table,
    build_progress_table,
    build_routine_list,
)
from teamops.reporting.tables.projects import CheckpointRow, build_budget_table, build_monitor_table
from teamops.reporting.tables.requests import build_request_table

TITLE = "reports.weekly.title"
SPAN: Span = "week"
COUNTS_WORKDAYS = True

_MOST_DEVIATIONS = 8
"""How many deviations the chart draws; its text counts all."""


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build the pack of the ISO week in which the period begins."""
    week = Week.of(ws, options)
    words = options.words
    requests = build_request_table(
        week.cells, words("reports.weekly.requests"), week.requests, words("reports.requests.empty")
    )
    at_issue = (
        _build_deviations(week),
        _build_budgets(week),
        build_blocked_table(week),
        build_overdue_table(week),
        build_decisions(week),
        build_improvements(week),
    )
    blocks: tuple[Block, ...] = (
        build_figures(week),
        build_goals(week),
        *build_quota_lines(week.cells, week.quotas),
        *sorted(at_issue, key=lambda table: not table.rows),  # tables without rows take one line each, after the rest
        *build_burn_ups(week.cells, collect_goals(ws, week.options)),
        *_build_charts(week),
        build_progress_table(week),
        *build_done_list(week),
        build_plan_table(week),
        *build_routine_list(week),
        requests,
        Notes(words("reports.weekly.notes")),
    )
    return Report("weekly", words(TITLE), ws.settings.team, week.options, blocks, describe_scope(ws, options))


def _build_deviations(week: Week) -> Table:
    """Return Table 3 of the readings beyond the band that still matter."""
    limit = format_limit(week.ws.settings.limits.deviation)
    title = week.options.words("reports.weekly.deviations", limit=limit)
    empty = week.options.words("reports.weekly.deviations_empty")
    return build_monitor_table(week.cells, "deviations", title, week.deviation_rows, empty)


def _build_budgets(week: Week) -> Table:
    """Return the projects over budget, and whether the director knows (§3.7)."""
    words = week.options.words
    title, empty = words("reports.weekly.budgets"), words("reports.weekly.budgets_empty")
    return build_budget_table(week.cells, title, week.overrun, empty)


def _build_charts(week: Week) -> Iterator[Chart]:
    """Yield those charts that have something to show: deviations, and the load of people."""
    charts = (
        build_deviation_chart(
            week.cells, collect_goals(week.ws, week.options), _collect_readings(week), most=_MOST_DEVIATIONS
        ),
        build_load_chart(week.cells, week.this),
    )
    return (chart for chart in charts if chart is not None)


def _collect_readings(week: Week) -> Iterator[CheckpointRow]:
    """Yield the newest reading of each metric of the phases of this week and the last, and the rows of deviations."""
    days = Period("", "day", week.last.start, week.this.end)
    running = (row for row in week.readings if has_overlap(row.phase.start, row.phase.end, days))
    by_day = sorted(running, key=_get_day)
    newest = {(row.monitor.id, row.phase.name, _get_checkpoint(row).metric): row for row in by_day}
    shown = {id(row) for row in (*newest.values(), *week.deviation_rows)}
    return (row for row in week.readings if id(row) in shown)


def _get_checkpoint(row: CheckpointRow) -> Checkpoint:
    assert row.checkpoint is not None  # readings have one
    return row.checkpoint


def _get_day(row: CheckpointRow) -> date:
    return _get_checkpoint(row).date
