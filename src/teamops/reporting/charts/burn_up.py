"""A goal over its days: plan, actual and forecast (§3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_attainment
from teamops.model.figures.attainment import compute_plan
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.units import format_unit_after
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_deviation
from teamops.reporting.base.picture import BurnUp, Point
from teamops.reporting.base.report import SIDE_BY_SIDE, Chart, Tone
from teamops.reporting.tables.goal_cells import build_metric_cell, format_figure
from teamops.reporting.tables.goal_pace import format_forecast_share

_STEPS = 14
"""How many points a line has at most, about one a week of a quarter."""


def build_burn_ups(cells: Cells, trees: Sequence[GoalNode], most: int = SIDE_BY_SIDE) -> tuple[Chart, ...]:
    """Return charts of at most `most` goals, in their order; if there are more, those behind their plan come first.

    Goals without a plan, and goals not begun, have no chart.
    """
    pacer = Pacer(cells.ws.readings, cells.ws.workdays, cells.options.today)
    paced = [(tree, pace) for tree in trees if (pace := pacer.of(tree)) is not None and _can_draw(pace)]
    if len(paced) > most:
        limit = Decimal(cells.ws.settings.limits.deviation)
        paced.sort(key=lambda one: not (one[1].is_exceeded or (one[1].is_behind and one[1].beyond(limit))))
    return tuple(_build_chart(cells, pacer, tree, pace) for tree, pace in paced[:most])


def _can_draw(pace: Pace) -> bool:
    return pace.target is not None and pace.state != "not_begun" and len(pace.period) > 1


def _build_chart(cells: Cells, pacer: Pacer, tree: GoalNode, pace: Pace) -> Chart:
    words, period = cells.words, pace.period
    title = words(
        "charts.burn_up",
        goal=build_metric_cell(cells, tree).text,
        period=formats.format_period(period, cells.options.lang),
    )
    actual = tuple(_plot_actual(pacer, tree, period))
    picture = BurnUp(
        period.start,
        period.end,
        pacer.today,
        tuple(_plot_plan(pacer, tree, period)),
        actual,
        _plot_forecast(pace, actual),
        format_unit_after(tree.target or Decimal(0), tree.goal.unit),
        tree.suffix,
        cells.ws.digits(tree),
        pace.is_exceeded,
    )
    tone: Tone = "bad" if pace.is_exceeded else ""
    return Chart(f"burn_up:{tree.goal.id}", title, _describe_chart(cells, tree, pace), picture, tone=tone)


def _plot_plan(pacer: Pacer, tree: GoalNode, period: Period) -> Iterator[Point]:
    """Yield the plan to the end of each week or so, from 0 on; of a level, its plan of each of these days."""
    is_sum = tree.goal.measure == "sum"
    if is_sum:
        yield Point(period.start - timedelta(days=1), Decimal(0))
    for day in _list_ends(period.start, period.end):
        plan = pacer.compute_due_by(tree, period, day) if is_sum else compute_plan(tree, day, day, pacer.workdays)
        if plan is not None:
            yield Point(day, Decimal(plan))


def _plot_actual(pacer: Pacer, tree: GoalNode, period: Period) -> Iterator[Point]:
    """What was reached by the same days, and by the day of the newest figure."""
    newest = pacer.readings.find_newest_day(tree, min(pacer.today, period.end))
    if newest is None or newest < period.start:
        return
    if tree.goal.measure == "sum":
        yield Point(period.start - timedelta(days=1), Decimal(0))
    for day in [*(end for end in _list_ends(period.start, period.end) if end < newest), newest]:
        reached = pacer.readings.reached(tree, period.start, day)
        if reached is not None:
            yield Point(day, reached)


def _list_ends(first: date, last: date) -> list[date]:
    """Return the last days of weeks, or of several weeks if there are too many, and the last day of all."""
    weeks = -(-((last - first).days + 1) // 7)
    step = 7 * -(-weeks // _STEPS) if weeks > 2 else 1
    sunday = first + timedelta(days=6 - first.weekday()) if step > 1 else first
    days = [sunday + timedelta(days=n) for n in range(0, (last - sunday).days + 1, step)]
    return days if days and days[-1] == last else [*days, last]


def _plot_forecast(pace: Pace, actual: Sequence[Point]) -> tuple[Point, ...]:
    if pace.state != "running" or pace.forecast is None or not actual or actual[-1].day >= pace.period.end:
        return ()
    return actual[-1], Point(pace.period.end, pace.forecast)


def _describe_chart(cells: Cells, tree: GoalNode, pace: Pace) -> str:
    """Return the chart in a sentence: actual, due and forecast; of a cap, how much of it is used or exceeded."""
    words, nothing = cells.words, cells.words("reports.nothing")
    known = {"actual": pace.actual, "due": pace.due, "target": pace.target, "forecast": pace.forecast}
    facts = {name: nothing if number is None else format_figure(cells, tree, number) for name, number in known.items()}
    kind = "burn_up.cap" if tree.goal.direction == "down" else "burn_up"
    if pace.actual is None:
        return words(f"charts.{kind}.nothing", target=facts["target"])
    facts["gap"] = format_deviation(pace.deviation, Decimal(cells.ws.settings.limits.deviation))
    share = format_attainment(words, tree.goal, cells.ws.digits(tree), pace.actual, pace.target)
    facts["share"] = share or nothing
    text = words(f"charts.{kind}.said", **facts)
    if pace.state != "running" or pace.forecast is None:
        return text
    facts["share"] = format_forecast_share(cells, tree, pace) or nothing
    return text + words(f"charts.{kind}.forecast", **facts)
