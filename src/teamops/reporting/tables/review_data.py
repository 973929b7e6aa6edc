"""The data of a review (执行数据汇总, §4.2): its tasks, deviations, and carried improvements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.reviews import Improvement, Response, Result, Review
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.reporting.base.cells import Cells, format_rate
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Table
from teamops.reporting.tables.improvements import build_repeats_cell, build_status_cell


def build_period_cell(cells: Cells, review: Review) -> Cell:
    """Return the period of a review, with the project if it is the review of one."""
    text = formats.format_period(review.period, cells.options.lang)
    if review.project is None:
        return Cell(text, review.period.text)
    projects = {entry.record.id: entry.record.project for entry in cells.ws.monitors}
    return Cell(f"{text}\n{projects.get(review.project, review.project)}", review.period.text)


def format_miss(words: Words, result: Result) -> str:
    """Return what was missed, and why; empty if the review says neither."""
    missed, cause = (result.missed or "").strip(), (result.cause or "").strip()
    return words("reports.review.missed", missed=missed, cause=cause) if missed and cause else missed or cause


def format_review_note(words: Words, text: str, actual: Decimal | None) -> str:
    """Return the text of a review; with `actual`, the outdated figure that it is about: 复盘时（实际 80）：…"""
    if not text or actual is None:
        return text
    return words("summary.as_reviewed", actual=formats.format_number(actual), text=text)


def describe_tasks(cells: Cells, review: Review) -> str | None:
    """Return how many tasks were due, done and late; None if the review does not say.

    If the review was held before its period ended, the text names the day.
    """
    if review.tasks is None:
        return None
    tasks, period = review.tasks, build_period_cell(cells, review).text.replace("\n", " ")
    if not tasks.due:
        return cells.words("review.print.no_tasks", period=period)
    share = format_rate(compute_rate(Decimal(tasks.done), Decimal(tasks.due)), (Decimal(1),))
    facts = {"due": tasks.due, "done": tasks.done, "late": tasks.late, "rate": share}
    text = cells.words("review.print.tasks", period=period, **facts)
    if review.held is None or review.held > review.period.end:
        return text
    return cells.words("review.print.as_of", text=text, day=cells.format_day(review.held))


def build_review_data(cells: Cells, reviews: Sequence[Review]) -> Iterator[Block]:
    """Yield what follows Table 4: the tasks of each review, then the deviations and carried improvements of all."""
    for review in reviews:
        if (text := describe_tasks(cells, review)) is not None:
            yield Paragraph(text, "muted")
    for table in (_build_response_table(cells, reviews), _build_carry_table(cells, reviews)):
        if table.rows:
            yield table


class _ResponseRow(NamedTuple):
    """The response of a review to a deviation; monitor and checkpoint are None if they no longer exist."""

    review: Review
    response: Response
    monitor: Monitor | None
    point: Checkpoint | None

    @property
    def unit(self) -> str | None:
        return self.point.unit if self.point is not None else None


def _build_response_table(cells: Cells, reviews: Iterable[Review]) -> Table:
    columns: tuple[Col[_ResponseRow], ...] = (
        Col("period", 1.0, lambda cells, row: build_period_cell(cells, row.review)),
        Col(
            "project", 1.2, lambda cells, row: cells.text(row.monitor.project if row.monitor else row.response.monitor)
        ),
        Col("metric", 0.9, _build_metric_cell),
        Col("plan", 0.8, lambda cells, row: cells.amount(row.response.plan, row.unit), "right"),
        Col("actual", 0.8, lambda cells, row: cells.amount(row.response.actual, row.unit), "right"),
        Col("deviation", 0.8, _build_deviation_cell, "right", band=Decimal(cells.ws.settings.limits.deviation)),
        Col("cause", 1.6, lambda cells, row: cells.text(row.response.cause)),
        Col("measures", 2.2, _build_measures_cell),
    )
    rows = (
        row for row in _collect_responses(cells, reviews) if is_in_scope(cells.ws, cells.options, _list_owners(row))
    )
    title = cells.words("review.print.responses")
    return build_table(cells, "responses", title, columns, rows, area=_AREA, subject="project")


_AREA = "review.print.col"


def _collect_responses(cells: Cells, reviews: Iterable[Review]) -> Iterator[_ResponseRow]:
    monitors = {entry.record.id: entry.record for entry in cells.ws.monitors}
    for review in reviews:
        for response in review.responses:
            monitor = monitors.get(response.monitor)
            points = monitor.checkpoints if monitor is not None else ()
            key = (response.metric, response.date)
            yield _ResponseRow(review, response, monitor, next((p for p in points if (p.metric, p.date) == key), None))


def _list_owners(row: _ResponseRow) -> Iterator[str | None]:
    """Yield the owners of the project and of the checkpoint."""
    if row.monitor is not None:
        yield from (row.monitor.owner, row.point.owner if row.point is not None else None)


def _build_metric_cell(cells: Cells, row: _ResponseRow) -> Cell:
    metric, day = row.response.metric, row.response.date
    return Cell(f"{metric}\n{cells.format_day(day)}", {"metric": metric, "date": day})


def _build_deviation_cell(cells: Cells, row: _ResponseRow) -> Cell:
    if not row.response.plan:
        return cells.make_empty()
    deviation = row.response.actual / Decimal(row.response.plan) - 1
    is_bad = deviation > 0 if row.point is not None and row.point.direction == "down" else deviation < 0
    return cells.deviation(deviation, "bad" if is_bad else "good")


def _build_measures_cell(cells: Cells, row: _ResponseRow) -> Cell:
    measures = row.response.measures
    return Cell("\n".join(cells.number_lines(measures)), measures) if measures else cells.make_empty()


class _CarryRow(NamedTuple):
    """An improvement that a review carried over; `followed` is None if there is none with the id any more."""

    review: Review
    id: str
    followed: FollowedImprovement | None

    @property
    def owner(self) -> str | None:
        return self.followed.improvement.owner if self.followed is not None else None


def _build_carry_table(cells: Cells, reviews: Iterable[Review]) -> Table:
    known = {one.improvement.id: one for one in list_improvements(cells.ws)}
    rows = [_CarryRow(review, id_, known.get(id_)) for review in reviews for id_ in review.carried]
    in_scope = (row for row in rows if is_in_scope(cells.ws, cells.options, (row.owner,)))
    title = cells.words("review.print.carried")
    return build_table(cells, "carried", title, _CARRY_COLUMNS, in_scope, area=_AREA, subject="improvement")


def _build_item_cell(cells: Cells, row: _CarryRow) -> Cell:
    return Cell(row.id, row.id) if row.followed is None else build_improvement_cell(cells, row.followed.improvement)


def _build_origin_cell(cells: Cells, row: _CarryRow) -> Cell:
    return cells.make_empty() if row.followed is None else build_period_cell(cells, row.followed.review)


def _build_state_cell(cells: Cells, row: _CarryRow) -> Cell:
    """Return the status that the improvement has by now."""
    if row.followed is None:
        return Cell(cells.words("review.print.gone"), None, "warn")
    return build_status_cell(cells, row.followed.improvement)


def _build_carries_cell(cells: Cells, row: _CarryRow) -> Cell:
    """Return how often the improvement had been carried over by the period of the review."""
    if row.followed is None:
        return cells.make_empty()
    return build_repeats_cell(cells, sum(one.period.end <= row.review.period.end for one in row.followed.carried_to))


_CARRY_COLUMNS: tuple[Col[_CarryRow], ...] = (
    Col("period", 1.0, lambda cells, row: build_period_cell(cells, row.review)),
    Col("improvement", 3.0, _build_item_cell),
    Col("from", 1.0, _build_origin_cell),
    Col("owner", 0.8, lambda cells, row: cells.who(row.owner)),
    Col("due", 0.9, lambda cells, row: cells.day(None if row.followed is None else row.followed.improvement.due)),
    Col("state", 1.2, _build_state_cell),
    Col("repeats", 0.8, _build_carries_cell, "right"),
)


def build_improvement_cell(cells: Cells, improvement: Improvement) -> Cell:
    """Return what is improved, and by which measure."""
    item, measure = improvement.item.strip(), (improvement.measure or "").strip()
    text = cells.words("reports.review.improvement", item=item, measure=measure) if measure else item
    return Cell(text, improvement.id)
