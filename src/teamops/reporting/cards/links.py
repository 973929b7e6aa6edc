"""The links of records: the tasks of a goal, the reviews of a project, the tasks that wait for a request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.collaboration import Meeting, Request
from teamops.model.records.monitors import Monitor
from teamops.model.records.reviews import Improvement, Review
from teamops.model.records.tasks import Task
from teamops.model.reviewing.improvements import list_improvements
from teamops.model.signing.signatures import list_signature_states
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.filters import is_late, is_under_goal


class RecordLink(NamedTuple):
    """A linked record: its kind (`task`, `improvement` …), id, name, owners, status, and the day of its end."""

    kind: str
    id: str
    name: str
    owner: tuple[str, ...] = ()
    status: str = ""
    until: date | None = None


def find_links(ws: Workspace, thing: Any) -> tuple[RecordLink, ...]:
    """Return the records linked with a record, or with a goal's node."""
    link = next((link for kind, link in _LINKS.items() if isinstance(thing, kind)), None)
    return tuple(dict.fromkeys(link(ws, thing))) if link is not None else ()


def _link_node(ws: Workspace, node: GoalNode) -> Iterator[RecordLink]:
    """Yield the tasks and projects that serve the goal or a part of it, and the reviews with its result."""
    yield from (_make_task_link(e.record) for e in ws.tasks if is_under_goal(e.record.goal, node.path))
    yield from (_make_monitor_link(e.record) for e in ws.monitors if is_under_goal(e.record.goal, node.path))
    for review in (e.record for e in ws.reviews):
        if any(is_under_goal(result.goal, node.path) for result in review.results):
            yield _make_review_link(review)


def _link_task(ws: Workspace, task: Task) -> Iterator[RecordLink]:
    node = ws.nodes.get(task.goal or "")
    if node is not None:
        yield _make_goal_link(node)
    yield from (_make_monitor_link(e.record) for e in ws.monitors if e.record.id == task.project)
    yield from (_make_meeting_link(e.record) for e in ws.meetings if e.record.id == task.meeting)
    yield from (
        _make_task_link(e.record) for e in ws.tasks if task.id == e.record.routine or task.routine == e.record.id
    )


def _link_monitor(ws: Workspace, monitor: Monitor) -> Iterator[RecordLink]:
    node = ws.nodes.get(monitor.goal or "")
    if node is not None:
        yield _make_goal_link(node)
    yield from (_make_task_link(e.record) for e in ws.tasks if e.record.project == monitor.id)
    for point in monitor.checkpoints:
        for m in point.measures:
            if m.status == "open":
                yield RecordLink("measure", monitor.id, m.action, _make_tuple(m.owner), m.status, m.due)
    yield from (_make_review_link(e.record) for e in ws.reviews if e.record.project == monitor.id)


def _link_request(ws: Workspace, request: Request) -> Iterator[RecordLink]:
    """Yield the open tasks of the requesting side that wait for the providing side."""
    for task in (e.record for e in ws.open_tasks):
        if task.blocker is None or task.blocker.from_ is None:
            continue
        owners = {_find_department(ws, owner) for owner in task.owner} | {*task.owner}
        provides = {task.blocker.from_, _find_department(ws, task.blocker.from_)}
        if request.to in provides and owners & {request.from_, request.owner}:
            yield _make_task_link(task)


def _link_meeting(ws: Workspace, meeting: Meeting) -> Iterator[RecordLink]:
    """Yield the tasks that name the meeting, and those that its decisions became."""
    decided = {decision.task for decision in meeting.decisions}
    yield from (_make_task_link(e.record) for e in ws.tasks if e.record.meeting == meeting.id or e.record.id in decided)


def _link_review(ws: Workspace, review: Review) -> Iterator[RecordLink]:
    yield from (_make_monitor_link(e.record) for e in ws.monitors if e.record.id == review.project)
    for path in (result.goal for result in review.results):
        if (node := ws.nodes.get(path)) is not None:
            yield _make_goal_link(node)
    carried = (one.improvement for one in list_improvements(ws) if one.improvement.id in review.carried)
    yield from (RecordLink("improvement", i.id, i.item, _make_tuple(i.owner), i.status, i.due) for i in carried)


def _link_improvement(ws: Workspace, improvement: Improvement) -> Iterator[RecordLink]:
    """Yield the review that decided on the improvement, and those that it was carried over to."""
    for one in list_improvements(ws):
        if one.improvement is improvement:
            yield _make_review_link(one.review)
            yield from (_make_review_link(review)._replace(kind="carried_to") for review in one.carried_to)


_LINKS: Mapping[type, Callable[[Workspace, Any], Iterator[RecordLink]]] = {
    GoalNode: _link_node,
    Task: _link_task,
    Monitor: _link_monitor,
    Request: _link_request,
    Meeting: _link_meeting,
    Review: _link_review,
    Improvement: _link_improvement,
}


def count_open_work(ws: Workspace, who: str, today: date) -> Iterator[tuple[str, int]]:
    """Yield the kinds of open work with their counts, for a person or the people of a department."""
    people = {who, *(p for p, known in ws.settings.people.items() if known.department == who)}
    tasks = [e.record for e in ws.open_tasks if people & {*e.record.owner}]
    yield "open", len(tasks)
    yield "late", sum(is_late(task, today) for task in tasks)
    yield "blocked", sum(task.status == "blocked" for task in tasks)
    states = [one for tree in ws.list_goal_trees() for one in list_signature_states(tree).values()]
    yield "goals", sum(len(one.owned) for one in states if one.person in people)
    yield "unsigned", sum(len(one.unsigned) for one in states if one.person in people)
    requests = (e.record for e in ws.requests if e.record.is_open)
    yield "requests", sum(bool({r.owner, r.from_, r.to} & people) for r in requests)
    improvements = (i for e in ws.reviews for i in e.record.improvements if i.status == "open")
    yield "improvements", sum(i.owner in people for i in improvements)
    points = (point for e in ws.monitors for point in e.record.checkpoints)
    yield "measures", sum(m.status == "open" and m.owner in people for point in points for m in point.measures)


def _make_goal_link(node: GoalNode) -> RecordLink:
    until = node.period.end if node.period is not None else None
    return RecordLink("goal", node.path, node.name, _make_tuple(node.owner), until=until)


def _make_task_link(task: Task) -> RecordLink:
    return RecordLink("task", task.id, task.name, task.owner, task.status, task.end)


def _make_monitor_link(monitor: Monitor) -> RecordLink:
    return RecordLink("monitor", monitor.id, monitor.project, _make_tuple(monitor.owner))


def _make_review_link(review: Review) -> RecordLink:
    return RecordLink("review", review.id, str(review.period), until=review.held)


def _make_meeting_link(meeting: Meeting) -> RecordLink:
    return RecordLink("meeting", meeting.id, meeting.type, until=meeting.held.date())


def _find_department(ws: Workspace, person: str) -> str | None:
    return ws.settings.people[person].department if person in ws.settings.people else None


def _make_tuple(who: str | None) -> tuple[str, ...]:
    return () if who is None else (who,)
