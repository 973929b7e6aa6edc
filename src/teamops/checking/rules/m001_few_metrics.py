"""M001: a phase has at most five core metrics."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M001",
    name="few-metrics",
    severity="warning",
    clause="§3.8",
    title=Text("A phase has at most five core metrics", "每个阶段的核心指标不超过五个"),
    why=Text(
        "When everything is watched, the number that matters is noticed last.",
        "什么都盯，真正重要的数字反而最后才看到。",
    ),
    messages={
        "too_many": Text(
            "“{project}”, {phase} has {count} metrics (limit {limit}): {metrics}",
            "“{project}”{phase}有 {count} 个指标，核心指标不超过 {limit} 个：{metrics}",
        ),
    },
    remedy=Text(
        "keep the metrics that would make you act, and remove the others", "保留会促使采取行动的指标，去掉其余指标"
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
          - {metric: 曝光量, unit: 万, date: 2026-09-10, plan: 250}
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500}
          - {metric: 互动率, date: 2026-09-15, plan: 8%}
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
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500}
          - {metric: 互动率, date: 2026-09-15, plan: 8%}
          - {metric: 收藏量, date: 2026-09-15, plan: 2000}
          - {metric: 转发量, date: 2026-09-15, plan: 1500}
          - {metric: 评论量, date: 2026-09-15, plan: 1000}
          - {metric: 搜索指数, date: 2026-09-15, plan: 3000}
""",
    options=("limits.metrics_per_phase",),
)


@RULE.check
def find_crowded_phases(ws: Workspace) -> Findings:
    """A metric that is read on several days is one metric."""
    limit = ws.settings.limits.metrics_per_phase
    for monitor, at in ws.monitors:
        for number, phase in enumerate(monitor.phases):
            metrics = dict.fromkeys(checkpoint.metric for checkpoint in phase.checkpoints)
            if len(metrics) > limit:
                facts = {"project": monitor.project, "phase": phase.name, "metrics": format_names(metrics)}
                facts |= {"count": str(len(metrics)), "limit": str(limit)}
                place = (at / "phases" / number).key("checkpoints")
                yield RULE.make_finding(place, "too_many", facts, record=monitor.id)
