"""G010: every part is a multiple of the goal's step."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.figures.sums import EXACT, find_step
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G010",
    name="part-in-steps",
    severity="error",
    clause="§1.4",
    title=Text("Every part is a multiple of the goal's step", "每个分解项都是最小单位的整数倍"),
    why=Text(
        "Nobody can win half a customer. A part that is not a multiple of the step cannot be reached exactly.",
        "没有人能签下半个客户；不是最小单位整数倍的目标无法恰好完成。",
    ),
    messages={
        "between": Text(
            "{goal} is {target}, which is not a multiple of {step}", "{goal}为 {target}，应取整到最小单位 {step}"
        ),
    },
    remedy=Text(
        "round the part and add the rest to another part, or write a smaller `step` in the goal",
        "将该项取整、差额并入其他分解项，或在目标中写更小的 `step`",
    ),
    good="""\
goals:
  - id: leads-2026Q3
    name: 新客户获取量
    period: 2026-Q3
    unit: 家
    target: 300
    department: marketing
    owner: xiaowang
    parts: [{period: 2026-07, target: 90}, {period: 2026-08, target: 100}, {period: 2026-09, target: 110}]
""",
    bad="""\
goals:
  - id: leads-2026Q3
    name: 新客户获取量
    period: 2026-Q3
    unit: 家
    target: 300
    department: marketing
    owner: xiaowang
    parts: [{period: 2026-07, target: 89.5}, {period: 2026-08, target: 100}, {period: 2026-09, target: 110.5}]
""",
)


@RULE.check
def find_parts_off_step(ws: Workspace) -> Findings:
    """A level is not divided, so it has no steps."""
    for tree in ws.list_goal_trees():
        step = find_step(tree.goal) if tree.goal.measure == "sum" else None
        if step is None:
            continue
        for node in tree.walk():
            if node.part is not None and EXACT.remainder(node.part.target, step) != 0:
                facts = {
                    "goal": describe_goal(node),
                    "target": format_amount(node.part.target, node.goal.unit),
                    "step": format_amount(step, node.goal.unit, tree.target),
                }
                yield RULE.make_finding(node.at / "target", "between", facts, record=node.goal.id)
