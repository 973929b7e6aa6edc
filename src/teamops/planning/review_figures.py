"""What the records say to a review: goals, tasks, deviations and improvements that are still open (§4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from teamops.locale.words import Words
from teamops.model.attainment import planned
from teamops.model.improvements import followed
from teamops.model.moments import local
from teamops.model.monitors import Checkpoint, Measure, Monitor
from teamops.model.quantity import Quantity
from teamops.model.reviewed import figures_until, is_one_figure, looked_back_on, parts_for, target_of
from teamops.model.reviews import Response, Result, Review, TaskFigures
from teamops.model.tasks import Task
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.written import in_style_of


class Unknown(NamedTuple):
    """A goal that the review must show, and what the records do not say of it: its `plan`, or its `actual`."""

    goal: GoalNode
    lacks: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What the records say to a review; what they do not say is made up by nobody."""

    results: tuple[Result, ...]
    unknown: tuple[Unknown, ...]
    tasks: TaskFigures
    responses: tuple[Response, ...]
    carried: tuple[str, ...]


def figures_for(ws: Workspace, review: Review, today: date) -> Figures:
    """The figures of `review`, as far as it stands already, on `today`."""
    shown = [_result(ws, review, result) for result in review.results]
    there = {result.goal.partition("/")[0] for result in review.results}
    missing = [goal for goal in _asked_for(ws, review) if goal.goal.id not in there]
    known = {goal.path: result for goal in missing if (result := _new_result(ws, review, goal)) is not None}
    unknown = [Unknown(goal, _lacking(review, goal)) for goal in missing if goal.path not in known]
    return Figures(
        (*shown, *known.values()),
        tuple(unknown),
        _tasks(ws, review, min(review.held or today, today)),
        tuple(_responses(ws, review)),
        _carried(ws, review, today),
    )


def _asked_for(ws: Workspace, review: Review) -> list[GoalNode]:
    """The goals that R002 asks for, once the review is held; a project's review looks at the project."""
    if review.project is not None:
        return []
    others = (e.record for e in ws.reviews if e.record.id != review.id and (e.record.held or e.record.results))
    goals = looked_back_on(ws, [*others, review])[review.period]
    return list({goal.path: goal for goal in goals}.values())


def _new_result(ws: Workspace, review: Review, goal: GoalNode) -> Result | None:
    plan, actual = _best_plan(goal, review), _actual(ws, goal, review)
    if plan is None or actual is None:
        return None
    return Result(goal=goal.path, plan=plan, actual=in_style_of(plan, actual))


def _lacking(review: Review, goal: GoalNode) -> str:
    return "plan" if _best_plan(goal, review) is None else "actual"


def _result(ws: Workspace, review: Review, result: Result) -> Result:
    """`result` with the figures of the records, where those know better: R009 is the judge of that."""
    node = ws.nodes.get(result.goal)
    if node is None or node.period is None or review.project is not None:
        return result
    plan, actual = _plan(node, review), _actual(ws, node, review)
    if plan is not None and plan != result.plan:
        result = replace(result, plan=plan)
    if actual is not None and result.actual not in {actual, *_earlier(ws, node, review)}:
        result = replace(result, actual=in_style_of(result.plan, actual))
    return result


def _plan(node: GoalNode, review: Review) -> Quantity | None:
    """The target for just the period of the review, in the form of its parts; None where that is not clear."""
    parts = parts_for(node, review.period)
    target = target_of(parts)
    return None if target is None else _like(parts[0].target, target)


def _best_plan(node: GoalNode, review: Review) -> Quantity | None:
    """The same; where it is not clear, what the parts in the period add up to, buffer and all."""
    plan = _plan(node, review)
    if plan is not None:
        return plan
    target = planned(node, review.period.start, review.period.end)
    return None if target is None else _like(node.target, target)


def _like(like: Quantity | None, target: Decimal) -> Quantity:
    assert like is not None  # a target was told from it
    return like if target == like else in_style_of(like, target)


def _actual(ws: Workspace, node: GoalNode, review: Review) -> Decimal | None:
    """What was reached in the period; None where nothing was recorded, or no one figure can be told from it."""
    if node.period is None or not (node.period in review.period or review.period in node.period):
        return None
    reached = ws.readings.reached(node, review.period.start, review.period.end)
    return reached if reached is not None and is_one_figure(ws.readings, node, review.period) else None


def _earlier(ws: Workspace, node: GoalNode, review: Review) -> Iterator[Decimal | None]:
    """What a review before the end of its period may show as well: what was reached by then."""
    return (ws.readings.reached(node, review.period.start, last) for last in figures_until(review))


def _tasks(ws: Workspace, review: Review, day: date) -> TaskFigures:
    """The tasks that ended in the period, as they stand; those that are open after their end by `day` are late."""
    due = [task for task in tasks_of(ws, review) if task.end in review.period]
    late = sum(_became_late(ws, task, day) for task in due)
    return TaskFigures(due=len(due), done=sum(task.status == "done" for task in due), late=late)


def tasks_of(ws: Workspace, review: Review) -> Iterable[Task]:
    """The tasks that a review looks at: those of its project, or all; neither routines nor what was cancelled."""
    for task in (entry.record for entry in ws.tasks):
        if task.repeat is None and task.status != "cancelled" and review.project in (None, task.project):
            yield task


def _became_late(ws: Workspace, task: Task, day: date) -> bool:
    """Whether it was not done by its end, as far as the records tell: its last update says when it was."""
    if task.is_open:
        return task.end < day
    return task.updated is not None and local(task.updated, ws.settings.timezone).date() > task.end


def _responses(ws: Workspace, review: Review) -> Iterator[Response]:
    """The deviations beyond the limit in the period; a cause that only the review tells is kept."""
    limit = ws.settings.limits.deviation
    told = {(one.monitor, one.metric, one.date): one.cause for one in review.responses}
    for monitor in (entry.record for entry in ws.monitors):
        if review.project in (None, monitor.id):
            for point in (point for phase in monitor.phases for point in phase.checkpoints):
                if point.date in review.period and point.beyond(limit):
                    cause = point.cause or told.get((monitor.id, point.metric, point.date))
                    yield _response(ws, monitor, point, cause)


def _response(ws: Workspace, monitor: Monitor, point: Checkpoint, cause: str | None) -> Response:
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    measures = tuple(_measure(ws, measure) for measure in point.measures)
    return Response(
        monitor=monitor.id, metric=point.metric, date=point.date, plan=point.plan, actual=point.actual,
        cause=cause, measures=measures,
    )  # fmt: skip


def _measure(ws: Workspace, measure: Measure) -> str:
    words = words_of(ws)
    return words("review.measure", action=measure.action, status=words(f"records.status.{measure.status}"))


def words_of(ws: Workspace) -> Words:
    """The language in which files are written: that of the workspace, whatever the reader's is."""
    return Words("zh" if ws.settings.locale.startswith("zh") else "en")


def _carried(ws: Workspace, review: Review, today: date) -> tuple[str, ...]:
    """The improvements of earlier reviews that are open; what a review of an earlier day carried, stays carried."""
    of_others = [one for one in followed(ws) if one.review.id != review.id]
    kept = set(review.carried) if review.held is not None and review.held < today else set[str]()
    earlier = (
        one
        for one in sorted(of_others, key=lambda one: one.review.period.end)
        if one.review.period.end < review.period.end
        and (review.project is None or one.review.project == review.project)
    )
    found = (one.improvement for one in earlier)
    return tuple(one.id for one in found if one.status == "open" or one.id in kept)
