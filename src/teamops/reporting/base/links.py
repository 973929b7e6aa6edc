"""What records hang together: the tasks of a goal, the reviews of a project, what waits for a department."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from teamops.model.records.collaboration import Meeting, Request
from teamops.model.records.monitors import Monitor
from teamops.model.records.reviews import Improvement, Review
from teamops.model.records.tasks import Task
from teamops.model.reviewing.improvements import followed
from teamops.model.signing.signatures import standings
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import is_late, serves


class Linked(NamedTuple):
    """Another record: its kind (`task`, `improvement` …), id and name, whose it is, how it stands, until when."""

    kind: str
    id: str
    name: str
    owner: tuple[str, ...] = ()
    status: str = ""
    until: date | None = None


def linked_with(ws: Workspace, thing: Any) -> tuple[Linked, ...]:
    """What is linked with a record, or with a goal's node."""
    found = next((links for kind, links in _LINKS.items() if isinstance(thing, kind)), None)
    return tuple(dict.fromkeys(found(ws, thing))) if found is not None else ()


def _of_node(ws: Workspace, node: GoalNode) -> Iterator[Linked]:
    """The tasks that serve it or a part of it; of a goal also its projects and the reviews that tell its result."""
    yield from (_task(e.record) for e in ws.tasks if serves(e.record.goal, node.path))
    for monitor in (e.record for e in ws.monitors):
        if serves(monitor.goal, node.path):
            yield _monitor(monitor)
    for review in (e.record for e in ws.reviews):
        if any(serves(result.goal, node.path) for result in review.results):
            yield _review(review)


def _of_task(ws: Workspace, task: Task) -> Iterator[Linked]:
    node = ws.nodes.get(task.goal or "")
    if node is not None:
        yield _goal(node)
    yield from (_monitor(e.record) for e in ws.monitors if e.record.id == task.project)
    yield from (_meeting(e.record) for e in ws.meetings if e.record.id == task.meeting)
    yield from (_task(e.record) for e in ws.tasks if task.id == e.record.routine or task.routine == e.record.id)


def _of_monitor(ws: Workspace, monitor: Monitor) -> Iterator[Linked]:
    node = ws.nodes.get(monitor.goal or "")
    if node is not None:
        yield _goal(node)
    yield from (_task(e.record) for e in ws.tasks if e.record.project == monitor.id)
    for point in monitor.checkpoints:
        for m in point.measures:
            if m.status == "open":
                yield Linked("measure", monitor.id, m.action, _one(m.owner), m.status, m.due)
    yield from (_review(e.record) for e in ws.reviews if e.record.project == monitor.id)


def _of_request(ws: Workspace, request: Request) -> Iterator[Linked]:
    """The open tasks of the asking side that wait for the providing one."""
    for task in (e.record for e in ws.open_tasks):
        if task.blocker is None or task.blocker.from_ is None:
            continue
        whose = {_department(ws, owner) for owner in task.owner} | {*task.owner}
        provides = {task.blocker.from_, _department(ws, task.blocker.from_)}
        if request.to in provides and whose & {request.from_, request.owner}:
            yield _task(task)


def _of_meeting(ws: Workspace, meeting: Meeting) -> Iterator[Linked]:
    """The tasks that say so, and those that its decisions became."""
    became = {decision.task for decision in meeting.decisions}
    yield from (_task(e.record) for e in ws.tasks if e.record.meeting == meeting.id or e.record.id in became)


def _of_review(ws: Workspace, review: Review) -> Iterator[Linked]:
    yield from (_monitor(e.record) for e in ws.monitors if e.record.id == review.project)
    for path in (result.goal for result in review.results):
        if (node := ws.nodes.get(path)) is not None:
            yield _goal(node)
    carried = (one.improvement for one in followed(ws) if one.improvement.id in review.carried)
    yield from (Linked("improvement", i.id, i.item, _one(i.owner), i.status, i.due) for i in carried)


def _of_improvement(ws: Workspace, improvement: Improvement) -> Iterator[Linked]:
    """The review that decided on it, and those that it was carried over to."""
    for one in followed(ws):
        if one.improvement is improvement:
            yield _review(one.review)
            yield from (_review(review)._replace(kind="carried_to") for review in one.carried_to)


_LINKS: Mapping[type, Callable[[Workspace, Any], Iterator[Linked]]] = {
    GoalNode: _of_node,
    Task: _of_task,
    Monitor: _of_monitor,
    Request: _of_request,
    Meeting: _of_meeting,
    Review: _of_review,
    Improvement: _of_improvement,
}


def counts_of(ws: Workspace, who: str, today: date) -> Iterator[tuple[str, int]]:
    """What is open for a person, or for the people of a department, by kind."""
    people = {who, *(p for p, known in ws.settings.people.items() if known.department == who)}
    tasks = [e.record for e in ws.open_tasks if people & {*e.record.owner}]
    yield "open", len(tasks)
    yield "late", sum(is_late(task, today) for task in tasks)
    yield "blocked", sum(task.status == "blocked" for task in tasks)
    mine = [standing for tree in ws.goal_trees() for person, standing in standings(tree).items() if person in people]
    yield "goals", sum(len(standing.owned) for standing in mine)
    yield "unsigned", sum(len(standing.unsigned) for standing in mine)
    requests = (e.record for e in ws.requests if e.record.is_open)
    yield "requests", sum(bool({r.owner, r.from_, r.to} & people) for r in requests)
    improvements = (i for e in ws.reviews for i in e.record.improvements if i.status == "open")
    yield "improvements", sum(i.owner in people for i in improvements)
    points = (point for e in ws.monitors for point in e.record.checkpoints)
    yield "measures", sum(m.status == "open" and m.owner in people for point in points for m in point.measures)


def _goal(node: GoalNode) -> Linked:
    until = node.period.end if node.period is not None else None
    return Linked("goal", node.path, node.name, _one(node.owner), until=until)


def _task(task: Task) -> Linked:
    return Linked("task", task.id, task.name, task.owner, task.status, task.end)


def _monitor(monitor: Monitor) -> Linked:
    return Linked("monitor", monitor.id, monitor.project, _one(monitor.owner))


def _review(review: Review) -> Linked:
    return Linked("review", review.id, str(review.period), until=review.held)


def _meeting(meeting: Meeting) -> Linked:
    return Linked("meeting", meeting.id, meeting.type, until=meeting.held.date())


def _department(ws: Workspace, person: str) -> str | None:
    return ws.settings.people[person].department if person in ws.settings.people else None


def _one(who: str | None) -> tuple[str, ...]:
    return () if who is None else (who,)
