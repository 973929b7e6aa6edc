"""The meeting pack's section on goals: plan of the week and the month, what was reached, and the pace."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from teamops.locale import formats
from teamops.model.attainment import Readings, planned, rate
from teamops.model.pace import shown
from teamops.model.pacing import Pacer
from teamops.model.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.report import Cell, Table, Tone
from teamops.reporting.sections.cells import columns, machine_rate, rate_text
from teamops.reporting.sections.choosing import goals_of
from teamops.reporting.sections.goal_names import goal_name, in_suffix, metric_name, responsible
from teamops.reporting.sections.week import Week


def goals(week: Week) -> Table:
    """Each goal that touches the week. A week on both sides of a month's edge counts the pieces of both months."""
    words, month = week.asked.words, _month(week)
    wanted = columns(
        words, ("goal", 1.6), ("responsible", 1.2), ("last_week", 1.2, "right"), ("week_plan", 0.9, "right"),
        ("month_plan", 0.9, "right"), ("month_actual", 0.9, "right"), ("month_rate", 0.8, "right"), ("pace", 1.7),
        ("whole_target", 0.9, "right"), ("whole_actual", 0.9, "right"), ("whole_rate", 0.8, "right"),
    )  # fmt: skip
    pacer = Pacer(week.ws.readings, week.ws.workdays, week.asked.today)
    trees = goals_of(week.ws, week.asked)
    shared = _shared_period(trees)
    rows = tuple(_row(week, tree, month, pacer, is_named=shared is None) for tree in trees)
    title = words("reports.weekly.goals", month=formats.period(month, week.asked.lang))
    note = _elapsed(week, month)
    if shared is not None:
        note += words("reports.weekly.whole_period", period=formats.period(shared, week.asked.lang))
    return Table("goals", title, wanted, rows, words("reports.weekly.goals_empty"), note)


def _shared_period(trees: tuple[GoalNode, ...]) -> Period | None:
    """The period that all goals have; then it need not be said of each."""
    periods = {tree.period for tree in trees}
    return periods.pop() if len(periods) == 1 else None


def _month(week: Week) -> Period:
    """The month of the meeting day; with `weeks: iso` the month that the week belongs to, that of its Thursday."""
    day = week.this.start + timedelta(days=3) if week.ws.settings.weeks == "iso" else week.day
    return Period.month(day.year, day.month)


def _elapsed(week: Week, month: Period) -> str:
    """How many of the month's working days are over; today's is not."""
    calendar = week.ws.workdays
    over = sum(calendar.is_workday(day) for day in month.days if day < week.asked.today)
    days = calendar.workdays(month)
    share = formats.percent(rate(Decimal(over), Decimal(days)))
    return week.asked.words("reports.weekly.elapsed", over=over, days=days, share=share)


def _row(week: Week, tree: GoalNode, month: Period, pacer: Pacer, *, is_named: bool) -> tuple[Cell, ...]:
    cells, today, readings = week.cells, week.asked.today, pacer.readings
    month_plan = planned(tree, month.start, month.end)
    month_actual = readings.reached(tree, month.start, min(month.end, today))
    whole_actual = readings.reached(tree, tree.period.start, today) if tree.period else None
    return (
        goal_name(cells, tree) if is_named else metric_name(cells, tree),
        responsible(cells, tree),
        _plan_and_actual(week, tree, readings),
        cells.amount(in_suffix(planned(tree, week.this.start, week.this.end), tree)),
        _month_plan(week, tree, month_plan),
        cells.amount(in_suffix(month_actual, tree)),
        cells.rate(rate(month_actual, month_plan)),
        _pace(week, tree, month, pacer),
        cells.amount(tree.target),
        cells.amount(in_suffix(whole_actual, tree)),
        cells.rate(rate(whole_actual, tree.target)),
    )


def _month_plan(week: Week, tree: GoalNode, plan: Decimal | None) -> Cell:
    if plan is None and tree.target is not None and not tree.children:
        return Cell(week.asked.words("reports.goals.not_split"), None, "warn")
    return week.cells.amount(in_suffix(plan, tree))


def _plan_and_actual(week: Week, tree: GoalNode, readings: Readings) -> Cell:
    last = week.last
    plan, actual = planned(tree, last.start, last.end), readings.reached(tree, last.start, last.end)
    texts = [week.cells.amount(in_suffix(number, tree)).text for number in (plan, actual)]
    if plan is None and actual is None:
        return week.cells.nothing()
    return Cell(" / ".join(texts), {"plan": plan, "actual": actual})


def _pace(week: Week, tree: GoalNode, month: Period, pacer: Pacer) -> Cell:
    """What the month reached against what it should have by now: a level against its target (§3.5)."""
    pace, limit = pacer.of(tree, month), Decimal(week.ws.settings.limits.deviation)
    if pace is None or not pace.due or pace.deviation is None:
        return week.cells.nothing()
    word, tone = _judged(pace.deviation, pace.direction == "up", within=not pace.beyond(limit))
    due = week.cells.amount(in_suffix(shown(pace.due, tree.target), tree)).text
    gap = rate_text(abs(pace.deviation), (limit,))
    return Cell(week.asked.words(f"reports.weekly.{word}", gap=gap, due=due), machine_rate(pace.deviation), tone)


def _judged(gap: Decimal, up: bool, *, within: bool) -> tuple[str, Tone]:
    """The word for a gap, and its tone: of a goal that should stay low, more is worse."""
    if within:
        return "on_pace", ""
    if up:
        return ("ahead", "good") if gap > 0 else ("behind", "bad")
    return ("over", "bad") if gap > 0 else ("under", "good")
