"""The meeting pack's section on goals: plan of the week and the month, what was reached, and the pace."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.model.attainment import Readings, planned, rate
from teamops.model.period import Period
from teamops.model.quantity import Quantity
from teamops.model.tree import GoalNode
from teamops.reporting.goals import goal_name, responsible
from teamops.reporting.report import Cell, Table, Tone
from teamops.reporting.sections.cells import Cells, columns, machine_rate, rate_text
from teamops.reporting.sections.choosing import goals_of
from teamops.reporting.sections.week import Week


def goals(week: Week) -> Table:
    """Each goal that touches the week. A week on both sides of a month's edge counts the pieces of both months."""
    words, month = week.asked.words, _month(week)
    wanted = columns(
        words, ("goal", 1.6), ("responsible", 1.2), ("last_week", 1.2, "right"), ("week_plan", 0.9, "right"),
        ("month_plan", 0.9, "right"), ("month_actual", 0.9, "right"), ("month_rate", 0.8, "right"), ("pace", 1.7),
        ("whole_target", 0.9, "right"), ("whole_actual", 0.9, "right"), ("whole_rate", 0.8, "right"),
    )  # fmt: skip
    readings = Readings.of(week.ws)
    rows = tuple(_row(week, tree, month, readings) for tree in goals_of(week.ws, week.asked))
    title = words("reports.weekly.goals", month=formats.period(month, week.asked.lang))
    return Table("goals", title, wanted, rows, words("reports.weekly.goals_empty"), _elapsed(week, month))


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


def _row(week: Week, tree: GoalNode, month: Period, readings: Readings) -> tuple[Cell, ...]:
    cells, today = week.cells, week.asked.today
    month_plan = planned(tree, month.start, month.end)
    month_actual = readings.reached(tree, month.start, min(month.end, today))
    whole_actual = readings.reached(tree, tree.period.start, today) if tree.period else None
    return (
        goal_name(cells, tree),
        responsible(cells, tree),
        _plan_and_actual(week, tree, readings),
        cells.amount(_written(planned(tree, week.this.start, week.this.end), tree)),
        _month_plan(week, tree, month_plan),
        cells.amount(_written(month_actual, tree)),
        _rate_cell(cells, month_actual, month_plan),
        _pace(week, tree, month, month_actual),
        cells.amount(tree.target),
        cells.amount(_written(whole_actual, tree)),
        _rate_cell(cells, whole_actual, tree.target),
    )


def _month_plan(week: Week, tree: GoalNode, plan: Decimal | None) -> Cell:
    if plan is None and tree.target is not None and not tree.children:
        return Cell(week.asked.words("reports.goals.not_split"), None, "warn")
    return week.cells.amount(_written(plan, tree))


def _plan_and_actual(week: Week, tree: GoalNode, readings: Readings) -> Cell:
    last = week.last
    plan, actual = planned(tree, last.start, last.end), readings.reached(tree, last.start, last.end)
    texts = [week.cells.amount(_written(number, tree)).text for number in (plan, actual)]
    if plan is None and actual is None:
        return week.cells.nothing()
    return Cell(" / ".join(texts), {"plan": plan, "actual": actual})


def _rate_cell(cells: Cells, actual: Decimal | None, target: Decimal | None) -> Cell:
    attained = rate(actual, target)
    if attained is None:
        return cells.nothing()
    return Cell(rate_text(attained, (Decimal(1),)), machine_rate(attained))


def _pace(week: Week, tree: GoalNode, month: Period, actual: Decimal | None) -> Cell:
    """What the month reached against what it should have by last evening: a level against its target (§3.5)."""
    cells, words, limit = week.cells, week.asked.words, Decimal(week.ws.settings.limits.deviation)
    evening = min(month.end, week.asked.today - timedelta(days=1))
    due = planned(tree, month.start, evening, week.ws.workdays) if evening >= month.start else None
    if not due or actual is None:
        return cells.nothing()
    gap, up = actual / due - 1, tree.goal.direction == "up"
    word, tone = _judged(gap, up, within=abs(actual - due) <= limit * abs(due))
    shown = week.cells.amount(_written(_rounded(due, tree), tree)).text
    return Cell(words(f"reports.weekly.{word}", gap=rate_text(abs(gap), (limit,)), due=shown), machine_rate(gap), tone)


def _written(number: Decimal | None, tree: GoalNode) -> Quantity | None:
    """The number in the suffix of the goal's target: 0.26 as 26%."""
    return None if number is None else Quantity.of(number, tree.target.suffix if tree.target is not None else "")


def _rounded(number: Decimal, tree: GoalNode) -> Decimal:
    """To the last digit that the goal's target is written with: a share of working days rarely ends there."""
    return number.quantize(tree.target.unit_in_last_place, ROUND_HALF_UP) if tree.target is not None else number


def _judged(gap: Decimal, up: bool, *, within: bool) -> tuple[str, Tone]:
    """The word for a gap, and its tone: of a goal that should stay low, more is worse."""
    if within:
        return "on_pace", ""
    if up:
        return ("ahead", "good") if gap > 0 else ("behind", "bad")
    return ("over", "bad") if gap > 0 else ("under", "good")
