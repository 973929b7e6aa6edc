"""The meeting pack's section on goals: plan of the week and the month, what was reached, and the pace."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from teamops.locale import formats
from teamops.model.figures.attainment import Readings, compute_plan, compute_rate
from teamops.model.figures.pacer import Pacer
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import format_rate, report_columns, round_rate, with_titles
from teamops.reporting.base.filters import collect_goals
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.goal_figures import build_attainment_cell, build_figure_cell, format_figure, format_head
from teamops.reporting.tables.goal_names import build_goal_cell, build_metric_cell, build_responsible_cell


def build_goals(week: Week) -> Table:
    """Each goal that touches the week. A week on both sides of a month's edge counts the pieces of both months."""
    words, month = week.asked.words, _get_month(week)
    wanted = report_columns(
        words, ("goal", 1.6), ("responsible", 1.2), ("last_week", 1.2, "right"), ("week_plan", 0.9, "right"),
        ("month_plan", 0.9, "right"), ("month_actual", 0.9, "right"), ("month_rate", 0.8, "right"), ("pace", 1.7),
        ("whole_target", 0.9, "right"), ("whole_actual", 0.9, "right"), ("whole_rate", 0.8, "right"),
    )  # fmt: skip
    pacer = Pacer(week.ws.readings, week.ws.workdays, week.asked.today)
    trees = collect_goals(week.ws, week.asked)
    wanted = with_titles(
        wanted, **{key: format_head(words, f"reports.col.{key}", trees) for key in ("month_rate", "whole_rate")}
    )
    shared = _find_shared_period(trees)
    rows = tuple(_build_row(week, tree, month, pacer, is_named=shared is None) for tree in trees)
    title = words("reports.weekly.goals", month=formats.format_period(month, week.asked.lang))
    note = _describe_elapsed_days(week, month)
    if shared is not None:
        note += words("reports.weekly.whole_period", period=formats.format_period(shared, week.asked.lang))
    return Table("goals", title, wanted, rows, words("reports.weekly.goals_empty"), note)


def _find_shared_period(trees: tuple[GoalNode, ...]) -> Period | None:
    """The period that all goals have; then it need not be said of each."""
    periods = {tree.period for tree in trees}
    return periods.pop() if len(periods) == 1 else None


def _get_month(week: Week) -> Period:
    """The month of the meeting day; with `weeks: iso` the month that the week belongs to, that of its Thursday."""
    day = week.this.start + timedelta(days=3) if week.ws.settings.weeks == "iso" else week.day
    return Period.month(day.year, day.month)


def _describe_elapsed_days(week: Week, month: Period) -> str:
    """How many of the month's working days are over; today's is not."""
    calendar = week.ws.workdays
    over = sum(calendar.is_workday(day) for day in month.days if day < week.asked.today)
    days = calendar.workdays(month)
    share = format_rate(compute_rate(Decimal(over), Decimal(days)), (Decimal(1),))
    return week.asked.words("reports.weekly.elapsed", over=over, days=days, share=share)


def _build_row(week: Week, tree: GoalNode, month: Period, pacer: Pacer, *, is_named: bool) -> tuple[Cell, ...]:
    cells, today, readings = week.cells, week.asked.today, pacer.readings
    month_plan = compute_plan(tree, month.start, month.end)
    month_actual = readings.reached(tree, month.start, min(month.end, today))
    whole_actual = readings.reached(tree, tree.period.start, today) if tree.period else None
    return (
        build_goal_cell(cells, tree) if is_named else build_metric_cell(cells, tree),
        build_responsible_cell(cells, tree),
        _build_last_week_cell(week, tree, readings),
        build_figure_cell(cells, tree, compute_plan(tree, week.this.start, week.this.end)),
        _build_month_plan_cell(week, tree, month_plan),
        build_figure_cell(cells, tree, month_actual),
        build_attainment_cell(cells, tree, month_actual, month_plan),
        _build_pace_cell(week, tree, month, pacer),
        build_figure_cell(cells, tree, tree.target),
        build_figure_cell(cells, tree, whole_actual),
        build_attainment_cell(cells, tree, whole_actual, tree.target),
    )


def _build_month_plan_cell(week: Week, tree: GoalNode, plan: Decimal | None) -> Cell:
    if plan is None and tree.target is not None and not tree.children:
        return Cell(week.asked.words("reports.goals.not_split"), None, "warn")
    return build_figure_cell(week.cells, tree, plan)


def _build_last_week_cell(week: Week, tree: GoalNode, readings: Readings) -> Cell:
    last = week.last
    plan, actual = compute_plan(tree, last.start, last.end), readings.reached(tree, last.start, last.end)
    texts = [build_figure_cell(week.cells, tree, number).text for number in (plan, actual)]
    if plan is None and actual is None:
        return week.cells.make_empty()
    return Cell(" / ".join(texts), {"plan": plan, "actual": actual})


def _build_pace_cell(week: Week, tree: GoalNode, month: Period, pacer: Pacer) -> Cell:
    """What the month reached against what it should have by now: a level against its target (§3.5)."""
    pace, limit = pacer.of(tree, month), Decimal(week.ws.settings.limits.deviation)
    if pace is None or not pace.due or pace.deviation is None:
        return week.cells.make_empty()
    within = not (pace.beyond(limit) or pace.is_exceeded)
    word, tone = _classify_gap(pace.deviation, pace.direction == "up", within=within)
    due = format_figure(week.cells, tree, pace.due)
    gap = format_rate(abs(pace.deviation), (limit,))
    return Cell(week.asked.words(f"reports.weekly.{word}", gap=gap, due=due), round_rate(pace.deviation), tone)


def _classify_gap(gap: Decimal, up: bool, *, within: bool) -> tuple[str, Tone]:
    """The word for a gap, and its tone: of a goal that should stay low, more is worse."""
    if within:
        return "on_pace" if up else "within", ""
    if up:
        return ("ahead", "good") if gap > 0 else ("behind", "bad")
    return ("over", "bad") if gap > 0 else ("under", "good")
