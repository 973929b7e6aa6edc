"""Reviews: results, lessons, improvements (handbook §4, Table 4)."""

from __future__ import annotations

from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Amount, Day, Id, Names, When, Whole


@record
class Result:
    """A goal's plan and actual in the review's period, with the shortfall and its cause (§4.3)."""

    goal: str
    plan: Amount
    actual: Amount
    missed: str | None = None
    cause: str | None = None


@record
class TaskFigures:
    """The number of tasks due in the review's period (§4.2), done, and late."""

    due: Whole
    done: Whole
    late: Whole = 0


@record
class Response:
    """A deviation beyond the limit in the review's period and its measures (§4.2: risk responses)."""

    monitor: Id
    metric: str
    date: Day
    plan: Amount
    actual: Amount
    cause: str | None = None
    measures: Names = ()


@record
class Lesson:
    """A lesson and the standard made of it (§4.10)."""

    lesson: str
    standard: str | None = None


@record
class Improvement:
    """A line of the improvement plan (§4.7)."""

    id: Id
    item: str
    measure: str | None = None
    owner: Id | None = None
    due: Day | None = None
    status: Literal["open", "done", "cancelled"] = "open"
    evidence: str | None = None


@record
class Review:
    """A review of a month, a quarter or a project (§4.1).

    `carried` are the ids of improvements of earlier reviews that were still open.
    """

    id: Id
    period: When
    held: Day | None = None
    project: Id | None = None
    attendees: Names = ()
    results: tuple[Result, ...] = ()
    tasks: TaskFigures | None = None
    responses: tuple[Response, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    carried: Names = ()
