"""M002: a checkpoint has a planned number."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_checkpoint
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M002",
    name="metric-quantified",
    severity="error",
    clause="§3.3",
    title=Text("A checkpoint has a planned number", "监控节点的指标有明确的计划值"),
    why=Text(
        "Without a planned number, no deviation can be calculated and no warning given.",
        "没有计划值就算不出偏差，也就无从预警。",
    ),
    messages={
        "no_plan": Text(
            "“{project}”, {phase}: {metric} on {date} has no planned number",
            "“{project}”{phase}：{date} 的{metric}没有计划值",
        ),
        "zero": Text(
            "“{project}”, {phase}: {metric} on {date} has a plan of 0, so no deviation can be calculated",
            "“{project}”{phase}：{date} 的{metric}计划值为 0，无法计算偏差率",
        ),
    },
    remedy=Text(
        "write `plan` as a number such as 500 or 5%; for something unwanted, write the number you can tolerate",
        "将 `plan` 写成数字，如 500 或 5%；对于不希望发生的事，写可以容忍的数量",
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
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500}
          - {metric: 投诉量, date: 2026-09-15, plan: 0, actual: 0, direction: down}
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
          - {metric: 曝光量, unit: 万, date: 2026-09-15}
          - {metric: 投诉量, date: 2026-09-15, plan: 0, actual: 3, direction: down}
""",
)


@RULE.check
def find_unplanned_checkpoints(ws: Workspace) -> Findings:
    """A plan of zero is no plan where a rate is needed; of something bad, a rate is needed only once there is some."""
    for entry in list_checkpoints(ws):
        point, facts = entry.checkpoint, describe_checkpoint(entry) | {"date": entry.checkpoint.date.isoformat()}
        if point.plan is None:
            yield RULE.make_finding(entry.at, "no_plan", facts, record=entry.monitor.id)
        elif point.plan == 0 and (point.direction == "up" or point.actual):
            yield RULE.make_finding(entry.at / "plan", "zero", facts, record=entry.monitor.id)
