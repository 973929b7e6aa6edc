"""G017: an actual is less than 10 times its plan."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.figures.digits import PLAIN
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G017",
    name="actual-plausible",
    severity="warning",
    clause="§4.3",
    title=Text("An actual is less than 10 times its plan", "实际值不到计划值的 10 倍"),
    why=Text(
        "An actual of 10 times its plan or more is probably in the wrong unit, such as yuan instead of 10,000 yuan"
        ". An increment above the whole target is compared with the plan of its week. Other increments "
        "are compared with the target of the goal, part or person they are recorded for. The value of a "
        "rate is compared with the plan for its day, and must also be more than a tenth of it. Another "
        "metric is compared with its criterion.",
        "实际值达到计划值的 10 倍以上，多半是单位写错了：例如以万元计的目标写成了元。"
        "超过总目标的增量与当周计划比较，其他增量与所属目标、分解项或人员的目标值比较。"
        "比率类实际值与当日应达水平比较，也不应只有其十分之一；其他指标与完成标准比较。",
    ),
    messages={
        "beyond": Text(
            "{value} on {day} is {times} times the plan of {plan} for {goal}; is the unit right?",
            "{goal} {day} 的实际值 {value} 是计划值 {plan} 的 {times} 倍；单位是否正确？",
        ),
        "below": Text(
            "{value} on {day} is 1/{times} of the plan of {plan} for {goal}; is the unit right?",
            "{goal} {day} 的实际值 {value} 只有计划值 {plan} 的 {times} 分之一；单位是否正确？",
        ),
    },
    remedy=Text(
        "write the value in the unit of the goal; if it is right, suppress this problem with a reason",
        "按目标的单位改写；数据无误时，可写明原因后忽略本条",
    ),
    good="""\
goals:
  - {id: sales-2026-09, name: 销售额, period: 2026-09, unit: 万元, target: 1860, department: sales, owner: wang}
actuals:
  - {goal: sales-2026-09, date: 2026-09-11, value: 36万}
""",
    bad="""\
goals:
  - {id: sales-2026-09, name: 销售额, period: 2026-09, unit: 万元, target: 1860, department: sales, owner: wang}
actuals:
  - {goal: sales-2026-09, date: 2026-09-11, value: 360000}
""",
)


@RULE.check
def find_implausible_actuals(ws: Workspace) -> Findings:
    for entry, goal, plan in ws.suspects:
        actual = entry.record
        is_own = goal.goal.counts(actual.metric)
        unit, digits = (goal.goal.unit, ws.digits(goal)) if is_own else (None, PLAIN)
        is_beyond = abs(actual.value) > abs(plan)
        times = abs(actual.value / plan if is_beyond else plan / actual.value)
        facts = {
            "goal": describe_goal(goal),
            "day": actual.date.isoformat(),
            "value": format_amount(digits.shown(actual.value) if is_own else actual.value, unit),
            "plan": format_amount(digits.shown(plan), unit),
            "times": f"{times:.0f}",
        }
        yield RULE.make_finding(entry.at / "value", "beyond" if is_beyond else "below", facts, record=actual.goal)
