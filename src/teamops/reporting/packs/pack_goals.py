"""Goals in a pack: what each of the periods brought, the goal as a whole, and why something was missed (§4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from teamops.locale.texts.goals.attained import choose_direction_suffix, format_attainment
from teamops.model.figures.bounds import compute_excess
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.records.reviews import Result, Review
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, report_columns, round_rate
from teamops.reporting.base.report import Cell, Column, Table
from teamops.reporting.packs.period_pack import Pack
from teamops.reporting.tables.execution_details import build_cause_cell
from teamops.reporting.tables.goal_figures import format_figure, get_pace_tone
from teamops.reporting.tables.goal_names import build_goal_cell, build_responsible_cell, format_short_period
from teamops.reporting.tables.goal_pace import build_forecast_cell, compute_paces, format_forecast_share
from teamops.reporting.tables.review_data import format_miss, format_review_note


def build_goal_table(pack: Pack, periods: Sequence[Period]) -> Table:
    """A row for each goal; for a person that is asked for, of the person's quotas. A column for each of `periods`."""
    words, cells = pack.asked.words, pack.cells
    pacer = Pacer(pack.ws.readings, pack.ws.workdays, pack.asked.today)
    rows = [row for tree in pack.goals for row in _build_rows(pack, cells, pacer, tree, periods)]
    is_running = pack.asked.today <= pack.this.end
    is_told = any(tree.period is not None and tree.period.end >= pack.asked.today for tree in pack.goals)
    named = "pack.goals_note_running" if is_running or is_told else "pack.goals_note"
    note = words(named + choose_direction_suffix([tree.goal for tree in pack.goals])) if rows else ""
    made = Table(
        "goals", words("pack.goals"), _list_columns(pack, periods), tuple(rows), words("pack.goals_empty"), note
    )
    unneeded = (*(() if is_told else ("forecast",)), *(() if pack.asked.person else ("whose",)))
    return made.without(*unneeded)


def _list_columns(pack: Pack, periods: Sequence[Period]) -> tuple[Column, ...]:
    words = pack.asked.words
    return (
        *report_columns(words, ("goal", 1.4), ("responsible", 1.1)),
        Column("whose", words("pace.col.whose"), share=0.7),
        *(Column(period.text, format_short_period(period, pack.asked), "right", 1.3) for period in periods),
        Column("whole", words("pack.whole"), "right", 1.4),
        Column("forecast", words("pack.forecast"), "right", 0.8),
        Column("cause", words("pack.cause"), share=3),
    )


def _build_rows(
    pack: Pack, cells: Cells, pacer: Pacer, tree: GoalNode, periods: Sequence[Period]
) -> Iterator[tuple[Cell, ...]]:
    if tree.period is None:
        nothing = cells.make_empty()
        everybody = Cell(cells.words("pace.everybody"), None)
        yield (
            build_goal_cell(cells, tree),
            build_responsible_cell(cells, tree),
            everybody,
            *[nothing] * (len(periods) + 3),
        )
        return
    for n, (person, paces) in enumerate(compute_paces(cells, pacer, tree, (*periods, tree.period))):
        whole = paces[-1]
        is_shown = whole is not None and tree.period not in periods
        yield (
            build_goal_cell(cells, tree) if n == 0 else Cell("", tree.goal.id),
            build_responsible_cell(cells, tree) if n == 0 else Cell("", None),
            cells.who(person) if person else Cell(cells.words("pace.everybody"), None),
            *(_build_pace_cell(cells, tree, pace) for pace in paces[:-1]),
            _build_pace_cell(cells, tree, whole) if is_shown else cells.make_empty(),
            _build_forecast_cell(cells, tree, whole),
            _build_cause_cell(pack, cells, tree) if n == 0 else Cell("", None),
        )


def _build_pace_cell(cells: Cells, tree: GoalNode, pace: Pace | None) -> Cell:
    """Reached of the plan, and which share that is; of a period to come its plan."""
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
    """How far the plan is reached, and what is due by now, or allowed."""
    share = format_attainment(cells.words, tree.goal, cells.ws.digits(tree), pace.actual, pace.target)
    share = share or cells.make_empty().text
    if pace.state != "running" or pace.due is None or pace.measure != "sum":
        return share
    message = "pack.due" if tree.goal.direction == "up" else "pack.allowed"
    return cells.words(message, rate=share, due=format_figure(cells, tree, pace.due))


def _build_forecast_cell(cells: Cells, tree: GoalNode, pace: Pace | None) -> Cell:
    """What the whole comes to, and below it which share of the target that is."""
    if pace is None or pace.state == "finished":
        return cells.make_empty()
    whole = build_forecast_cell(cells, tree, pace)
    share = format_forecast_share(cells, tree, pace)
    return (
        whole
        if share is None or pace.forecast is None
        else whole._replace(text=f"{format_figure(cells, tree, pace.forecast)}\n{share}")
    )


def _find_outdated_actual(cells: Cells, review: Review, result: Result) -> Decimal | None:
    """The actual that a review was written with, where the records know another one by now."""
    node = cells.ws.nodes.get(result.goal)
    if node is None:
        return None
    now = cells.ws.readings.reached(node, review.period.start, min(review.period.end, cells.asked.today))
    return None if now is None or now == result.actual else result.actual


def _build_cause_cell(pack: Pack, cells: Cells, tree: GoalNode) -> Cell:
    """What the review of the period says; else what those of its months say; else that nobody has said it yet."""
    reached = next((one for one in pack.execution.goals if one.path.partition("/")[0] == tree.goal.id), None)
    if reached is not None and reached.result is not None and format_miss(cells.words, reached.result):
        return build_cause_cell(cells, reached)
    by_month = [
        cells.words("pack.cause_of", period=format_short_period(review.period, pack.asked), text=text)
        for review in sorted(pack.reviews, key=lambda review: review.period.start)
        for result in review.results
        if review.project is None
        and result.goal.partition("/")[0] == tree.goal.id
        and (
            text := format_review_note(
                cells.words, format_miss(cells.words, result), _find_outdated_actual(cells, review, result)
            )
        )
    ]
    if by_month:
        return Cell("\n".join(by_month), tuple(by_month))
    if reached is not None and reached.verdict == "missed":
        return Cell(cells.words("summary.cause_missing"), None, "warn")
    return cells.make_empty()
