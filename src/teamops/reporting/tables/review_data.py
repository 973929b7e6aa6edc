"""The data that a review rested on (执行数据汇总, §4.2): its tasks, deviations, and what it carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.reviews import Improvement, Response, Result, Review
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.reporting.base.cells import Cells, format_rate, with_band
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Table
from teamops.reporting.tables.improvements import build_repeats_cell, build_status_cell


def build_period_cell(cells: Cells, review: Review) -> Cell:
    """The period of a review, and below it the project where it is a project's."""
    text = formats.format_period(review.period, cells.asked.lang)
    if review.project is None:
        return Cell(text, review.period.text)
    projects = {entry.record.id: entry.record.project for entry in cells.ws.monitors}
    return Cell(f"{text}\n{projects.get(review.project, review.project)}", review.period.text)


def format_miss(words: Words, result: Result) -> str:
    """What was missed, and why; nothing where the review says neither."""
    missed, cause = (result.missed or "").strip(), (result.cause or "").strip()
    return words("reports.review.missed", missed=missed, cause=cause) if missed and cause else missed or cause


def format_review_note(words: Words, text: str, actual: Decimal | None) -> str:
    """What a review says, with the actual it was written with where that is another one by now: 复盘时（实际 80）：…"""
    return (
        words("summary.as_reviewed", actual=formats.format_number(actual), text=text)
        if text and actual is not None
        else text
    )


def describe_tasks(cells: Cells, review: Review) -> str | None:
    """How many tasks were due, done and late; None where the review does not say.

    A review that was held before its period ended knows of its own day only, and so does the text.
    """
    if review.tasks is None:
        return None
    tasks, period = review.tasks, build_period_cell(cells, review).text.replace("\n", " ")
    if not tasks.due:
        return cells.words("review.print.no_tasks", period=period)
    share = format_rate(compute_rate(Decimal(tasks.done), Decimal(tasks.due)), (Decimal(1),))
    facts = {"due": tasks.due, "done": tasks.done, "late": tasks.late, "rate": share}
    told = cells.words("review.print.tasks", period=period, **facts)
    if review.held is None or review.held > review.period.end:
        return told
    return cells.words("review.print.as_of", text=told, day=cells.format_day(review.held))


def build_review_data(cells: Cells, reviews: Sequence[Review]) -> Iterator[Block]:
    """What stands below Table 4: the tasks of each review, then the deviations and the carried improvements of all."""
    for review in reviews:
        if (told := describe_tasks(cells, review)) is not None:
            yield Paragraph(told, "muted")
    for table in (_build_response_table(cells, reviews), _build_carry_table(cells, reviews)):
        if table.rows:
            yield table


def _list_columns(cells: Cells, wanted: Mapping[str, float], *numbers: str) -> tuple[Column, ...]:
    """Columns by key and share of the width; those of `numbers` stand to the right."""
    heads = {key: cells.words(f"review.print.col.{key}") for key in wanted}
    return tuple(Column(key, heads[key], "right" if key in numbers else "left", share) for key, share in wanted.items())


def _build_response_table(cells: Cells, reviews: Iterable[Review]) -> Table:
    wanted = {"period": 1.0, "project": 1.2, "metric": 0.9, "plan": 0.8, "actual": 0.8, "deviation": 0.8, "cause": 1.6,
              "measures": 2.2}  # fmt: skip
    monitors = {entry.record.id: entry.record for entry in cells.ws.monitors}
    rows = tuple(
        _build_response_row(cells, review, response, monitor)
        for review in reviews
        for response in review.responses
        if is_in_scope(cells.ws, cells.asked, _list_owners(monitor := monitors.get(response.monitor), response))
    )
    heads = _list_columns(cells, wanted, "plan", "actual", "deviation")
    heads = with_band(heads, "deviation", Decimal(cells.ws.settings.limits.deviation))
    return Table("responses", cells.words("review.print.responses"), heads, rows, subject="project")


