"""The scope of a report: the records that match `ReportOptions`, and dates relative to today."""

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


def is_in_scope(ws: Workspace, options: ReportOptions, whos: Iterable[str | None]) -> bool:
    """Tell whether `whos` (people, departments) include the person, and the department or somebody of it."""
    if options.person is None and options.department is None:
        return True
    concerned = {who for who in whos if who is not None}
    if options.person is not None and options.person not in concerned:
        return False
    return options.department is None or options.department in concerned | _list_departments(ws, concerned)


def list_people(ws: Workspace, options: ReportOptions) -> list[str]:
    """Return the person asked for, those of the department, or everybody, in the order of teamops.yaml."""
    return [person for person in ws.settings.people if is_in_scope(ws, options, (person,))]


def list_members(ws: Workspace, options: ReportOptions, first: date, last: date) -> list[str]:
    """Return those of `list_people` who are in the team on a day from `first` to `last`, and the person asked for."""
    known = ws.settings.people
    return [who for who in list_people(ws, options) if who == options.person or known[who].is_member(first, last)]


def describe_scope(ws: Workspace, options: ReportOptions) -> str:
    """Return the names of the person and department of the report; empty if it is about everybody."""
    words, names = options.words, []
    if options.person is not None:
        names.append(words("reports.about_person", name=ws.get_person_name(options.person)))
    if options.department is not None:
        names.append(words("reports.about_department", name=ws.get_department_name(options.department)))
    return " · ".join(names)


def _list_departments(ws: Workspace, whos: Iterable[str]) -> set[str | None]:
    return {ws.settings.people[who].department for who in whos if who in ws.settings.people}


def collect_goals(ws: Workspace, options: ReportOptions) -> tuple[GoalNode, ...]:
    """Return the goals that touch the period and concern the people asked for; also goals without a period.

    A report about one goal, `options.subject`, has only this one.
    """
    return tuple(tree for tree in ws.list_goal_trees() if _is_goal_in_scope(ws, options, tree))


def _is_goal_in_scope(ws: Workspace, options: ReportOptions, tree: GoalNode) -> bool:
    if options.subject not in (None, tree.goal.id):
        return False
    if tree.period is not None and not tree.period.overlaps(options.period):
        return False
    everybody = {who for node in tree.walk() for who in (node.owner, node.department)}
    return is_in_scope(ws, options, everybody)


def collect_tasks(ws: Workspace, options: ReportOptions) -> tuple[Task, ...]:
    """Return the tasks of any time that concern the people asked for, without routines themselves.

    Tasks that earlier versions made of quotas are left out if they say no more than the quota.
    """
    from teamops.model.quotas.quota_tasks import is_only_quota  # here: many commands list no tasks

    tasks = (e.record for e in ws.tasks if e.record.repeat is None and not is_only_quota(ws.nodes, e.record))
    return tuple(task for task in tasks if is_in_scope(ws, options, (*task.owner, *task.collaborators)))


def has_overlap(start: date, end: date, period: Period) -> bool:
    """Tell whether the days from `start` to `end` touch `period`, also if the two are in the wrong order."""
    first, last = min(start, end), max(start, end)
    return first <= period.end and period.start <= last


def list_phases(monitor: Monitor, period: Period) -> tuple[Phase, ...]:
    return tuple(phase for phase in monitor.phases if has_overlap(phase.start, phase.end, period))


def collect_requests(ws: Workspace, options: ReportOptions) -> tuple[Request, ...]:
    """Return the requests that are due in the period, or open then."""
    requests = (entry.record for entry in ws.requests)
    in_scope = (r for r in requests if is_in_scope(ws, options, (r.from_, r.to, r.owner)))
    return tuple(r for r in in_scope if is_due_or_open(options, r.due, is_open=r.is_open))


def is_due_or_open(options: ReportOptions, due: date | None, *, is_open: bool) -> bool:
    """Tell whether a record due on a day is due in the period, or open then.

    Every open record is open in the running period; in an earlier one only if it was due before that.
    """
    if due is not None and due in options.period:
        return True
    return is_open and (options.today <= options.period.end or (due is not None and due < options.period.start))


def is_late(task: Task, today: date) -> bool:
    """Tell whether the task is past its end and open."""
    return task.is_open and task.end < today


def get_urgency(task: Task, today: date) -> tuple[bool, date]:
    """Return a sort key: late tasks first, by the day on which they were first due, then the others by end."""
    return (False, task.due) if is_late(task, today) else (True, task.end)


def is_under_goal(goal: str | None, path: str) -> bool:
    """Tell whether the reference `goal` names the goal or part at `path`, or a part below it."""
    return goal is not None and f"{goal}/".startswith(f"{path}/")
