"""How the parts of a goal stand to what they are parts of, and how they are named to people."""

from __future__ import annotations

from teamops.model.tree import GoalNode


def describe_goal(node: GoalNode) -> str:
    """The name of a goal, and the way from there to a part: “销售额 2026-08/zhao”"""
    way = node.path.partition("/")[2]
    return f"“{node.name} {way}”" if way else f"“{node.name}”"
