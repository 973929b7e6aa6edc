"""M002: a checkpoint plans a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.records.monitors import Checkpoint
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M002",
    name="metric-quantified",
    severity="error",
    clause="§3.3",
    title=Text("A checkpoint plans a number", "监控节点的指标有明确的计划值"),
    why=Text(
        "Without a planned number there is no deviation, and so nothing that could warn.",
        "没有计划值就算不出偏差,也就无从预警。",
    ),
    messages={
        "no_plan": Text(
            "“{project}”, {phase}: {metric} on {date} has no planned number",
            "“{project}”{phase}:{date} 的{metric}没有计划值",
        ),
        "zero": Text(
            "“{project}”, {phase}: {metric} on {date} is planned as 0, and from 0 no rate of deviation can be told",
            "“{project}”{phase}:{date} 的{metric}计划值为 0,无法计算偏差率",
        ),
    },
    remedy=Text(
        "write `plan` as a number such as 500 or 5%; for something that should not happen at all, plan the count that "
        "is still tolerable",
        "将 `plan` 写成数字,如 500 或 5%;对于不希望发生的事,写可以容忍的数量",
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
def find_unplanned_checkpoints(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for monitor, phase, point, at in list_checkpoints(ws):
        facts = {
            "project": monitor.project,
            "phase": phase.name,
            "metric": point.metric,
            "date": point.date.isoformat(),
        }
        if point.plan is None:
            yield RULE.make_finding(at, "no_plan", facts, record=monitor.id)
        elif point.plan == 0 and _needs_rate(point):
            yield RULE.make_finding(at / "plan", "zero", facts, record=monitor.id)


def _needs_rate(point: Checkpoint) -> bool:
    """None of something bad is a plan that can be met; a rate is needed once it is not."""
    return point.direction == "up" or bool(point.actual)
