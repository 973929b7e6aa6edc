"""G001: a goal is SMART, and its record shows each letter."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_keys
from teamops.locale.text import Text
from teamops.model.records.goals import Goal
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G001",
    name="smart-goal",
    severity="warning",
    clause="§1.3",
    title=Text("A goal is SMART, and its record shows each letter", "目标符合 SMART 原则，每一项都写在记录里"),
    why=Text(
        "The record must show what the goal means (specific) and which number measures it (measurable). "
        "It must also show why the goal is feasible (achievable), what it serves (relevant) and when it "
        "ends (time-bound). A rate written with % needs no unit.",
        "看目标的人应当看得出：做什么（具体）、用什么数字衡量（可衡量）、凭什么做得到（可实现）。"
        "还应看得出为了什么（相关）、什么时候完成（有时限）。用 % 书写的比率不需要单位。",
    ),
    messages={
        "specific": Text("{goal} is not specific: it lacks {missing}", "{goal}不够具体（S）：缺少 {missing}"),
        "measurable": Text("{goal} is not measurable: it lacks {missing}", "{goal}无法衡量（M）：缺少 {missing}"),
        "achievable": Text(
            "{goal} does not show why it is achievable: it lacks {missing}",
            "{goal}没有说明为何可实现（A）：缺少 {missing}",
        ),
        "relevant": Text(
            "{goal} does not show what it serves: it lacks {missing}", "{goal}没有说明支撑什么战略（R）：缺少 {missing}"
        ),
        "time_bound": Text("{goal} is not time-bound: it lacks {missing}", "{goal}没有时限（T）：缺少 {missing}"),
    },
    remedy=Text("add the missing keys to the goal", "在目标记录中补写缺少的字段"),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    serves: 公司年度战略：全年营收 2 亿元
    basis: {history: 2025-Q3 实际 4300 万元, market: 容量约 3 亿元, resources: 6 名销售}
""",
    bad="""\
goals:
  - {id: sales-2026Q3}
""",
)


@RULE.check
def check_smart_goals(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        for letter, missing in _list_missing_keys(tree.goal).items():
            if missing:
                facts = {"goal": describe_goal(tree), "missing": format_keys(missing)}
                yield RULE.make_finding(tree.at, letter, facts, record=tree.goal.id)


def _list_missing_keys(goal: Goal) -> dict[str, list[str]]:
    """Return the keys that the goal lacks of those that each letter requires."""
    is_rate = goal.target is not None and goal.target.suffix == "%"
    letters: dict[str, dict[str, object]] = {
        "specific": {"name": goal.name, "owner": goal.owner},
        "measurable": {"target": goal.target is not None, "unit": goal.unit or is_rate},
        "achievable": {"basis": goal.basis},
        "relevant": {"serves": goal.serves},
        "time_bound": {"period": goal.period},
    }
    return {letter: [key for key, value in values.items() if not value] for letter, values in letters.items()}
