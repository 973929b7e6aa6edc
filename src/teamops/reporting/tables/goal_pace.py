"""The pace of each goal, as a whole and by month: actual, due, deviation, pace needed, forecast (§3.4, §3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_difference, format_share
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import KINDS, Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, format_deviation, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Tone
from teamops.reporting.tables.goal_cells import (
    build_attainment_cell,
    build_figure_cell,
    build_metric_cell,
    format_figure,
    format_head,
    format_short_period,
    get_cap_tone,
    get_pace_tone,
)


class _PaceRow(NamedTuple):
    """The pace of a goal in a period, or of the quotas of `person` in it. `is_first`: the first row of its goal."""

    tree: GoalNode
    person: str | None
    pace: Pace
    is_first: bool


def build_pace_table(cells: Cells, trees: Sequence[GoalNode]) -> Table:
    """Return a row for each goal and each of its months; of a person asked for, the rows of their quotas.

    Only a table for a person has the column `whose`.
    """
    words, pacer = cells.words, Pacer(cells.ws.readings, cells.ws.workdays, cells.options.today)
    rows = (row for tree in trees for row in _collect_rows(cells, pacer, tree))
    titles = {key: format_head(words, f"pace.col.{key}", trees) for key in ("target", "attained", "due")}
    columns = [column for column in _COLUMNS if column.key != "whose" or cells.options.person is not None]
    title, note = words("pace.title"), words("pace.note")
    return build_table(cells, "pace", title, columns, rows, note=note, area="pace.col", titles=titles)


def _collect_rows(cells: Cells, pacer: Pacer, tree: GoalNode) -> Iterator[_PaceRow]:
    if tree.period is None:
        return
    is_first = True
    for person, paces in compute_paces(cells, pacer, tree, (tree.period, *_list_months(cells, tree, tree.period))):
        for pace in paces:
            if pace is not None:
                yield _PaceRow(tree, person, pace, is_first)
                is_first = False


def compute_paces(
    cells: Cells, pacer: Pacer, tree: GoalNode, periods: Sequence[Period]
) -> Iterator[tuple[str | None, tuple[Pace | None, ...]]]:
    """Yield the paces of a goal in each of the periods: for None those of the goal, for a person those of their quotas.

    If the person asked for has quotas, the goal's own paces are yielded only if they own the goal.
    """
    person = cells.options.person
    quotas = () if person is None else tuple(pacer.compute_person_pace(tree, person, period) for period in periods)
    if not any(quotas) or tree.owner == person:
        yield None, tuple(pacer.of(tree, period) for period in periods)
    if any(quotas):
        yield person, quotas


def _list_months(cells: Cells, tree: GoalNode, whole: Period) -> tuple[Period, ...]:
    """Return the goal's months in the report's period; none if the goal is no longer than a month, or not split."""
    if not tree.children or KINDS.index(whole.kind) >= KINDS.index("month"):
        return ()
    return tuple(month for month in whole.split("month") if month.overlaps(cells.options.period))


def build_part_period_cell(cells: Cells, tree: GoalNode, period: Period) -> Cell:
    """Return the period: in short for a part of the goal's own."""
    whole = period == tree.period
    name = formats.format_period(period, cells.options.lang) if whole else format_short_period(period, cells.options)
    return Cell(name, period.text)


def build_quota_owner_cell(cells: Cells, person: str | None) -> Cell:
    """Return the person who has the quotas; None is everybody."""
    return cells.who(person) if person else Cell(cells.words("pace.everybody"), None)


def _build_due_cell(cells: Cells, one: _PaceRow) -> Cell:
    """Return the plan to date; in a running period with the day to which it goes."""
    pace = one.pace
    if pace.due is None:
        return cells.make_empty()
    number = format_figure(cells, one.tree, pace.due)
    if pace.state == "running" and pace.measure == "sum" and pace.until >= pace.period.start:
        number = cells.words("pace.due_by", number=number, day=cells.format_day(pace.until))
    return Cell(number, {"plan": pace.due, "day": pace.until})


