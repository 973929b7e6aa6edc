"""G014: a goal names its key actions."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G014",
    name="goal-has-actions",
    severity="warning",
    clause="Table 1",
    title=Text("A goal names its key actions", "目标写明关键动作"),
    why=Text(
        "A goal with only a number is a wish; tasks come from key actions.",
        "只有数字的目标只是愿望；关键动作是任务的来源。",
    ),
    messages={"none": Text("{goal} has no key actions", "{goal}没有写关键动作")},
    remedy=Text(
        "write `key_actions: [重点客户跟进, 新渠道拓展]`; two or three are enough",
        "补写 `key_actions: [重点客户跟进, 新渠道拓展]`，两三项即可",
    ),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    target: 5000
    department: sales
    owner: wang
    key_actions: [重点客户跟进, 新渠道拓展]
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
""",
)


@RULE.check
def find_goals_without_actions(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        if not any(action.strip() for action in tree.goal.key_actions):
            yield RULE.make_finding(tree.at, "none", record=tree.goal.id, goal=describe_goal(tree))
