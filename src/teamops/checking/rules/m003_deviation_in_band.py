"""M003: actuals are within ±10% of the plan."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_deviation
from teamops.locale.formats import format_limit
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_deviations
from teamops.model.workspace import Workspace

_NEWS = 3
"""How many days after the checkpoint's day a result better than planned is news: a Friday's on Monday, too."""

RULE = Rule(
    code="M003",
    name="deviation-in-band",
    severity="warning",
    clause="§3.5",
    title=Text("Actuals are within ±10% of the plan", "实际值与计划值的偏差在 ±10% 之内"),
    why=Text(
        "A deviation found while the project runs can still be corrected. Exactly 10% is within the limit. The "
        "warning ends when the cause and measures are written: somebody is working on it. It comes back when a "
        "measure is late. Better than planned is information for 3 days, because a plan that was too low is also a "
        "bad plan. After that, or once the cause and a measure are written, it is not reported.",
        "项目进行中发现的偏差还来得及纠正。恰好 10% 不算超出。写明原因和应对措施后不再预警：已经有人在处理；"
        "措施逾期时重新预警。好于计划仅供参考，提示三天：定得过低的计划同样不是好计划；"
        "三天之后，或者写明原因和措施之后，不再提示。",
    ),
    messages={
        "worse": Text(
            "“{project}”, {phase}: {metric} is {actual}, planned {plan}; deviation {rate}, beyond ±{limit}",
            "“{project}”{phase}：{metric}实际 {actual}，计划 {plan}，偏差 {rate}，超出 ±{limit}",
        ),
        "better": Text(
            "“{project}”, {phase}: {metric} is {actual}, planned {plan}; deviation {rate}, better than planned",
            "“{project}”{phase}：{metric}实际 {actual}，计划 {plan}，偏差 {rate}，好于计划",
        ),
    },
    remedy=Text(
        "find the cause with the people concerned, decide on a measure within 24 hours, and follow it until it is done",
        "与相关人员分析原因，在 24 小时内确定应对措施，并跟踪到措施完成",
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
          - {metric: 曝光量, unit: 万, date: 2026-09-10, plan: 500, actual: 450}
          - metric: 互动量
            unit: 万
            date: 2026-09-10
            plan: 50
            actual: 38
            recorded: 2026-09-10T18:00:00+08:00
            cause: KOL 排期推迟
            measures:
              - {action: 增加 KOL 合作, owner: zhang, decided: 2026-09-11T10:00:00+08:00, due: 2026-09-20}
          - {metric: 到店量, unit: 人, date: 2026-09-02, plan: 300, actual: 390}
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
          - {metric: 曝光量, unit: 万, date: 2026-09-10, plan: 500, actual: 380}
          - {metric: 获客成本, unit: 元, date: 2026-09-10, plan: 80, actual: 60, direction: down}
""",
    clock=True,
    options=("limits.deviation",),
    example_today="2026-09-12T12:00:00+08:00",
)


@RULE.check_now
def find_deviations(ws: Workspace, now: datetime) -> Findings:
    limit, today = ws.settings.limits.deviation, now.date()
    for entry in list_deviations(ws):
        point, at = entry.checkpoint, entry.at / "actual"
        if entry.is_answered(today):
            continue
        facts = describe_deviation(entry, limit)
        if point.is_worse:
            yield RULE.make_finding(at, "worse", facts, record=entry.monitor.id, limit=format_limit(limit))
        elif (today - point.date).days <= _NEWS and not point.is_implausible:  # M011 asks whether its unit is right
            yield RULE.make_finding(at, "better", facts, record=entry.monitor.id, severity="info")
