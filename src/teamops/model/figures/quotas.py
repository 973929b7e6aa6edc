"""A person's weekly quota as a task: the part of a goal that it covers, and whether enough was booked for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.tasks import Task
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace


class QuotaProgress(NamedTuple):
    """What was recorded for a quota (None: nothing), and whether it is enough (None: actuals lack owners)."""

    reached: Decimal | None
    is_enough: bool | None


def is_quota(node: GoalNode) -> bool:
    """Return whether the part is one person's target for a week, other than 0."""
    is_week = node.period is not None and node.period.kind == "week"
    return not node.children and node.owner is not None and bool(node.target) and is_week


def make_quota_id(node: GoalNode) -> str:
    """Return the id of the task that `teamops tasks plan` makes of the quota."""
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


def compute_quota_progress(ws: Workspace, node: GoalNode) -> QuotaProgress:
    """Return what the owner reached of the quota in its week."""
    period, readings, target = node.period, ws.readings, node.target
    assert period is not None  # a quota has a week
    assert target is not None
    reached = readings.reached(node, period.start, period.end)
    if (
        reached is None
        and readings.scopes[node.path].owner is not None
        and readings.has_unowned_value(node.goal, period)
    ):
        return QuotaProgress(None, None)
    if node.goal.direction == "down":
        is_enough = node.goal.measure == "sum" if reached is None else reached <= target
    else:
        is_enough = reached is not None and reached >= target
    return QuotaProgress(reached, is_enough)
