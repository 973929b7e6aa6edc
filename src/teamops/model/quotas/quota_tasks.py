"""Tasks that earlier versions of `teamops tasks plan` made of quotas, and what people have added to them since."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teamops.model.later_pattern import compile_later
from teamops.model.quotas.quotas import is_quota
from teamops.model.records.tasks import Task
from teamops.model.tree import GoalNode


def make_quota_id(node: GoalNode) -> str:
    """Return the id of the task that earlier versions of `teamops tasks plan` made of the quota."""
    return f"{node.goal.id}-{node.period}-{node.owner}"


def find_quota(nodes: Mapping[str, GoalNode], task: Task) -> GoalNode | None:
    """Return the part of a goal that the task covers; None for any other task.

    A task that only serves the part is none. A renamed task is recognized by its id, one with another id by the goal's
    name at the beginning of its own name or deliverable.
    """
    node = nodes.get(task.goal or "")
    if node is None or not is_quota(node):
        return None
    if task.id == make_quota_id(node):
        return node
    is_named = any(text is not None and text.startswith(node.name) for text in (task.name, task.deliverable))
    return node if is_named and node.owner in task.owner else None


def find_planned_quota(nodes: Mapping[str, GoalNode], task: Task) -> GoalNode | None:
    """Return the quota of which an earlier version of `teamops tasks plan` made the task; None for any other task."""
    node = nodes.get(task.goal or "")
    return node if node is not None and is_quota(node) and task.id == make_quota_id(node) else None


def is_ticked(nodes: Mapping[str, GoalNode], task: Task) -> bool:
    """Return whether the task is only ticked off when it is done: an occurrence of a repeating task, or a quota."""
    return task.routine is not None or find_quota(nodes, task) is not None


def list_own_keys(node: GoalNode, task: Task) -> tuple[str, ...]:
    """Return the keys of a task made of the quota that somebody has written since; status and its day do not count."""
    return tuple(key for key, is_own in _OWN_KEYS.items() if is_own(node, task))


def is_only_quota(nodes: Mapping[str, GoalNode], task: Task) -> bool:
    """Return whether the task says no more than its quota does."""
    node = find_planned_quota(nodes, task)
    return node is not None and not list_own_keys(node, task)


def _is_renamed(node: GoalNode, text: str | None) -> bool:
    """Return whether the text is not the name of the goal with an amount in its unit."""
    name, unit = node.name, node.goal.unit or ""
    if text is None or not text.startswith(name):
        return True
    amount = text.removeprefix(name).strip().removesuffix(unit).strip()
    return _AMOUNT.fullmatch(amount) is None


def _is_moved(node: GoalNode, task: Task) -> bool:
    """Return whether the days are others than those of the week, except for an end that was carried over."""
    week = node.period
    assert week is not None  # a quota has a week
    return task.start not in week or (task.end not in week and task.note is None)


_AMOUNT = compile_later(r"[-−]?[\d,，]+(\.\d+)?[万亿%]?")

CARRIED = compile_later(r"(?:(?:^|[；;] ?)(?:结转至\d{4}年第\d+周|carried over to week \d+ of \d{4}))+")
"""The notes that `teamops tasks plan --carry` writes."""

_OWN_KEYS: Mapping[str, Callable[[GoalNode, Task], bool]] = {
    "name": lambda node, task: _is_renamed(node, task.name),
    "description": lambda node, task: task.description not in (None, node.goal.serves),
    "type": lambda _, task: task.type != "special",
    "project": lambda _, task: task.project is not None,
    "meeting": lambda _, task: task.meeting is not None,
    "routine": lambda _, task: task.routine is not None or task.repeat is not None,
    "owner": lambda node, task: task.owner != (node.owner,),
    "collaborators": lambda _, task: bool(task.collaborators),
    "post": lambda _, task: task.post is not None,
    "end": _is_moved,
    "priority": lambda _, task: task.priority != "P1",
    "deliverable": lambda node, task: _is_renamed(node, task.deliverable),
    "resources": lambda _, task: task.resources is not None,
    "progress": lambda _, task: task.progress is not None,
    "blocker": lambda _, task: task.blocker is not None,
    "note": lambda _, task: task.note is not None and CARRIED.fullmatch(task.note) is None,
}