def _build_deviation_cell(cells: Cells, one: _PaceRow) -> Cell:
    """Return the gap to the plan to date, as an amount and as a share of the plan."""
    pace, words, limit = one.pace, cells.words, Decimal(cells.ws.settings.limits.deviation)
    if pace.state == "not_begun":
        return Cell(words("pace.not_begun"), None, "muted")
    if pace.gap is None:
        return cells.make_empty()
    gap = format_difference(words, cells.ws.digits(one.tree), pace.gap, signed=True)
    value = {"amount": pace.gap, "rate": round_rate(pace.deviation)}
    if pace.deviation is None:
        return Cell(gap, value)
    rate = format_deviation(pace.deviation, limit)
    return Cell(words("pace.amount_and_rate", amount=gap, rate=rate), value, get_pace_tone(cells, pace))


def _build_needed_cell(cells: Cells, one: _PaceRow) -> Cell:
    pace, words = one.pace, cells.words
    kind, amount = pace.required_pace
    value = {"kind": kind, "amount": round_rate(amount), "days": pace.left}
    if kind == "unknown":
        return cells.make_empty()
    if amount is None:
        return Cell(words(f"pace.needed.{kind}"), value, "good")
    digits = cells.ws.digits(one.tree)
    rounding = ROUND_CEILING if pace.direction == "up" else ROUND_FLOOR
    is_gap = kind in ("missing", "exceeded")
    number = format_difference(words, digits, amount) if is_gap else format_figure(cells, one.tree, amount, rounding)
    name = f"{kind}.{pace.direction}" if kind in ("per_day", "hold") else kind
    tone: Tone = "bad" if kind == "exceeded" else ""
    return Cell(words(f"pace.needed.{name}", number=number, days=pace.left), value, tone)


_COLUMNS: tuple[Col[_PaceRow], ...] = (
    Col(
        "goal",
        1.4,
        lambda cells, one: build_metric_cell(cells, one.tree) if one.is_first else Cell("", one.tree.goal.id),
    ),
    Col("whose", 1.05, lambda cells, one: build_quota_owner_cell(cells, one.person)),
    Col("period", 1.1, lambda cells, one: build_part_period_cell(cells, one.tree, one.pace.period)),
    Col("target", 1.15, lambda cells, one: build_figure_cell(cells, one.tree, one.pace.target), "right"),
    Col("actual", 1.1, lambda cells, one: build_figure_cell(cells, one.tree, one.pace.actual), "right"),
    Col(
        "attained",
        1.25,
        lambda cells, one: build_attainment_cell(cells, one.tree, one.pace.actual, one.pace.target),
        "right",
    ),
    Col("due", 1.5, _build_due_cell, "right"),
    Col("deviation", 1.6, _build_deviation_cell, "right"),
    Col("needed", 1.4, _build_needed_cell, "right"),
    Col("forecast", 1.5, lambda cells, one: build_forecast_cell(cells, one.tree, one.pace), "right"),
)


def build_forecast_cell(cells: Cells, tree: GoalNode, pace: Pace) -> Cell:
    """Return the forecast, and which share of the target or of the cap that is."""
    if pace.forecast is None:
        is_early = pace.state == "running" and pace.is_early and pace.actual is not None
        return Cell(cells.words("pace.early"), None, "muted") if is_early else cells.make_empty()
    number, value = format_figure(cells, tree, pace.forecast), round_rate(pace.forecast)
    share = format_forecast_share(cells, tree, pace)
    if share is None:
        return Cell(number, value)
    text = cells.words("pace.amount_and_rate", amount=number, rate=share)
    return Cell(text, value, get_cap_tone(tree, pace.actual, pace.target))


def format_forecast_share(cells: Cells, tree: GoalNode, pace: Pace) -> str | None:
    """Return the forecast's share of the target, or by how much it is over the cap; None if there is no share."""
    return format_share(cells.words, tree.goal, pace.forecast, pace.target)
