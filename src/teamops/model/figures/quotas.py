"""A person's quota of a week as a task: which part of a goal it stands for, and whether enough was booked for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from teamops.model.records.tasks import Task
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


class QuotaProgress(NamedTuple):
    """What was recorded for a quota (None: nothing), and whether that is enough; None where no figure says whose it
    is, so that it cannot be compared."""

    reached: Decimal | None
    is_enough: bool | None


def is_quota(node: GoalNode) -> bool:
    """Whether the part is what one person has to reach in a week, and not nothing."""
    is_week = node.period is not None and node.period.kind == "week"
    return not node.children and node.owner is not None and bool(node.target) and is_week


def make_quota_id(node: GoalNode) -> str:
    """The id of the task that `teamops tasks plan` makes of the quota."""
    return f"{node.goal.id}-{node.period}-{node.owner}"


def find_quota(nodes: Mapping[str, GoalNode], task: Task) -> GoalNode | None:
    """The part of a goal that the task stands for; None for any other task, also for one that merely serves the part.

    A task that was renamed is known by its id, one with another id by the goal's name at the head of its own name or
    deliverable.
    """
    node = nodes.get(task.goal or "")
    if node is None or not is_quota(node):
        return None
    if task.id == make_quota_id(node):
        return node
    is_named = any(text is not None and text.startswith(node.name) for text in (task.name, task.deliverable))
    return node if is_named and node.owner in task.owner else None


def compute_quota_progress(ws: Workspace, node: GoalNode) -> QuotaProgress:
    """What was reached of the quota in its week, by the person whose it is."""
    period, readings, target = node.period, ws.readings, node.target
    assert period is not None  # a quota has a week
    assert target is not None
    reached = readings.reached(node, period.start, period.end)
    if reached is None and readings.whose[node.path].owner is not None and readings.is_of_nobody(node.goal, period):
        return QuotaProgress(None, None)
    if node.goal.direction == "down":
        is_enough = node.goal.measure == "sum" if reached is None else reached <= target
    else:
        is_enough = reached is not None and reached >= target
    return QuotaProgress(reached, is_enough)
