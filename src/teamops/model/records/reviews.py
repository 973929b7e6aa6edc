"""Reviews: results, lessons, improvements (handbook §4, Table 4)."""

from __future__ import annotations

from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Amount, Day, Id, Names, When, Whole


@record
class Result:
    """A goal's plan and actual in the review's period; what was missed and why stands beside it (§4.3)."""

    goal: str
    plan: Amount
    actual: Amount
    missed: str | None = None
    cause: str | None = None


@record
class TaskFigures:
    """The tasks that were due in the review's period (§4.2): all of them, those done, those that became late."""

    due: Whole
    done: Whole
    late: Whole = 0


@record
class Response:
    """A deviation beyond the limit in the review's period, and what was done about it (§4.2: risk responses)."""

    monitor: Id
    metric: str
    date: Day
    plan: Amount
    actual: Amount
    cause: str | None = None
    measures: Names = ()


@record
class Lesson:
    """What worked or failed, and the standard that it became (§4.10)."""

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

    `carried` are the improvements of earlier reviews that were still open: their ids.
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
