"""How the parts of a goal stand to what they are parts of, and how they are named to people."""

from __future__ import annotations

from teamops.model.tree import GoalNode


def has_own_period(part: GoalNode, whole: GoalNode) -> bool:
    """Whether `part` stands for some of the days of `whole`; else it is a share of all of them: a person's, say."""
    own = part.part.period if part.part is not None else None
    if own is None:
        return False
    return whole.period is None or (own.start, own.end) != (whole.period.start, whole.period.end)


def goal_told(node: GoalNode) -> str:
    """The name of a goal, and the way from there to a part: “销售额 2026-08/zhao”"""
    way = node.path.partition("/")[2]
    return f"“{node.name} {way}”" if way else f"“{node.name}”"
