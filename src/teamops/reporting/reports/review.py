"""Monthly review (月度营销复盘表, handbook Table 4): results, what was missed, what worked, what is improved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_share
from teamops.model.figures.bounds import compute_excess
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Improvement, Lesson, Result, Review
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, format_amount, report_columns
from teamops.reporting.base.filters import describe_scope, is_in_scope
from teamops.reporting.base.report import Cell, Paragraph, Report, ReportOptions, Span, Table, Value
from teamops.reporting.tables.goal_figures import convert_suffix
from teamops.reporting.tables.review_data import (
    build_improvement_cell,
    build_period_cell,
    build_review_data,
    format_miss,
)

TITLE = "reports.review.title"
SPAN: Span = "last month"


def build(ws: Workspace, asked: ReportOptions) -> Report:
    """Table 4 on the reviews of the period and of what lies in it; under it when and with whom each was held, and the
    data that it rested on."""
    cells = Cells(ws, asked)
    title = asked.words(TITLE if asked.period.kind == "month" else "reports.review.title_of_any_period")
    reviews = [entry.record for entry in ws.reviews if entry.record.period in asked.period]
    rows = tuple(row for review in reviews for row in _build_rows(cells, review))
    wanted = report_columns(
        asked.words, ("period", 1.1), ("results", 2.1), ("missed", 2.2), ("lessons", 2), ("improvement", 2.2),
        ("owner", 0.8), ("due", 1.2),
        period="review_period", owner="person", due="improvement_due",
    )  # fmt: skip
    table = Table("review", title, wanted, rows, asked.words("reports.review.empty"))
    held = tuple(Paragraph(_describe_meeting(cells, review, review.held), "muted") for review in reviews if review.held)
    return Report(
        "review",
        title,
        ws.settings.team,
        asked,
        (table, *held, *build_review_data(cells, reviews)),
        describe_scope(ws, asked),
    )


def _build_rows(cells: Cells, review: Review) -> Iterator[tuple[Cell, ...]]:
    """As many rows as the longest of results, lessons and improvements; the period stands in the first."""
    ws, asked, goals = cells.ws, cells.asked, {entry.record.id: entry.record for entry in cells.ws.goals}
    results = [r for r in review.results if is_in_scope(ws, asked, _list_answerable(goals.get(_get_goal_id(r))))]
    improvements = [i for i in review.improvements if is_in_scope(ws, asked, (i.owner,))]
    period = build_period_cell(cells, review)
    for result, lesson, improvement in zip_longest(results, review.lessons, improvements):
        yield (
            period,
            *_build_result_cells(cells, result, goals),
            _build_lesson_cell(cells, lesson),
            *_build_improvement_cells(cells, improvement),
        )
        period = Cell("", period.value)
    if not (results or review.lessons or improvements):
        yield (period, *[cells.make_empty()] * 6)


def _get_goal_id(result: Result) -> str:
    return result.goal.partition("/")[0]


def _list_answerable(goal: Goal | None) -> tuple[str | None, ...]:
    return (goal.owner, goal.department) if goal else ()


def _build_result_cells(cells: Cells, result: Result | None, goals: dict[str, Goal]) -> tuple[Cell, Cell]:
    """Plan and actual of one goal, and what was missed and why (§4.3)."""
    if result is None:
        return Cell("", None), Cell("", None)
    goal, node = goals.get(_get_goal_id(result)), cells.ws.nodes.get(result.goal)
    attained = format_share(cells.words, goal, result.actual, result.plan)
    text = cells.words(
        "reports.review.result",
        goal=(goal.name or goal.id) if goal else result.goal,
        plan=formats.format_number(convert_suffix(node, result.plan)),
        actual=format_amount(convert_suffix(node, result.actual), goal.unit if goal else None),
        rate=attained or cells.make_empty().text,
    )
    value: Value = {"goal": result.goal, "plan": result.plan, "actual": result.actual}
    return Cell(text, value, "bad" if compute_excess(goal, result.actual, result.plan) is not None else ""), cells.text(
        format_miss(cells.words, result)
    )


def _build_lesson_cell(cells: Cells, lesson: Lesson | None) -> Cell:
    if lesson is None:
        return Cell("", None)
    if not lesson.standard:
        return cells.text(lesson.lesson)
    return Cell(cells.words("reports.review.standard", lesson=lesson.lesson, standard=lesson.standard), lesson.lesson)


def _build_improvement_cells(cells: Cells, improvement: Improvement | None) -> tuple[Cell, Cell, Cell]:
    if improvement is None:
        return Cell("", None), Cell("", None), Cell("", None)
    due = improvement.due
    is_open, done = improvement.status == "open", improvement.status == "done"
    late = is_open and due is not None and due < cells.asked.today
    return (
        build_improvement_cell(cells, improvement),
        cells.who(improvement.owner),
        Cell(cells.due(due, is_open=is_open, done=done), due, "bad" if late else "good" if done else ""),
    )


def _describe_meeting(cells: Cells, review: Review, held: date) -> str:
    """When and with whom; what has no date is left out, as nobody knows whether it was held."""
    day, who = cells.format_day(held), cells.who(*review.attendees).text
    period = build_period_cell(cells, review).text.replace("\n", " ")
    return cells.words("reports.review.held", period=period, day=day, who=who)
