"""Tasks: one responsible owner, a status that is kept fresh (handbook §2, Table 2)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from teamops.model.records.record import record
from teamops.model.records.values import Day, Id, Moment, Names, Number, Repetition, Share

TaskType = Literal["routine", "special", "adhoc"]
Priority = Literal["P0", "P1", "P2", "P3"]
Status = Literal["not_started", "in_progress", "blocked", "done", "cancelled"]
ENDED: tuple[Status, ...] = ("done", "cancelled")


@record
class Resources:
    """The resources of a task (§2.6); `budget` in yuan."""

    budget: Number | None = None
    tools: Names = ()
    permissions: Names = ()


@record
class Blocker:
    """Why a task is blocked, what it needs and from which department or person (§2.8)."""

    reason: str | None = None
    needs: str | None = None
    from_: Id | None = None
    since: Day | None = None


@record
class Task:
    """A task. `owner` keeps all names as written, so that a rule can require exactly one (§2.10).

    `first_due` is the `end` before it was first moved, written by every command that moves it. A task with `repeat` is
    a routine: no work itself, but the pattern of tasks made by `teamops tasks plan`, which refer to it as `routine`.
    """

    id: Id
    name: str
    description: str | None = None
    type: TaskType = "special"
    goal: str | None = None
    project: Id | None = None
    meeting: Id | None = None
    routine: Id | None = None
    repeat: Repetition | None = None
    owner: Names = ()
    collaborators: Names = ()
    post: str | None = None
    start: Day
    end: Day
    first_due: Day | None = None
    priority: Priority = "P2"
    deliverable: str | None = None
    resources: Resources | None = None
    status: Status = "not_started"
    progress: Share | None = None
    blocker: Blocker | None = None
    updated: Moment | None = None
    note: str | None = None

    @property
    def due(self) -> date:
        """The first due day; the end if it was brought forward or never moved."""
        return self.end if self.first_due is None else min(self.first_due, self.end)

    @property
    def is_open(self) -> bool:
        """Whether there is work left. A routine itself is never open."""
        return self.repeat is None and self.status not in ENDED
