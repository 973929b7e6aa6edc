"""The places in the records that name another record, a person or a department that does not exist."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from teamops.model.place import At, Entry, Key
from teamops.model.records.collaboration import Meeting, Request
from teamops.model.records.goals import Actual, Confirmation, Goal, Part
from teamops.model.records.monitors import Monitor
from teamops.model.records.reviews import Review
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

Wanted = Literal["person", "department", "who", "goal", "monitor", "meeting", "task", "improvement"]
"""What must be named; `who` is a person or a department, `goal` a goal or the path of a part."""


Known = Mapping[Wanted, Container[str]]


class Dangling(NamedTuple):
    """The record `record` names `name` at `at`, and there is no such `wanted`."""

    wanted: Wanted
    name: str
    at: At
    record: str | None


def dangling(ws: Workspace, known: Known) -> Iterator[Dangling]:
    """Every reference that is not `known`, in the order of sections and records; those of teamops.yaml come first."""
    yield from _of_settings(ws.settings, known)
    for goal in ws.goals:
        yield from _of_goal(goal.record.id, goal.record, goal.at, known)
    for actual in ws.actuals:
        yield from _of_actual(actual, known)
    for task in ws.tasks:
        if not _is_sound(task.record, known):
            yield from _of_task(task, known)
    for monitor in ws.monitors:
        yield from _of_monitor(monitor, known)
    for review in ws.reviews:
        yield from _of_review(review, known)
    for request in ws.requests:
        yield from _of_request(request, known)
    for meeting in ws.meetings:
        yield from _of_meeting(meeting, known)
    for daily in ws.dailies:
        yield from _one(known, "person", daily.record.person, daily.at, "person")


def _one(
    known: Known, wanted: Wanted, name: str | None, at: At, *route: Key, record: str | None = None
) -> tuple[Dangling, ...]:
    """Nothing, or the one reference; the place is made only then, for there are hundreds of thousands of these."""
    if name is None or name in known[wanted]:
        return ()
    return (Dangling(wanted, name, At(at.file, at.route + route), record),)


def _many(known: Known, names: Iterable[str], at: At, key: str, record: str) -> Iterator[Dangling]:
    for index, name in enumerate(names):
        yield from _one(known, "who", name, at, key, index, record=record)


def _of_settings(settings: Settings, known: Known) -> Iterator[Dangling]:
    at = At("teamops.yaml")
    yield from _one(known, "person", settings.director, at, "director")
    for key, department in settings.departments.items():
        yield from _one(known, "person", department.head, at, "departments", key, "head", record=key)
    for key, person in settings.people.items():
        yield from _one(known, "department", person.department, at, "people", key, "department", record=key)


def _signed(known: Known, confirmed: Iterable[Confirmation], at: At, record: str) -> Iterator[Dangling]:
    for index, confirmation in enumerate(confirmed):
        yield from _one(known, "person", confirmation.by, at, "confirmed", index, "by", record=record)


def _of_goal(record: str, goal: Goal | Part, at: At, known: Known) -> Iterator[Dangling]:
    yield from _one(known, "person", goal.owner, at, "owner", record=record)
    yield from _one(known, "department", goal.department, at, "department", record=record)
    yield from _signed(known, goal.confirmed, at, record)
    for index, part in enumerate(goal.parts):
        yield from _of_goal(record, part, at / "parts" / index, known)


def _of_actual(entry: Entry[Actual], known: Known) -> Iterator[Dangling]:
    actual, at = entry.record, entry.at
    yield from _one(known, "goal", actual.goal, at, "goal")
    yield from _one(known, "person", actual.owner, at, "owner")
    yield from _one(known, "department", actual.department, at, "department")


def _is_sound(task: Task, known: Known) -> bool:
    """Whether all that a task names is known; most are, and there are more tasks than of anything else."""
    who = known["who"]
    return (
        (task.goal is None or task.goal in known["goal"])
        and (task.project is None or task.project in known["monitor"])
        and (task.meeting is None or task.meeting in known["meeting"])
        and (task.routine is None or task.routine in known["task"])
        and all(map(who.__contains__, task.owner))
        and all(map(who.__contains__, task.collaborators))
        and (task.blocker is None or task.blocker.from_ is None or task.blocker.from_ in who)
    )


def _of_task(entry: Entry[Task], known: Known) -> Iterator[Dangling]:
    task, at = entry.record, entry.at
    yield from _one(known, "goal", task.goal, at, "goal", record=task.id)
    yield from _one(known, "monitor", task.project, at, "project", record=task.id)
    yield from _one(known, "meeting", task.meeting, at, "meeting", record=task.id)
    yield from _one(known, "task", task.routine, at, "routine", record=task.id)
    # A department as owner exists, so it is no fault here; that it cannot be the one owner is what T003 says.
    yield from _many(known, task.owner, at, "owner", task.id)
    yield from _many(known, task.collaborators, at, "collaborators", task.id)
    if task.blocker is not None:
        yield from _one(known, "who", task.blocker.from_, at, "blocker", "from", record=task.id)


def _of_monitor(entry: Entry[Monitor], known: Known) -> Iterator[Dangling]:
    monitor, at = entry.record, entry.at
    yield from _one(known, "person", monitor.owner, at, "owner", record=monitor.id)
    yield from _one(known, "goal", monitor.goal, at, "goal", record=monitor.id)
    if monitor.escalated is not None:
        yield from _one(known, "person", monitor.escalated.to, at, "escalated", "to", record=monitor.id)
    for p, phase in enumerate(monitor.phases):
        for c, checkpoint in enumerate(phase.checkpoints):
            place = at / "phases" / p / "checkpoints" / c
            yield from _one(known, "person", checkpoint.owner, place, "owner", record=monitor.id)
            for m, measure in enumerate(checkpoint.measures):
                yield from _one(known, "person", measure.owner, place, "measures", m, "owner", record=monitor.id)


def _of_review(entry: Entry[Review], known: Known) -> Iterator[Dangling]:
    review, at = entry.record, entry.at
    yield from _one(known, "monitor", review.project, at, "project", record=review.id)
    yield from _many(known, review.attendees, at, "attendees", review.id)
    for index, result in enumerate(review.results):
        yield from _one(known, "goal", result.goal, at, "results", index, "goal", record=review.id)
    for index, improvement in enumerate(review.improvements):
        yield from _one(known, "person", improvement.owner, at, "improvements", index, "owner", record=review.id)
    for index, response in enumerate(review.responses):
        yield from _one(known, "monitor", response.monitor, at, "responses", index, "monitor", record=review.id)
    for index, carried in enumerate(review.carried):
        yield from _one(known, "improvement", carried, at, "carried", index, record=review.id)


def _of_request(entry: Entry[Request], known: Known) -> Iterator[Dangling]:
    request, at = entry.record, entry.at
    yield from _one(known, "department", request.from_, at, "from", record=request.id)
    yield from _one(known, "department", request.to, at, "to", record=request.id)
    yield from _one(known, "person", request.owner, at, "owner", record=request.id)
    if request.accepted is not None:
        yield from _one(known, "person", request.accepted.by, at, "accepted", "by", record=request.id)
    if request.escalated is not None:
        yield from _one(known, "person", request.escalated.to, at, "escalated", "to", record=request.id)
    yield from _signed(known, request.confirmed, at, request.id)


def _of_meeting(entry: Entry[Meeting], known: Known) -> Iterator[Dangling]:
    meeting, at = entry.record, entry.at
    yield from _many(known, meeting.attendees, at, "attendees", meeting.id)
    for index, decision in enumerate(meeting.decisions):
        yield from _one(known, "who", decision.owner, at, "decisions", index, "owner", record=meeting.id)
        yield from _one(known, "task", decision.task, at, "decisions", index, "task", record=meeting.id)
