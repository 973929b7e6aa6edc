"""M003: actuals are within ±10% of the plan."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_deviation
from teamops.locale.formats import format_limit
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_deviations
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M003",
    name="deviation-in-band",
    severity="warning",
    clause="§3.5",
    title=Text("Actuals are within ±10% of the plan", "实际值与计划值的偏差在 ±10% 之内"),
    why=Text(
        "A deviation found while the project runs can still be corrected. Exactly 10% is within the "
        "limit. Better than planned is shown as information, because a plan that was too low is also a "
        "bad plan. The warning ends when the cause is known and every measure is done or cancelled: the loop is "
        "closed, and the number is history.",
        "项目进行中发现的偏差还来得及纠正。恰好 10% 不算超出；好于计划也会提示，仅供参考："
        "定得过低的计划同样不是好计划。写明原因，且措施都已完成或取消后不再预警：闭环已经完成，数字成为历史记录。",
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
              - {action: 增加 KOL 合作, owner: zhang, decided: 2026-09-11T10:00:00+08:00, due: 2026-09-20, status: done}
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
    options=("limits.deviation",),
)


@RULE.check
def find_deviations(ws: Workspace) -> Findings:
    limit = ws.settings.limits.deviation
    for entry in list_deviations(ws):
        point, at, facts = entry.checkpoint, entry.at / "actual", describe_deviation(entry, limit)
        if point.is_worse:
            if not point.is_closed:
                yield RULE.make_finding(at, "worse", facts, record=entry.monitor.id, limit=format_limit(limit))
        elif not point.is_implausible:  # M011 asks whether its unit is right
            yield RULE.make_finding(at, "better", facts, record=entry.monitor.id, severity="info")
