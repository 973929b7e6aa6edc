"""Monthly review (月度营销复盘表, handbook Table 4): results, what was missed, what worked, what is improved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import zip_longest
from typing import TypeVar

from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_share
from teamops.model.figures.bounds import compute_excess
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Improvement, Lesson, Result, Review
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, format_amount
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Cell, Paragraph, Report, ReportOptions, Span, Value
from teamops.reporting.tables.goal_cells import convert_suffix
from teamops.reporting.tables.late_deeds import build_late_table
from teamops.reporting.tables.review_data import (
    build_improvement_cell,
    build_period_cell,
    build_review_data,
    format_miss,
)

TITLE = "reports.review.title"
SPAN: Span = "last month"

T = TypeVar("T")


class _ReviewRow(NamedTuple):
    """A line of a review: its n-th result, lesson and improvement, if it has that many."""

    review: Review
    is_first: bool
    is_only: bool
    result: Result | None
    lesson: Lesson | None
    improvement: Improvement | None


def build(ws: Workspace, options: ReportOptions) -> Report:
    """Build Table 4 of the reviews of the period, when and with whom each was held, its data, and what was late."""
    cells, words = Cells(ws, options), options.words
    title = words(TITLE if options.period.kind == "month" else "reports.review.title_of_any_period")
    reviews = [entry.record for entry in ws.reviews if entry.record.period in options.period]
    rows = (row for review in reviews for row in _collect_rows(cells, review))
    table = build_table(cells, "review", title, _COLUMNS, rows, words("reports.review.empty"))
    held = tuple(Paragraph(_describe_meeting(cells, review, review.held), "muted") for review in reviews if review.held)
    late = build_late_table(cells, *(review.period for review in reviews if review.project is None))
    blocks = (table, *held, *build_review_data(cells, reviews), *([late] if late.rows else []))
    return Report("review", title, ws.settings.team, options, blocks, describe_scope(ws, options))


def _collect_rows(cells: Cells, review: Review) -> Iterator[_ReviewRow]:
    """Yield as many rows as the longest of results, lessons and improvements; at least one."""
    ws, options = cells.ws, cells.options
    results = [one for one in review.results if is_in_scope(ws, options, _list_owners(_find_goal(cells, one)))]
    improvements = [one for one in review.improvements if is_in_scope(ws, options, (one.owner,))]
    lines = [*zip_longest(results, review.lessons, improvements)]
    for n, line in enumerate(lines or [(None, None, None)]):
        yield _ReviewRow(review, n == 0, not lines, *line)


def _find_goal(cells: Cells, result: Result) -> Goal | None:
    top = cells.ws.nodes.get(result.goal.partition("/")[0])
    return top.goal if top is not None else None


def _list_owners(goal: Goal | None) -> tuple[str | None, ...]:
    return (goal.owner, goal.department) if goal else ()


def _build_result_cell(cells: Cells, result: Result) -> Cell:
    """Return plan, actual and attainment of one goal (§4.3)."""
    goal, node = _find_goal(cells, result), cells.ws.nodes.get(result.goal)
    attained = format_share(cells.words, goal, result.actual, result.plan)
    text = cells.words(
        "reports.review.result",
        goal=(goal.name or goal.id) if goal else result.goal,
        plan=formats.format_number(convert_suffix(node, result.plan)),
        actual=format_amount(convert_suffix(node, result.actual), goal.unit if goal else None),
        rate=attained or cells.make_empty().text,
    )
    value: Value = {"goal": result.goal, "plan": result.plan, "actual": result.actual}
    return Cell(text, value, "bad" if compute_excess(goal, result.actual, result.plan) is not None else "")


def _build_lesson_cell(cells: Cells, lesson: Lesson) -> Cell:
    if not lesson.standard:
        return cells.text(lesson.lesson)
    return Cell(cells.words("reports.review.standard", lesson=lesson.lesson, standard=lesson.standard), lesson.lesson)


def _build_due_cell(cells: Cells, improvement: Improvement) -> Cell:
    due, is_open, done = improvement.due, improvement.status == "open", improvement.status == "done"
    late = is_open and due is not None and due < cells.options.today
    return Cell(cells.due(due, is_open=is_open, done=done), due, "bad" if late else "good" if done else "")


def _fill(
    get: Callable[[_ReviewRow], T | None], build: Callable[[Cells, T], Cell]
) -> Callable[[Cells, _ReviewRow], Cell]:
    """Return the builder of a cell that is blank if the line has no such part, and a dash if the review has none."""

    def build_cell(cells: Cells, row: _ReviewRow) -> Cell:
        part = get(row)
        if part is not None:
            return build(cells, part)
        return cells.make_empty() if row.is_only else Cell("", None)

    return build_cell


def _describe_meeting(cells: Cells, review: Review, held: date) -> str:
    """Return when and with whom the review was held."""
    day, who = cells.format_day(held), cells.who(*review.attendees).text
    period = build_period_cell(cells, review).text.replace("\n", " ")
    return cells.words("reports.review.held", period=period, day=day, who=who)


def _build_period_cell(cells: Cells, row: _ReviewRow) -> Cell:
    """Return the period in the first row of a review."""
    cell = build_period_cell(cells, row.review)
    return cell if row.is_first else Cell("", cell.value)


def _get_result(row: _ReviewRow) -> Result | None:
    return row.result


def _get_improvement(row: _ReviewRow) -> Improvement | None:
    return row.improvement


_COLUMNS: tuple[Col[_ReviewRow], ...] = (
    Col("period", 1.1, _build_period_cell, head="review_period"),
    Col("results", 2.1, _fill(_get_result, _build_result_cell)),
    Col("missed", 2.2, _fill(_get_result, lambda cells, one: cells.text(format_miss(cells.words, one)))),
    Col("lessons", 2, _fill(lambda row: row.lesson, _build_lesson_cell)),
    Col("improvement", 2.2, _fill(_get_improvement, build_improvement_cell)),
    Col("owner", 0.8, _fill(_get_improvement, lambda cells, one: cells.who(one.owner)), head="person"),
    Col("due", 1.2, _fill(_get_improvement, _build_due_cell), head="improvement_due"),
)
