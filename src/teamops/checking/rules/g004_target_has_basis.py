"""G004: a target is based on history, the market or resources."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G004",
    name="target-has-basis",
    severity="warning",
    clause="§1.8",
    title=Text("A target is based on history, the market or resources", "目标值有依据：历史数据、市场容量或可用资源"),
    why=Text(
        "Nobody believes a number out of thin air, and it is hard to reach. Later nobody can tell whether "
        "it was too high.",
        "拍脑袋定的目标没有人信服，也难以完成；事后也说不清当初是不是定高了。",
    ),
    messages={
        "none": Text(
            "the target of {goal} ({target}) has no basis: no history, market or resources are given",
            "{goal}的目标值（{target}）没有依据：未写明历史数据、市场容量或可用资源",
        ),
    },
    remedy=Text(
        "write `basis: {{history: …, market: …, resources: …}}` with at least one of the three",
        "补写 `basis: {{history: 历史数据, market: 市场容量, resources: 可用资源}}`，至少一项",
    ),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    basis: {history: 2025-Q3 实际 4300 万元}
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, unit: 万元, target: 5000, department: sales, owner: wang}
""",
)


@RULE.check
def find_targets_without_basis(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        basis = tree.goal.basis
        if tree.target is None or (basis and (basis.history or basis.market or basis.resources)):
            continue
        at = tree.at / "target" if basis is None else tree.at / "basis"
        target = format_amount(tree.target, tree.goal.unit)
        yield RULE.make_finding(at, "none", record=tree.goal.id, goal=describe_goal(tree), target=target)
