"""How each goal stands, as a whole and month by month: reached, due, deviation, still needed, forecast (§3.4, §3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_difference, format_share
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.time.period import KINDS, Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Align, Cells, format_deviation, list_columns, round_rate, with_titles
from teamops.reporting.base.report import Cell, Column, Table, Tone
from teamops.reporting.tables.goal_figures import (
    build_attainment_cell,
    build_figure_cell,
    format_figure,
    format_head,
    get_cap_tone,
    get_pace_tone,
)
from teamops.reporting.tables.goal_names import build_metric_cell, format_short_period


class _PaceRow(NamedTuple):
    """A goal or quotas in it, in a period; `person` is None where it is about everybody."""

    tree: GoalNode
    person: str | None
    pace: Pace


def build_pace_table(cells: Cells, trees: Sequence[GoalNode]) -> Table:
    """A row for each goal and for each of its months; for a person that is asked for, of the person's quotas."""
    pacer = Pacer(cells.ws.readings, cells.ws.workdays, cells.asked.today)
    rows: list[tuple[Cell, ...]] = []
    for tree in trees:
        standing = list(_collect_rows(cells, pacer, tree))
        rows += [_build_row(cells, one, is_first=n == 0) for n, one in enumerate(standing)]
    columns = _list_columns(cells, trees)
    return Table("pace", cells.words("pace.title"), columns, tuple(rows), note=cells.words("pace.note"))


def _list_columns(cells: Cells, trees: Sequence[GoalNode]) -> tuple[Column, ...]:
    right: Align = "right"
    wanted: list[tuple[str, float, Align]] = [("goal", 1.5, "left")]
    if cells.asked.person is not None:
        wanted.append(("whose", 1.05, "left"))
    wanted += [
        ("period", 1.1, "left"), ("target", 1.15, right), ("actual", 1, right), ("attained", 1.25, right),
        ("due", 1.5, right), ("deviation", 1.6, right), ("needed", 1.3, right), ("forecast", 1.5, right),
    ]  # fmt: skip
    said = {key: format_head(cells.words, f"pace.col.{key}", trees) for key in ("target", "attained", "due")}
    return with_titles(list_columns(cells.words, "pace.col", *wanted), **said)


def _collect_rows(cells: Cells, pacer: Pacer, tree: GoalNode) -> Iterator[_PaceRow]:
    if tree.period is None:
        return
    for person, paces in compute_paces(cells, pacer, tree, (tree.period, *_list_months(cells, tree, tree.period))):
        yield from (_PaceRow(tree, person, pace) for pace in paces if pace is not None)


def compute_paces(
    cells: Cells, pacer: Pacer, tree: GoalNode, periods: Sequence[Period]
) -> Iterator[tuple[str | None, tuple[Pace | None, ...]]]:
    """The paces of a goal in each of the periods: of everybody (None), and of the quotas of the person asked for.

    Somebody with quotas is shown those, and everybody's only if they answer for the goal.
    """
    person = cells.asked.person
    quotas = () if person is None else tuple(pacer.compute_person_pace(tree, person, period) for period in periods)
    if not any(quotas) or tree.owner == person:
        yield None, tuple(pacer.of(tree, period) for period in periods)
    if any(quotas):
        yield person, quotas


def _list_months(cells: Cells, tree: GoalNode, whole: Period) -> tuple[Period, ...]:
    """The months of the goal in the period that is asked for, where it is longer than a month and split at all."""
    if not tree.children or KINDS.index(whole.kind) >= KINDS.index("month"):
        return ()
    return tuple(month for month in whole.split("month") if month.overlaps(cells.asked.period))


def _build_row(cells: Cells, one: _PaceRow, *, is_first: bool) -> tuple[Cell, ...]:
    tree, pace = one.tree, one.pace
    name = build_metric_cell(cells, tree) if is_first else Cell("", tree.goal.id)
    whose = cells.who(one.person) if one.person else Cell(cells.words("pace.everybody"), None)
    return (
        name,
        *([whose] if cells.asked.person is not None else []),
        _build_period_cell(cells, tree, pace.period),
        build_figure_cell(cells, tree, pace.target),
        build_figure_cell(cells, tree, pace.actual),
        build_attainment_cell(cells, tree, pace.actual, pace.target),
        _build_due_cell(cells, one),
        _build_deviation_cell(cells, one),
        _build_needed_cell(cells, one),
        build_forecast_cell(cells, tree, pace),
    )


def _build_period_cell(cells: Cells, tree: GoalNode, period: Period) -> Cell:
    is_part = period != tree.period
    return Cell(
        format_short_period(period, cells.asked) if is_part else formats.format_period(period, cells.asked.lang),
        period.text,
    )


def _build_due_cell(cells: Cells, one: _PaceRow) -> Cell:
    """The plan to date; of a running period with the day to which it goes."""
    pace = one.pace
    if pace.due is None:
        return cells.make_empty()
    number = format_figure(cells, one.tree, pace.due)
    if pace.state == "running" and pace.measure == "sum" and pace.until >= pace.period.start:
        number = cells.words("pace.due_by", number=number, day=cells.format_day(pace.until))
    return Cell(number, {"plan": pace.due, "day": pace.until})


def _build_deviation_cell(cells: Cells, one: _PaceRow) -> Cell:
    """By how much, and as a share of the plan to date."""
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


def build_forecast_cell(cells: Cells, tree: GoalNode, pace: Pace) -> Cell:
    """What it comes to, and which share of the target, or of the cap, that is."""
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
    """Which share of the target the forecast is, or by how much it is over the cap; None where there is no share."""
    return format_share(cells.words, tree.goal, pace.forecast, pace.target)
