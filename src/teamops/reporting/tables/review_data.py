"""The data that a review rested on (执行数据汇总, §4.2): its tasks, deviations, and what it carried over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.figures.attainment import rate
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.reviews import Improvement, Response, Result, Review
from teamops.model.reviewing.improvements import Followed, followed
from teamops.reporting.base.cells import Cells, banded, rate_text
from teamops.reporting.base.filters import concerns
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Table
from teamops.reporting.tables.improvements import repeated, standing


def period_cell(cells: Cells, review: Review) -> Cell:
    """The period of a review, and below it the project where it is a project's."""
    text = formats.period(review.period, cells.asked.lang)
    if review.project is None:
        return Cell(text, review.period.text)
    projects = {entry.record.id: entry.record.project for entry in cells.ws.monitors}
    return Cell(f"{text}\n{projects.get(review.project, review.project)}", review.period.text)


def missed_text(words: Words, result: Result) -> str:
    """What was missed, and why; nothing where the review says neither."""
    missed, cause = (result.missed or "").strip(), (result.cause or "").strip()
    return words("reports.review.missed", missed=missed, cause=cause) if missed and cause else missed or cause


def as_reviewed(words: Words, text: str, actual: Decimal | None) -> str:
    """What a review says, with the actual it was written with where that is another one by now: 复盘时（实际 80）：…"""
    return (
        words("summary.as_reviewed", actual=formats.number(actual), text=text) if text and actual is not None else text
    )


def tasks_told(cells: Cells, review: Review) -> str | None:
    """How many tasks were due, done and late; None where the review does not say.

    A review that was held before its period ended knows of its own day only, and so does the text.
    """
    if review.tasks is None:
        return None
    tasks, period = review.tasks, period_cell(cells, review).text.replace("\n", " ")
    if not tasks.due:
        return cells.words("review.print.no_tasks", period=period)
    share = rate_text(rate(Decimal(tasks.done), Decimal(tasks.due)), (Decimal(1),))
    facts = {"due": tasks.due, "done": tasks.done, "late": tasks.late, "rate": share}
    told = cells.words("review.print.tasks", period=period, **facts)
    if review.held is None or review.held > review.period.end:
        return told
    return cells.words("review.print.as_of", text=told, day=cells.day_text(review.held))


def data_of(cells: Cells, reviews: Sequence[Review]) -> Iterator[Block]:
    """What stands below Table 4: the tasks of each review, then the deviations and the carried improvements of all."""
    for review in reviews:
        if (told := tasks_told(cells, review)) is not None:
            yield Paragraph(told, "muted")
    for table in (_responses(cells, reviews), _carried(cells, reviews)):
        if table.rows:
            yield table


def _columns(cells: Cells, wanted: Mapping[str, float], *numbers: str) -> tuple[Column, ...]:
    """Columns by key and share of the width; those of `numbers` stand to the right."""
    heads = {key: cells.words(f"review.print.col.{key}") for key in wanted}
    return tuple(Column(key, heads[key], "right" if key in numbers else "left", share) for key, share in wanted.items())


def _responses(cells: Cells, reviews: Iterable[Review]) -> Table:
    wanted = {"period": 1.0, "project": 1.2, "metric": 0.9, "plan": 0.8, "actual": 0.8, "deviation": 0.8, "cause": 1.6,
              "measures": 2.2}  # fmt: skip
    monitors = {entry.record.id: entry.record for entry in cells.ws.monitors}
    rows = tuple(
        _response(cells, review, response, monitor)
        for review in reviews
        for response in review.responses
        if concerns(cells.ws, cells.asked, _owners(monitor := monitors.get(response.monitor), response))
    )
    heads = _columns(cells, wanted, "plan", "actual", "deviation")
    heads = banded(heads, "deviation", Decimal(cells.ws.settings.limits.deviation))
    return Table("responses", cells.words("review.print.responses"), heads, rows, subject="project")


def _owners(monitor: Monitor | None, response: Response) -> Iterator[str | None]:
    """Who answers for the deviation: the project's owner, and that of the checkpoint."""
    if monitor is not None:
        point = _point(monitor, response)
        yield from (monitor.owner, point.owner if point is not None else None)


def _point(monitor: Monitor | None, response: Response) -> Checkpoint | None:
    """The checkpoint of which a review tells, if it is still there."""
    points = monitor.checkpoints if monitor is not None else ()
    return next((p for p in points if (p.metric, p.date) == (response.metric, response.date)), None)


def _response(cells: Cells, review: Review, response: Response, monitor: Monitor | None) -> tuple[Cell, ...]:
    point = _point(monitor, response)
    unit = point.unit if point is not None else None
    measures, day = response.measures, cells.day_text(response.date)
    return (
        period_cell(cells, review),
        cells.text(monitor.project if monitor is not None else response.monitor),
        Cell(f"{response.metric}\n{day}", {"metric": response.metric, "date": response.date}),
        cells.amount(response.plan, unit),
        cells.amount(response.actual, unit),
        _deviation(cells, response, point),
        cells.text(response.cause),
        Cell("\n".join(cells.numbered(measures)), measures) if measures else cells.nothing(),
    )


def _deviation(cells: Cells, response: Response, point: Checkpoint | None) -> Cell:
    if not response.plan:
        return cells.nothing()
    deviation = response.actual / Decimal(response.plan) - 1
    is_bad = deviation > 0 if point is not None and point.direction == "down" else deviation < 0
    return cells.deviation(deviation, "bad" if is_bad else "good")


def _carried(cells: Cells, reviews: Iterable[Review]) -> Table:
    wanted = {"period": 1.0, "improvement": 3.0, "from": 1.0, "owner": 0.8, "due": 0.9, "state": 1.2, "repeats": 0.8}
    known = {one.improvement.id: one for one in followed(cells.ws)}
    every = ((review, identity) for review in reviews for identity in review.carried)
    rows = tuple(
        _carried_over(cells, review, known[identity]) if identity in known else _gone(cells, review, identity)
        for review, identity in every
        if _concerns(cells, known.get(identity))
    )
    heads = _columns(cells, wanted, "repeats")
    return Table("carried", cells.words("review.print.carried"), heads, rows, subject="improvement")


def _concerns(cells: Cells, one: Followed | None) -> bool:
    return concerns(cells.ws, cells.asked, (one.improvement.owner if one is not None else None,))


def _carried_over(cells: Cells, review: Review, one: Followed) -> tuple[Cell, ...]:
    """One that was still open then, as it stands now; counted is how often it had been carried over by then."""
    improvement = one.improvement
    times = sum(other.period.end <= review.period.end for other in one.carried_to)
    return (
        period_cell(cells, review),
        improvement_text(cells, improvement),
        period_cell(cells, one.review),
        cells.who(improvement.owner),
        cells.day(improvement.due),
        standing(cells, improvement),
        repeated(cells, times),
    )


def _gone(cells: Cells, review: Review, identity: str) -> tuple[Cell, ...]:
    """An improvement that the review names and nobody knows any more."""
    gone = Cell(cells.words("review.print.gone"), None, "warn")
    return (period_cell(cells, review), Cell(identity, identity), *[cells.nothing()] * 3, gone, cells.nothing())


def improvement_text(cells: Cells, improvement: Improvement) -> Cell:
    """What is improved, and by which measure."""
    item, measure = improvement.item.strip(), (improvement.measure or "").strip()
    text = cells.words("reports.review.improvement", item=item, measure=measure) if measure else item
    return Cell(text, improvement.id)
