"""M004: a deviation beyond the limit has a cause and a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_deviation
from teamops.locale.text import Text
from teamops.model.dataclass import replace
from teamops.model.figures.checkpoints import list_deviations
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M004",
    name="deviation-answered",
    severity="error",
    clause="§3.5 §3.6",
    title=Text("A deviation beyond the limit has a cause and a measure", "超出范围的偏差有原因、有应对措施"),
    why=Text(
        "A warning that nobody answers teaches the team to ignore the next one.",
        "没人处理的预警，只会让大家习惯忽略下一个预警。",
    ),
    messages={
        "no_cause": Text(
            "“{project}”, {phase}: {metric} deviates by {rate} ({actual}, planned {plan}) but has no cause",
            "“{project}”{phase}：{metric}偏差 {rate}（实际 {actual}，计划 {plan}），没有写明原因",
        ),
        "no_measure": Text(
            "“{project}”, {phase}: {metric} deviates by {rate} ({actual}, planned {plan}) but has no measure",
            "“{project}”{phase}：{metric}偏差 {rate}（实际 {actual}，计划 {plan}），没有应对措施",
        ),
        "neither": Text(
            "“{project}”, {phase}: {metric} deviates by {rate} ({actual}, planned {plan}) but lacks cause and measure",
            "“{project}”{phase}：{metric}偏差 {rate}（实际 {actual}，计划 {plan}），没有写明原因，也没有应对措施",
        ),
    },
    remedy=Text(
        "write `cause: …` and `measures: [{{action: …, owner: …, due: …}}]` at the checkpoint",
        "在监控节点中补写 `cause: 原因` 和 `measures: [{{action: 措施, owner: 责任人, due: 完成时间}}]`",
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
          - metric: 曝光量
            unit: 万
            date: 2026-09-10
            plan: 500
            actual: 380
            recorded: 2026-09-10T18:00:00+08:00
            cause: KOL 排期推迟
            measures:
              - {action: "增加KOL合作，投放信息流广告", owner: zhang, decided: 2026-09-11T10:00, due: 2026-09-20}
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
          - metric: 曝光量
            unit: 万
            date: 2026-09-10
            plan: 500
            actual: 380
""",
    options=("limits.deviation",),
)


@RULE.check
def find_unanswered_deviations(ws: Workspace) -> Findings:
    """Only what is worse than planned: success needs no measures."""
    limit = ws.settings.limits.deviation
    for entry in list_deviations(ws):
        point, at = entry.checkpoint, entry.at
        if not point.is_worse:
            continue
        facts = describe_deviation(entry, limit)
        if not point.cause:
            yield RULE.make_finding(at / "cause", "no_cause", facts, record=entry.monitor.id)
        if all(measure.status == "cancelled" for measure in point.measures):
            yield RULE.make_finding(at / "measures", "no_measure", facts, record=entry.monitor.id)


@RULE.merge_findings
def merge_missing_answers(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield one finding for a checkpoint without cause and measure, at the place of the cause."""
    points = {(one.at.file, one.at.route[:-1]) for one in findings if one.message == "no_measure"}
    causes = {(one.at.file, one.at.route[:-1]) for one in findings if one.message == "no_cause"}
    for one in findings:
        is_both = (one.at.file, one.at.route[:-1]) in points & causes
        if not is_both:
            yield one
        elif one.message == "no_cause":
            yield replace(one, message="neither")
