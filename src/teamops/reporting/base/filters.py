"""Whom and what a report is about: the filters of `ReportOptions`, and dates seen from the day it is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from teamops.model.records.collaboration import Request
from teamops.model.records.monitors import Monitor, Phase
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import ReportOptions


def is_in_scope(ws: Workspace, asked: ReportOptions, whos: Iterable[str | None]) -> bool:
    """Whether one of `whos` (people, departments) is the person asked for and one is or is of the department."""
    named = {who for who in whos if who is not None}
    if asked.person is not None and asked.person not in named:
        return False
    return asked.department is None or asked.department in named | _list_departments(ws, named)


def list_people(ws: Workspace, asked: ReportOptions) -> list[str]:
    """The person asked for, those of the department, or everybody, in the order of teamops.yaml."""
    return [person for person in ws.settings.people if is_in_scope(ws, asked, (person,))]


def describe_scope(ws: Workspace, asked: ReportOptions) -> str:
    """The names of the person and department that the report is limited to; empty if it is about everybody."""
    words, names = asked.words, []
    if asked.person is not None:
        names.append(words("reports.about_person", name=ws.get_person_name(asked.person)))
    if asked.department is not None:
        names.append(words("reports.about_department", name=ws.get_department_name(asked.department)))
    return " · ".join(names)


def _list_departments(ws: Workspace, whos: Iterable[str]) -> set[str | None]:
    return {ws.settings.people[who].department for who in whos if who in ws.settings.people}


def collect_goals(ws: Workspace, asked: ReportOptions) -> tuple[GoalNode, ...]:
    """The goals of which a part lies in the period and concerns the ones asked for. A goal without period is shown."""
    return tuple(tree for tree in ws.list_goal_trees() if _is_goal_in_scope(ws, asked, tree))


def _is_goal_in_scope(ws: Workspace, asked: ReportOptions, tree: GoalNode) -> bool:
    if tree.period is not None and not tree.period.overlaps(asked.period):
        return False
    everybody = {who for node in tree.walk() for who in (node.owner, node.department)}
    return is_in_scope(ws, asked, everybody)


def collect_tasks(ws: Workspace, asked: ReportOptions) -> tuple[Task, ...]:
    """All tasks that concern the ones asked for, whenever they are; routines are none themselves."""
    tasks = (entry.record for entry in ws.tasks if entry.record.repeat is None)
    return tuple(task for task in tasks if is_in_scope(ws, asked, (*task.owner, *task.collaborators)))


def has_overlap(start: date, end: date, period: Period) -> bool:
    """Whether the days from `start` to `end` touch `period`, also where the two are written in the wrong order."""
    first, last = min(start, end), max(start, end)
    return first <= period.end and period.start <= last


def list_phases(monitor: Monitor, period: Period) -> tuple[Phase, ...]:
    return tuple(phase for phase in monitor.phases if has_overlap(phase.start, phase.end, period))


def collect_requests(ws: Workspace, asked: ReportOptions) -> tuple[Request, ...]:
    """The requests that are due in the period, and the open ones: all of them in the running period, of an earlier
    period those that were due before its end."""
    requests = (entry.record for entry in ws.requests)
    concerned = (r for r in requests if is_in_scope(ws, asked, (r.from_, r.to, r.owner)))
    return tuple(r for r in concerned if is_due_or_open(asked, r.due, is_open=r.is_open))


def is_due_or_open(asked: ReportOptions, due: date | None, *, is_open: bool) -> bool:
    """Whether what is due on a day belongs into the period: if it is due in it, or open then.

    In the running period all that is open does, of an earlier one only what was due before its end.
    """
    if due is not None and due in asked.period:
        return True
    return is_open and (asked.today <= asked.period.end or (due is not None and due < asked.period.start))


def is_late(task: Task, today: date) -> bool:
    """Whether the task is past its end and not done."""
    return task.is_open and task.end < today


def get_urgency(task: Task, today: date) -> tuple[bool, date]:
    """Late ones first, by the day on which they were first due; then the others by their end."""
    return (False, task.due) if is_late(task, today) else (True, task.end)


def is_under_goal(goal: str | None, path: str) -> bool:
    """Whether a reference `goal` leads to the goal or part at `path`, or to a part below it."""
    return goal is not None and f"{goal}/".startswith(f"{path}/")
