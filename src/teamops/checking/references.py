"""Find the places in the records that name a record, person or department that does not exist."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from itertools import chain

from teamops.checking.walks import list_goal_nodes
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Key
from teamops.model.records.collaboration import Meeting, Request
from teamops.model.records.goals import Confirmation, Goal, Part
from teamops.model.records.monitors import Monitor
from teamops.model.records.reviews import Review
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Task
from teamops.model.references import ReferenceKind
from teamops.model.workspace import Workspace

KnownNames = Mapping[ReferenceKind, Container[str]]


class DanglingReference(NamedTuple):
    """`record` names `name` at `at`, and nothing of that `kind` has the name."""

    kind: ReferenceKind
    name: str
    at: At
    record: str | None


def find_dangling_references(ws: Workspace, known: KnownNames) -> Iterator[DanglingReference]:
    """Yield every reference that is not `known`, those of teamops.yaml first, then by section and record."""
    yield from _check_settings(ws.settings, known)
    for node in list_goal_nodes(ws):
        if not _is_goal_sound(node.part or node.goal, known):
            yield from _check_goal(node.goal.id, node.part or node.goal, node.at, known)
    for actual, at in ws.actuals:
        yield from _check_name(known, "goal", actual.goal, at, "goal")
        yield from _check_name(known, "person", actual.owner, at, "owner")
        yield from _check_name(known, "department", actual.department, at, "department")
    if not _are_all_sound(ws, known):
        for task, at in ws.tasks:
            if not _is_sound(task, known):
                yield from _check_task(task, at, known)
    for monitor, at in ws.monitors:
        yield from _check_monitor(monitor, at, known)
    for review, at in ws.reviews:
        yield from _check_review(review, at, known)
    for request, at in ws.requests:
        yield from _check_request(request, at, known)
    for meeting, at in ws.meetings:
        yield from _check_meeting(meeting, at, known)
    for daily, at in ws.dailies:
        yield from _check_name(known, "person", daily.person, at, "person")


def _check_name(
    known: KnownNames, kind: ReferenceKind, name: str | None, at: At, *route: Key, record: str | None = None
) -> tuple[DanglingReference, ...]:
    """Return the reference if it is dangling. Only then its place is built, as there are hundreds of thousands."""
    if name is None or name in known[kind]:
        return ()
    return (DanglingReference(kind, name, At(at.file, at.route + route), record),)


def _check_names(known: KnownNames, names: Iterable[str], at: At, key: str, record: str) -> Iterator[DanglingReference]:
    for index, name in enumerate(names):
        yield from _check_name(known, "who", name, at, key, index, record=record)


def _check_settings(settings: Settings, known: KnownNames) -> Iterator[DanglingReference]:
    at = At("teamops.yaml")
    for number, name in enumerate(settings.limits.daily_from):
        yield from _check_name(known, "who", name, at, "limits", "daily_from", number)
    yield from _check_name(known, "person", settings.director, at, "director")
    for key, department in settings.departments.items():
        yield from _check_name(known, "person", department.head, at, "departments", key, "head", record=key)
    for key, person in settings.people.items():
        yield from _check_name(known, "department", person.department, at, "people", key, "department", record=key)


def _check_signatures(
    known: KnownNames, confirmed: Iterable[Confirmation], at: At, record: str
) -> Iterator[DanglingReference]:
    for index, confirmation in enumerate(confirmed):
        yield from _check_name(known, "person", confirmation.by, at, "confirmed", index, "by", record=record)


def _is_goal_sound(goal: Goal | Part, known: KnownNames) -> bool:
    """Whether all that a goal or a part itself names is known; few are signed."""
    return (
        not goal.confirmed
        and (goal.owner is None or goal.owner in known["person"])
        and (goal.department is None or goal.department in known["department"])
    )


def _check_goal(record: str, goal: Goal | Part, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_name(known, "person", goal.owner, at, "owner", record=record)
    yield from _check_name(known, "department", goal.department, at, "department", record=record)
    yield from _check_signatures(known, goal.confirmed, at, record)


def _are_all_sound(ws: Workspace, known: KnownNames) -> bool:
    """Whether all that tasks name is known; each name is looked up once."""
    awaited = (task.blocker.from_ for task, _ in ws.tasks if task.blocker is not None)
    lists = (*ws.collect_task_values("owner"), *ws.collect_task_values("collaborators"))
    named: Mapping[ReferenceKind, Set[str | None]] = {
        "goal": ws.collect_task_values("goal"),
        "monitor": ws.collect_task_values("project"),
        "meeting": ws.collect_task_values("meeting"),
        "task": ws.collect_task_values("routine"),
        "who": {*awaited, *chain.from_iterable(lists)},
    }
    return all(name is None or name in known[kind] for kind, names in named.items() for name in names)


def _is_sound(task: Task, known: KnownNames) -> bool:
    """Whether all that a task names is known, without a place for each name."""
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


def _check_task(task: Task, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_name(known, "goal", task.goal, at, "goal", record=task.id)
    yield from _check_name(known, "monitor", task.project, at, "project", record=task.id)
    yield from _check_name(known, "meeting", task.meeting, at, "meeting", record=task.id)
    yield from _check_name(known, "task", task.routine, at, "routine", record=task.id)
    # A department exists, so it is no fault here; T003 reports that it cannot be the owner.
    yield from _check_names(known, task.owner, at, "owner", task.id)
    yield from _check_names(known, task.collaborators, at, "collaborators", task.id)
    if task.blocker is not None:
        yield from _check_name(known, "who", task.blocker.from_, at, "blocker", "from", record=task.id)


def _check_monitor(monitor: Monitor, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_name(known, "person", monitor.owner, at, "owner", record=monitor.id)
    yield from _check_name(known, "goal", monitor.goal, at, "goal", record=monitor.id)
    if monitor.escalated is not None:
        yield from _check_name(known, "person", monitor.escalated.to, at, "escalated", "to", record=monitor.id)
    for p, phase in enumerate(monitor.phases):
        for c, checkpoint in enumerate(phase.checkpoints):
            place = at / "phases" / p / "checkpoints" / c
            yield from _check_name(known, "person", checkpoint.owner, place, "owner", record=monitor.id)
            for m, measure in enumerate(checkpoint.measures):
                yield from _check_name(known, "person", measure.owner, place, "measures", m, "owner", record=monitor.id)


def _check_review(review: Review, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_name(known, "monitor", review.project, at, "project", record=review.id)
    yield from _check_names(known, review.attendees, at, "attendees", review.id)
    for index, result in enumerate(review.results):
        yield from _check_name(known, "goal", result.goal, at, "results", index, "goal", record=review.id)
    for index, improvement in enumerate(review.improvements):
        yield from _check_name(known, "person", improvement.owner, at, "improvements", index, "owner", record=review.id)
    for index, response in enumerate(review.responses):
        yield from _check_name(known, "monitor", response.monitor, at, "responses", index, "monitor", record=review.id)
    for index, carried in enumerate(review.carried):
        yield from _check_name(known, "improvement", carried, at, "carried", index, record=review.id)


def _check_request(request: Request, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_name(known, "department", request.from_, at, "from", record=request.id)
    yield from _check_name(known, "department", request.to, at, "to", record=request.id)
    yield from _check_name(known, "person", request.owner, at, "owner", record=request.id)
    if request.accepted is not None:
        yield from _check_name(known, "person", request.accepted.by, at, "accepted", "by", record=request.id)
    if request.escalated is not None:
        yield from _check_name(known, "person", request.escalated.to, at, "escalated", "to", record=request.id)
    yield from _check_signatures(known, request.confirmed, at, request.id)


def _check_meeting(meeting: Meeting, at: At, known: KnownNames) -> Iterator[DanglingReference]:
    yield from _check_names(known, meeting.attendees, at, "attendees", meeting.id)
    yield from _check_name(known, "person", meeting.recorder, at, "recorder", record=meeting.id)
    for index, decision in enumerate(meeting.decisions):
        yield from _check_name(known, "who", decision.owner, at, "decisions", index, "owner", record=meeting.id)
        yield from _check_name(known, "task", decision.task, at, "decisions", index, "task", record=meeting.id)
