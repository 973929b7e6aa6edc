"""G020: a criterion of a goal that should stay low sets a cap."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.formats import format_limit
from teamops.locale.text import Text
from teamops.model.figures.bounds import is_mirrored, orient_criterion
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G020",
    name="criterion-fits-direction",
    severity="info",
    clause="Table 1",
    title=Text("A criterion of a goal that should stay low sets a cap", "控制类目标的完成标准写明上限"),
    why=Text(
        "“At least 95%” of a cost goal would reward spending, so teamops judges it as “at most 100%”"
        ". Any amount above the cap misses the goal. Written as a cap, the criterion is clear to the "
        "people who confirm it.",
        "费用类目标写“不低于 95%”，字面上是花得越多越好。系统按“不超过 100%”判断：超出上限，多少都算超出。"
        "写成上限，确认的人才看得明白。",
    ),
    messages={
        "at_least": Text(
            "{goal} should stay low: `at_least: {written}` is judged as `at_most: {judged}`",
            "{goal}应控制在目标以内：`at_least: {written}` 按 `at_most: {judged}` 判断",
        )
    },
    remedy=Text(
        "write a cap instead: `at_most: 100%` allows exactly the target",
        "请改写为上限：不得超出目标时写 `at_most: 100%`",
    ),
    good="""\
goals:
  - id: effort-2026Q3
    name: 投入人天
    period: 2026-Q3
    unit: 人天
    target: 150
    direction: down
    department: marketing
    owner: xiaowang
    criteria: [{metric: attainment, at_most: 100%}, {metric: 满意度, at_least: 90%}]
""",
    bad="""\
goals:
  - id: effort-2026Q3
    name: 投入人天
    period: 2026-Q3
    unit: 人天
    target: 150
    direction: down
    department: marketing
    owner: xiaowang
    criteria: [{metric: attainment, each: month, at_least: 95%}]
""",
)


@RULE.check
def find_misdirected_criteria(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        for number, criterion in enumerate(tree.goal.criteria):
            if is_mirrored(criterion, tree.goal) and criterion.at_least is not None:
                most = orient_criterion(criterion, tree.goal).at_most
                assert most is not None  # it is judged as a cap
                facts = {
                    "goal": describe_goal(tree),
                    "written": criterion.at_least.written,
                    "judged": format_limit(most),
                }
                at = tree.at / "criteria" / number / "at_least"
                yield RULE.make_finding(at, "at_least", facts, record=tree.goal.id)
