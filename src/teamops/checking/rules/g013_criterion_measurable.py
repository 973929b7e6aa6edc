"""G013: a goal has a criterion with a number."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.figures.criteria import has_number
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G013",
    name="criterion-measurable",
    severity="warning",
    clause="§1.3",
    title=Text("A goal has a criterion with a number", "目标写明可量化的完成标准"),
    why=Text(
        "Agree at the start whether 95% is good enough; at the end everyone has a different opinion.",
        "完成 95% 算不算达标，要在开始时说定；到了期末，各有各的说法。",
    ),
    messages={
        "none": Text("{goal} has no criterion, so nobody can tell when it is reached", "{goal}没有写完成标准"),
        "no_number": Text(
            "the criterion “{metric}” of {goal} has no number, so nobody can tell whether it is met",
            "{goal}的完成标准“{metric}”没有数字，无法判断是否达标",
        ),
    },
    remedy=Text(
        "write `criteria: [{{metric: attainment, each: month, at_least: 95%}}]`; `at_most` and `within` "
        "also set a number",
        "补写 `criteria: [{{metric: attainment, each: month, at_least: 95%}}]`；也可用 `at_most`、`within` 写数字",
    ),
    good="""\
goals:
  - id: exposure-2026Q3
    name: 品牌曝光量
    period: 2026-Q3
    unit: 万
    target: 10000
    department: brand
    owner: lijie
    criteria: [{metric: attainment, within: 5%}, {metric: 互动率, at_least: 8%}]
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
  - id: exposure-2026Q3
    name: 品牌曝光量
    period: 2026-Q3
    target: 10000
    department: brand
    owner: lijie
    criteria: [{metric: 互动率, each: month}]
""",
)


@RULE.check
def find_unmeasurable_criteria(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        if not tree.goal.criteria:
            yield RULE.make_finding(tree.at, "none", record=tree.goal.id, goal=describe_goal(tree))
        for number, criterion in enumerate(tree.goal.criteria):
            if not has_number(criterion):
                facts = {"goal": describe_goal(tree), "metric": criterion.metric}
                yield RULE.make_finding(tree.at / "criteria" / number, "no_number", facts, record=tree.goal.id)
