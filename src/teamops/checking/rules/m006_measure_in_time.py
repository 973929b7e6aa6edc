"""M006: a measure is decided within 24 hours of the warning."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_deviation
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_deviations
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M006",
    name="measure-in-time",
    severity="warning",
    clause="§3.9",
    title=Text("A measure is decided within 24 hours of the warning", "预警后 24 小时内确定应对措施"),
    why=Text(
        "A deviation grows while nobody acts. The hours run from the time the actual was recorded until a measure is "
        "decided. Cancelled measures do not count; exactly 24 hours is in time. Measures that were decided late are "
        "listed in the review and in `teamops report audit`. Actuals without a time are not judged.",
        "偏差拖得越久越难纠正。从实际值录入的时间算起，到确定应对措施为止，已取消的措施不算；恰好 24 小时不算超时。"
        "已经确定、只是决定得晚的，列在复盘和 `teamops report audit` 中。没有写录入时间的不作判断。",
    ),
    messages={
        "undecided": Text(
            "“{project}”, {phase}: {metric} ({rate}) was recorded at {recorded}, and no measure has been decided; "
            "the limit is {limit}",
            "“{project}”{phase}：{metric}（偏差 {rate}）于 {recorded} 录入，至今没有确定应对措施，时限为 {limit}",
        ),
    },
    remedy=Text(
        "decide on a measure today: `teamops monitor measure`; correct `recorded` if it is wrong",
        "请今天就确定应对措施：`teamops monitor measure`；`recorded` 写错的请改正",
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
            date: 2026-09-02
            plan: 500
            actual: 380
            recorded: 2026-09-02T18:00
            cause: KOL 排期推迟
            measures:
              - {action: 增加KOL合作, owner: zhang, decided: 2026-09-04T09:30, due: 2026-09-10}
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
            date: 2026-09-02
            plan: 500
            actual: 380
            recorded: 2026-09-02T18:00
            cause: KOL 排期推迟
            measures: [{action: 增加KOL合作, owner: zhang, decided: 2026-09-03T10:00, status: cancelled}]
""",
    clock=True,
    options=("limits.deviation", "limits.measure_within"),
)


@RULE.check_now
def find_undecided_deviations(ws: Workspace, now: datetime) -> Findings:
    limits, zone = ws.settings.limits, ws.settings.timezone
    for entry in list_deviations(ws):
        recorded = entry.checkpoint.recorded
        if not entry.checkpoint.is_worse or entry.standing or recorded is None:
            continue
        if compute_duration(recorded, now) > limits.measure_within:
            facts = describe_deviation(entry, limits.deviation)
            facts = {key: facts[key] for key in ("project", "phase", "metric", "rate")} | {
                "recorded": format_moment(recorded, zone),
                "limit": format_time_limit(limits.measure_within),
            }
            yield RULE.make_finding(entry.at / "measures", "undecided", facts, record=entry.monitor.id)
