"""Goals in a pack: the actuals of each period and of the whole, and why something was missed (§4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from teamops.locale.texts.goals.attained import choose_direction_suffix, format_attainment
from teamops.model.figures.bounds import compute_excess
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.reviews import Result, Review
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, round_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.execution_details import build_cause_cell
from teamops.reporting.tables.goal_cells import (
    build_goal_cell,
    build_responsible_cell,
    format_figure,
    format_short_period,
    get_pace_tone,
)
from teamops.reporting.tables.goal_pace import (
    build_forecast_cell,
    build_quota_owner_cell,
    compute_paces,
    format_forecast_share,
)
from teamops.reporting.tables.review_data import format_miss, format_review_note


class _PackRow(NamedTuple):
    """A goal, or the quotas of `person` in it: the pace in each period, then as a whole. `is_first` of its goal."""

    tree: GoalNode
    person: str | None
    paces: tuple[Pace | None, ...]
    is_first: bool


def build_goal_table(pack: Pack, periods: Sequence[Period]) -> Table:
    """Return a row for each goal, or for the quotas of the person asked for, with a column for each of `periods`.

    The forecast has a column only while a goal runs, the person only if the report is about one.
    """
    words = pack.options.words
    rows = [row for tree in pack.goals for row in _collect_rows(pack, tree, periods)]
    has_forecast = any(tree.period is not None and tree.period.end >= pack.options.today for tree in pack.goals)
    is_running = pack.options.today <= pack.this.end or has_forecast
    message = "pack.goals_note_running" if is_running else "pack.goals_note"
    note = words(message + choose_direction_suffix([tree.goal for tree in pack.goals])) if rows else ""
    unneeded = {*(() if has_forecast else ("forecast",)), *(() if pack.options.person else ("whose",))}
    columns = [column for column in _list_columns(pack, periods) if column.key not in unneeded]
    titles = {period.text: format_short_period(period, pack.options) for period in periods}
    titles |= {"whose": words("pace.col.whose")} | {key: words(f"pack.{key}") for key in ("whole", "forecast", "cause")}
    title, empty = words("pack.goals"), words("pack.goals_empty")
    return build_table(pack.cells, "goals", title, columns, rows, empty, note, titles=titles)


def _collect_rows(pack: Pack, tree: GoalNode, periods: Sequence[Period]) -> Iterator[_PackRow]:
    if tree.period is None:
        yield _PackRow(tree, None, (None,) * (len(periods) + 1), is_first=True)
        return
    pacer = Pacer(pack.ws.readings, pack.ws.workdays, pack.options.today)
    for n, (person, paces) in enumerate(compute_paces(pack.cells, pacer, tree, (*periods, tree.period))):
        yield _PackRow(tree, person, paces, n == 0)


def _list_columns(pack: Pack, periods: Sequence[Period]) -> tuple[Col[_PackRow], ...]:
    def make_pace_column(n: int, period: Period) -> Col[_PackRow]:
        return Col(period.text, 1.3, lambda cells, row: _build_pace_cell(cells, row.tree, row.paces[n]), "right")

    def build_whole_cell(cells: Cells, row: _PackRow) -> Cell:
        return cells.make_empty() if row.tree.period in periods else _build_pace_cell(cells, row.tree, row.paces[-1])

    return (
        Col("goal", 1.4, _build_name_cell),
        Col("responsible", 1.1, _build_owner_cell),
        Col("whose", 0.7, lambda cells, row: build_quota_owner_cell(cells, row.person)),
        *(make_pace_column(n, period) for n, period in enumerate(periods)),
        Col("whole", 1.4, build_whole_cell, "right"),
        Col("forecast", 0.8, lambda cells, row: _build_forecast_cell(cells, row.tree, row.paces[-1]), "right"),
        Col(
            "cause", 3, lambda cells, row: _build_cause_cell(pack, cells, row.tree) if row.is_first else Cell("", None)
        ),
    )


def _build_name_cell(cells: Cells, row: _PackRow) -> Cell:
    return build_goal_cell(cells, row.tree) if row.is_first else Cell("", row.tree.goal.id)


def _build_owner_cell(cells: Cells, row: _PackRow) -> Cell:
    return build_responsible_cell(cells, row.tree) if row.is_first else Cell("", None)


def _build_pace_cell(cells: Cells, tree: GoalNode, pace: Pace | None) -> Cell:
    """Return the actual, the plan and the share; of a period to come, its plan."""
    if pace is None or pace.target is None or tree.period is None or not tree.period.overlaps(pace.period):
        return cells.make_empty()
    plan = format_figure(cells, tree, pace.target)
    value = {"plan": pace.target, "actual": pace.actual, "rate": round_rate(pace.attainment)}
    if tree.goal.direction == "down":
        value |= {"over": compute_excess(tree.goal, pace.actual, pace.target)}
    if pace.state == "not_begun":
        return Cell(cells.words("pack.planned", plan=plan), value, "muted")
    actual = cells.make_empty().text if pace.actual is None else format_figure(cells, tree, pace.actual)
    text = cells.words("pack.of_plan", actual=actual, plan=plan)
    return Cell(f"{text}\n{_format_share(cells, tree, pace)}", value, get_pace_tone(cells, pace))


def _format_share(cells: Cells, tree: GoalNode, pace: Pace) -> str:
    """Return the share of the plan that is reached, and the amount that is due or allowed by today."""
    share = format_attainment(cells.words, tree.goal, cells.ws.digits(tree), pace.actual, pace.target)
    share = share or cells.make_empty().text
    if pace.state != "running" or pace.due is None or pace.measure != "sum":
        return share
    message = "pack.due" if tree.goal.direction == "up" else "pack.allowed"
    return cells.words(message, rate=share, due=format_figure(cells, tree, pace.due))


def _build_forecast_cell(cells: Cells, tree: GoalNode, pace: Pace | None) -> Cell:
    """Return the forecast, and which share of the target that is."""
    if pace is None or pace.state == "finished":
        return cells.make_empty()
    whole = build_forecast_cell(cells, tree, pace)
    share = format_forecast_share(cells, tree, pace)
    if share is None or pace.forecast is None:
        return whole
    return whole._replace(text=f"{format_figure(cells, tree, pace.forecast)}\n{share}")


def _find_outdated_actual(cells: Cells, review: Review, result: Result) -> Decimal | None:
    """Return the actual in the review if the records have another one by now, else None."""
    node = cells.ws.nodes.get(result.goal)
    if node is None:
        return None
    now = cells.ws.readings.reached(node, review.period.start, min(review.period.end, cells.options.today))
    return None if now is None or now == result.actual else result.actual


def _build_cause_cell(pack: Pack, cells: Cells, tree: GoalNode) -> Cell:
    """Return the cause from the review of the period, else from those of its months; warn of a miss without one."""
    if tree.period is None:
        return cells.make_empty()
    outcome = next((one for one in pack.execution.goals if one.path.partition("/")[0] == tree.goal.id), None)
    if outcome is not None and outcome.result is not None and format_miss(cells.words, outcome.result):
        return build_cause_cell(cells, outcome)
    by_month = tuple(_list_month_causes(pack, cells, tree))
    if by_month:
        return Cell("\n".join(by_month), by_month)
    if outcome is not None and outcome.verdict == "missed":
        return Cell(cells.words("summary.cause_missing"), None, "warn")
    return cells.make_empty()


def _list_month_causes(pack: Pack, cells: Cells, tree: GoalNode) -> Iterator[str]:
    for review in sorted(pack.reviews, key=lambda review: review.period.start):
        for result in review.results:
            if review.project is None and result.goal.partition("/")[0] == tree.goal.id:
                actual = _find_outdated_actual(cells, review, result)
                text = format_review_note(cells.words, format_miss(cells.words, result), actual)
                if text:
                    yield cells.words(
                        "pack.cause_of", period=format_short_period(review.period, pack.options), text=text
                    )
