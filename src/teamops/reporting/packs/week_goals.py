"""Section of the weekly pack on goals: plan of the week and the month, actuals, and the pace."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import compute_plan, compute_rate
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_rate, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import collect_goals
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.goal_cells import (
    build_attainment_cell,
    build_figure_cell,
    build_goal_cell,
    build_metric_cell,
    build_responsible_cell,
    format_figure,
    format_head,
)


class _WeekRow(NamedTuple):
    """A goal with its figures: of last week, this week, the month of the meeting, and as a whole.

    `pace` is that of the month. `has_period`: the name says the goal's period.
    """

    tree: GoalNode
    has_period: bool
    last_plan: Decimal | None
    last_actual: Decimal | None
    week_plan: Decimal | None
    week_actual: Decimal | None
    month_plan: Decimal | None
    month_actual: Decimal | None
    pace: Pace | None
    actual: Decimal | None


def build_goals(week: Week) -> Table:
    """Return each goal that touches the week. A week across the edge of a month counts the parts of both months."""
    words, month, trees = week.options.words, _get_month(week), collect_goals(week.ws, week.options)
    shared = _find_shared_period(trees)
    title = words("reports.weekly.goals", month=formats.format_period(month, week.options.lang))
    note = _describe_elapsed_days(week, month)
    if shared is not None:
        note += words("reports.weekly.whole_period", period=formats.format_period(shared, week.options.lang))
    pacer = Pacer(week.ws.readings, week.ws.workdays, week.options.today)
    rows = [_make_row(week, tree, month, pacer, has_period=shared is None) for tree in trees]
    titles = {key: format_head(words, f"reports.col.{key}", trees) for key in ("month_rate", "whole_rate")}
    return build_table(
        week.cells, "goals", title, _COLUMNS, rows, words("reports.weekly.goals_empty"), note, titles=titles
    )


def _find_shared_period(trees: tuple[GoalNode, ...]) -> Period | None:
    """Return the period that all goals have; then the rows need not repeat it."""
    periods = {tree.period for tree in trees}
    return periods.pop() if len(periods) == 1 else None


def _get_month(week: Week) -> Period:
    """Return the month of the meeting day; with `weeks: iso` the month of the week's Thursday."""
    day = week.this.start + timedelta(days=3) if week.ws.settings.weeks == "iso" else week.day
    return Period.month(day.year, day.month)


def _describe_elapsed_days(week: Week, month: Period) -> str:
    """Return how many of the month's working days are over; today's is not."""
    calendar = week.ws.workdays
    over = sum(calendar.is_workday(day) for day in month.days if day < week.options.today)
    days = calendar.workdays(month)
    share = format_rate(compute_rate(Decimal(over), Decimal(days)), (Decimal(1),))
    return week.options.words("reports.weekly.elapsed", over=over, days=days, share=share)


def _make_row(week: Week, tree: GoalNode, month: Period, pacer: Pacer, *, has_period: bool) -> _WeekRow:
    today, last, readings = week.options.today, week.last, pacer.readings
    return _WeekRow(
        tree,
        has_period,
        last_plan=compute_plan(tree, last.start, last.end),
        last_actual=readings.reached(tree, last.start, last.end),
        week_plan=compute_plan(tree, week.this.start, week.this.end),
        week_actual=readings.reached(tree, week.this.start, min(week.this.end, today)),
        month_plan=compute_plan(tree, month.start, month.end),
        month_actual=readings.reached(tree, month.start, min(month.end, today)),
        pace=pacer.of(tree, month),
        actual=readings.reached(tree, tree.period.start, today) if tree.period else None,
    )


def _build_name_cell(cells: Cells, row: _WeekRow) -> Cell:
    return build_goal_cell(cells, row.tree) if row.has_period else build_metric_cell(cells, row.tree)


def _build_last_week_cell(cells: Cells, row: _WeekRow) -> Cell:
    plan, actual = row.last_plan, row.last_actual
    if plan is None and actual is None:
        return cells.make_empty()
    texts = [build_figure_cell(cells, row.tree, number).text for number in (plan, actual)]
    return Cell(" / ".join(texts), {"plan": plan, "actual": actual})


def _build_month_plan_cell(cells: Cells, row: _WeekRow) -> Cell:
    if row.month_plan is None and row.tree.target is not None and not row.tree.children:
        return Cell(cells.words("reports.goals.not_split"), None, "warn")
    return build_figure_cell(cells, row.tree, row.month_plan)


def _build_pace_cell(cells: Cells, row: _WeekRow) -> Cell:
    """Return the month's deviation from its plan to date; a level is compared with its target (§3.5)."""
    pace, limit = row.pace, Decimal(cells.ws.settings.limits.deviation)
    if pace is None or not pace.due or pace.deviation is None:
        return cells.make_empty()
    within = not (pace.beyond(limit) or pace.is_exceeded)
    message, tone = _classify_gap(pace.deviation, pace.direction == "up", within=within)
    due = format_figure(cells, row.tree, pace.due)
    gap = format_rate(abs(pace.deviation), (limit,))
    return Cell(cells.words(f"reports.weekly.{message}", gap=gap, due=due), round_rate(pace.deviation), tone)


def _classify_gap(gap: Decimal, up: bool, *, within: bool) -> tuple[str, Tone]:
    """Return the message for a gap, and its tone: for a goal that should stay low, more is worse."""
    if within:
        return "on_pace" if up else "within", ""
    if up:
        return ("ahead", "good") if gap > 0 else ("behind", "bad")
    return ("over", "bad") if gap > 0 else ("under", "good")


_COLUMNS: tuple[Col[_WeekRow], ...] = (
    Col("goal", 1.6, _build_name_cell),
    Col("responsible", 1.5, lambda cells, row: build_responsible_cell(cells, row.tree)),
    Col("last_week", 1.2, _build_last_week_cell, "right"),
    Col("week_plan", 0.9, lambda cells, row: build_figure_cell(cells, row.tree, row.week_plan), "right"),
    Col("week_actual", 0.9, lambda cells, row: build_figure_cell(cells, row.tree, row.week_actual), "right"),
    Col("month_plan", 0.9, _build_month_plan_cell, "right"),
    Col("month_actual", 0.9, lambda cells, row: build_figure_cell(cells, row.tree, row.month_actual), "right"),
    Col(
        "month_rate", 0.95, lambda c, row: build_attainment_cell(c, row.tree, row.month_actual, row.month_plan), "right"
    ),
    Col("pace", 2.1, _build_pace_cell),
    Col("whole_target", 0.9, lambda cells, row: build_figure_cell(cells, row.tree, row.tree.target), "right"),
    Col("whole_actual", 0.9, lambda cells, row: build_figure_cell(cells, row.tree, row.actual), "right"),
    Col("whole_rate", 0.95, lambda c, row: build_attainment_cell(c, row.tree, row.actual, row.tree.target), "right"),
)
