"""The open work of a person after a day: what somebody else has to take over when the person leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.figures.checkpoints import CheckpointEntry, list_checkpoints
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import ENDED, Task
from teamops.model.reviewing.improvements import list_improvements
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

WorkKind = Literal[
    "department", "goal", "part", "task", "routine", "blocker", "monitor", "checkpoint", "measure", "request",
    "improvement", "decision", "meeting",
]  # fmt: skip


_LONG = 15
"""The number of days among which there always is a working day: no holidays are longer."""


class OpenWork(NamedTuple):
    """Something that a person owns and that goes on; `at` is the place of the owner's id.

    `record` is its id or path, `name` a text of the team, `day` or `period` when it is due.
    """

    kind: WorkKind
    at: At
    record: str
    name: str
    day: date | None = None
    period: Period | None = None


def list_open_work(ws: Workspace, person: str, last: date) -> Iterator[OpenWork]:
    """Yield what `person` owns and somebody else has to take over after the day `last`, by kind and file."""
    for key, department in ws.settings.departments.items():
        if department.head == person:
            yield OpenWork("department", At(SETTINGS_FILE, ("departments", key, "head")), key, department.name)
    for node in list_open_nodes(ws, person, last):
        kind: WorkKind = "goal" if node.part is None else "part"
        yield OpenWork(kind, node.at / "owner", node.path, node.name, period=node.period)
    for entry in ws.tasks:
        yield from _list_work_of_task(entry, person, last)
    for monitor, at in ws.monitors:
        if monitor.owner == person and _goes_on(monitor, last):
            yield OpenWork("monitor", at / "owner", monitor.id, monitor.project, monitor.run and monitor.run[1])
    for placed in list_checkpoints(ws):
        yield from _list_work_of_checkpoint(placed, person)
    yield from _list_shared_work(ws, person, last)


def _list_shared_work(ws: Workspace, person: str, last: date) -> Iterator[OpenWork]:
    """Yield the open requests and improvements, and the decisions due after `last` that are no tasks yet."""
    for request, at in ws.requests:
        if request.is_open and request.owner == person:
            yield OpenWork("request", at / "owner", request.id, request.need, request.due)
    for one in list_improvements(ws):
        improvement = one.improvement
        if improvement.status == "open" and improvement.owner == person:
            yield OpenWork("improvement", one.at / "owner", improvement.id, improvement.item, improvement.due)
    for meeting, at in ws.meetings:
        for number, decision in enumerate(meeting.decisions):
            is_ahead = decision.due is not None and decision.due > last
            if decision.owner == person and is_ahead and decision.task is None:
                place = at / "decisions" / number / "owner"
                yield OpenWork("decision", place, meeting.id, decision.decision, decision.due)


def _list_work_of_task(entry: Entry[Task], person: str, last: date) -> Iterator[OpenWork]:
    task, at = entry.record, entry.at
    is_routine = task.repeat is not None and task.status not in ENDED and task.end > last
    if person in task.owner and (task.is_open or is_routine):
        kind: WorkKind = "routine" if is_routine else "task"
        yield OpenWork(kind, at / "owner" / task.owner.index(person), task.id, task.name, task.end)
    if task.is_open and task.blocker is not None and task.blocker.from_ == person:
        yield OpenWork("blocker", at / "blocker" / "from", task.id, task.name, task.end)


def _goes_on(monitor: Monitor, last: date) -> bool:
    """Return whether the project runs after `last`, or has unread checkpoints or open measures."""
    if monitor.run is None or monitor.run[1] > last:
        return True
    return any(
        point.actual is None or any(measure.status == "open" for measure in point.measures)
        for point in monitor.checkpoints
    )


def _list_work_of_checkpoint(placed: CheckpointEntry, person: str) -> Iterator[OpenWork]:
    point = placed.checkpoint
    if point.owner == person and point.actual is None:
        yield OpenWork("checkpoint", placed.at / "owner", placed.path, point.metric, point.date)
    for number, measure in enumerate(point.measures):
        if measure.owner == person and measure.status == "open":
            place = placed.at / "measures" / number / "owner"
            yield OpenWork("measure", place, placed.path, measure.action, measure.due)


def list_open_nodes(ws: Workspace, person: str, last: date) -> Iterator[GoalNode]:
    """Yield the goals and parts that name `person` as owner and go on after `last`, but for parts of 0.

    A part of the person alone with figures of the person in it stays until its period is over.
    """
    for tree in ws.list_goal_trees():
        for node in tree.walk():
            if (node.part or node.goal).owner == person and has_open_rest(ws, node, person, last):
                yield node


def has_open_rest(ws: Workspace, node: GoalNode, person: str, last: date) -> bool:
    """Return whether something of the goal or part, which names `person` as owner, is left for after `last`."""
    if is_over(ws, node, last) or (node.part is not None and not node.target):
        return False
    if not is_alone(ws, node, person) or is_ahead(node, last):
        return True
    if not node.children:
        return not has_figures(ws, node, person)
    if node.goal.measure == "level":
        return True
    return any(has_open_rest(ws, child, person, last) for child in node.children if is_inherited(child, person))


def is_over(ws: Workspace, node: GoalNode, last: date) -> bool:
    """Return whether the period of the node has no working day after `last`."""
    if node.period is None or node.period.end <= last:
        return node.period is not None
    left = (node.period.end - last).days
    return left < _LONG and not ws.workdays.count_workdays_between(last, node.period.end)


def is_ahead(node: GoalNode, last: date) -> bool:
    """Return whether the period of the node begins after `last`; so does a goal without one."""
    return node.period is None or node.period.start > last


def is_alone(ws: Workspace, node: GoalNode, person: str) -> bool:
    """Return whether the node counts the actuals of `person` only; else the owner answers for those of all."""
    return ws.readings.scopes[node.path].owner == person


def is_inherited(child: GoalNode, person: str) -> bool:
    """Return whether a part below one of `person` is theirs too."""
    return child.part is not None and child.part.owner in (None, person)


def has_figures(ws: Workspace, node: GoalNode, person: str) -> bool:
    """Return whether an actual of `person` lies in the period of the node."""
    booked = ws.readings.by_goal.get(node.goal.id, ())
    return any(one.owner == person and (node.period is None or one.day in node.period) for one in booked)
