"""M011: the actual of a checkpoint is less than 10 times its plan."""

from __future__ import annotations

from decimal import Decimal

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_checkpoint, format_amount
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M011",
    name="reading-plausible",
    severity="warning",
    clause="§3.3",
    title=Text("The actual of a checkpoint is less than 10 times its plan", "监控实际值不到计划值的 10 倍"),
    why=Text(
        "An actual of 10 times its plan or more is probably in the wrong unit, such as views instead of 10,000 views.",
        "实际值达到计划值的 10 倍以上，多半是单位写错了：例如以万次计的指标写成了次。",
    ),
    messages={
        "beyond": Text(
            "“{project}”, {phase}: {metric} is {actual}, {times} times the plan of {plan}; is the unit right?",
            "“{project}”{phase}：{metric}实际 {actual}，是计划值 {plan} 的 {times} 倍；单位是否正确？",
        ),
        "budget": Text(
            "“{project}” has spent {actual}, {times} times its budget of {plan}; is the unit right?",
            "“{project}”已支出 {actual}，是预算 {plan} 的 {times} 倍；单位是否正确？",
        ),
    },
    remedy=Text(
        "write the value in the unit of the checkpoint; if it is right, suppress this problem with a reason",
        "按监控节点的单位改写；数据无误时，可写明原因后忽略本条",
    ),
    good="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints:
          - {metric: 曝光量, unit: 万, date: 2026-09-10, plan: 500, actual: 480万}
""",
    bad="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints:
          - {metric: 曝光量, unit: 万, date: 2026-09-10, plan: 500, actual: 4800000}
""",
)


@RULE.check
def find_implausible_readings(ws: Workspace) -> Findings:
    for monitor, at in ws.monitors:
        budget = monitor.budget
        if budget is not None and budget.is_implausible and budget.spent is not None:
            facts = {"project": monitor.project} | _compare_figures(budget.spent, budget.planned, budget.unit)
            yield RULE.make_finding(at / "budget" / "spent", "budget", facts, record=monitor.id)
    for entry in list_checkpoints(ws):
        point = entry.checkpoint
        if point.is_implausible and point.actual is not None and point.plan is not None:
            facts = describe_checkpoint(entry) | _compare_figures(point.actual, point.plan, point.unit)
            yield RULE.make_finding(entry.at / "actual", "beyond", facts, record=entry.monitor.id)


def _compare_figures(actual: Decimal, plan: Decimal, unit: str | None) -> dict[str, str]:
    return {
        "actual": format_amount(actual, unit),
        "plan": format_amount(plan, unit),
        "times": f"{abs(actual) / abs(plan):.0f}",
    }