def _list_owners(monitor: Monitor | None, response: Response) -> Iterator[str | None]:
    """Who answers for the deviation: the project's owner, and that of the checkpoint."""
    if monitor is not None:
        point = _find_checkpoint(monitor, response)
        yield from (monitor.owner, point.owner if point is not None else None)


def _find_checkpoint(monitor: Monitor | None, response: Response) -> Checkpoint | None:
    """The checkpoint of which a review tells, if it is still there."""
    points = monitor.checkpoints if monitor is not None else ()
    return next((p for p in points if (p.metric, p.date) == (response.metric, response.date)), None)


def _build_response_row(cells: Cells, review: Review, response: Response, monitor: Monitor | None) -> tuple[Cell, ...]:
    point = _find_checkpoint(monitor, response)
    unit = point.unit if point is not None else None
    measures, day = response.measures, cells.format_day(response.date)
    return (
        build_period_cell(cells, review),
        cells.text(monitor.project if monitor is not None else response.monitor),
        Cell(f"{response.metric}\n{day}", {"metric": response.metric, "date": response.date}),
        cells.amount(response.plan, unit),
        cells.amount(response.actual, unit),
        _build_deviation_cell(cells, response, point),
        cells.text(response.cause),
        Cell("\n".join(cells.number_lines(measures)), measures) if measures else cells.make_empty(),
    )


def _build_deviation_cell(cells: Cells, response: Response, point: Checkpoint | None) -> Cell:
    if not response.plan:
        return cells.make_empty()
    deviation = response.actual / Decimal(response.plan) - 1
    is_bad = deviation > 0 if point is not None and point.direction == "down" else deviation < 0
    return cells.deviation(deviation, "bad" if is_bad else "good")


def _build_carry_table(cells: Cells, reviews: Iterable[Review]) -> Table:
    wanted = {"period": 1.0, "improvement": 3.0, "from": 1.0, "owner": 0.8, "due": 0.9, "state": 1.2, "repeats": 0.8}
    known = {one.improvement.id: one for one in list_improvements(cells.ws)}
    every = ((review, identity) for review in reviews for identity in review.carried)
    rows = tuple(
        _build_carry_row(cells, review, known[identity])
        if identity in known
        else _build_missing_row(cells, review, identity)
        for review, identity in every
        if _is_in_scope(cells, known.get(identity))
    )
    heads = _list_columns(cells, wanted, "repeats")
    return Table("carried", cells.words("review.print.carried"), heads, rows, subject="improvement")


def _is_in_scope(cells: Cells, one: FollowedImprovement | None) -> bool:
    return is_in_scope(cells.ws, cells.asked, (one.improvement.owner if one is not None else None,))


def _build_carry_row(cells: Cells, review: Review, one: FollowedImprovement) -> tuple[Cell, ...]:
    """One that was still open then, as it stands now; counted is how often it had been carried over by then."""
    improvement = one.improvement
    times = sum(other.period.end <= review.period.end for other in one.carried_to)
    return (
        build_period_cell(cells, review),
        build_improvement_cell(cells, improvement),
        build_period_cell(cells, one.review),
        cells.who(improvement.owner),
        cells.day(improvement.due),
        build_status_cell(cells, improvement),
        build_repeats_cell(cells, times),
    )


def _build_missing_row(cells: Cells, review: Review, identity: str) -> tuple[Cell, ...]:
    """An improvement that the review names and nobody knows any more."""
    gone = Cell(cells.words("review.print.gone"), None, "warn")
    return (
        build_period_cell(cells, review),
        Cell(identity, identity),
        *[cells.make_empty()] * 3,
        gone,
        cells.make_empty(),
    )


def build_improvement_cell(cells: Cells, improvement: Improvement) -> Cell:
    """What is improved, and by which measure."""
    item, measure = improvement.item.strip(), (improvement.measure or "").strip()
    text = cells.words("reports.review.improvement", item=item, measure=measure) if measure else item
    return Cell(text, improvement.id)
