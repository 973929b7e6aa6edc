"""M009: the actual of a checkpoint is recorded on its day."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_checkpoint
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M009",
    name="checkpoint-read",
    severity="warning",
    clause="§3.4",
    title=Text("The actual of a checkpoint is recorded on its day", "监控节点当天填报实际值"),
    why=Text(
        "Without an actual there is nothing to compare with the plan, and a deviation is found too late "
        "to correct it. The checkpoint's own day is in time.",
        "没有实际值就无法与计划比较，等发现偏差时往往已来不及纠正。节点当天不算逾期。",
    ),
    messages={
        "unread": Text(
            "“{project}”, {phase}: the actual of {metric} was due on {date} and is {days} day{days:|s} "
            "overdue ({owner})",
            "“{project}”{phase}：{metric}应于 {date} 填报实际值，尚未填报（{owner}，已逾期 {days} 天）",
        ),
        "unread_unowned": Text(
            "“{project}”, {phase}: the actual of {metric} was due on {date} and is {days} day{days:|s} overdue",
            "“{project}”{phase}：{metric}应于 {date} 填报实际值，尚未填报（已逾期 {days} 天）",
        ),
    },
    remedy=Text(
        "write `actual: …` and `recorded: …`; if the checkpoint was postponed, correct its date",
        "补写 `actual: 实际值` 和 `recorded: 录入时间`；节点推迟的，改正日期",
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
          - {metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500, actual: 480}
          - {metric: 互动率, date: 2026-09-16, plan: 8%}
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
        checkpoints: [{metric: 曝光量, unit: 万, date: 2026-09-15, plan: 500}]
  - id: autumn
    project: 秋季促销
    phases:
      - name: 筹备期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 报名门店, unit: 家, date: 2026-09-14, plan: 30}]
""",
    clock=True,
    example_today="2026-09-16T12:00:00+08:00",
)


@RULE.check_now
def find_unread_checkpoints(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    for entry in list_checkpoints(ws):
        day, owner = entry.checkpoint.date, entry.owner
        if entry.checkpoint.actual is not None or day >= today:
            continue
        facts = describe_checkpoint(entry) | {"date": day.isoformat(), "days": str((today - day).days)}
        if owner is not None:
            facts["owner"] = ws.get_person_name(owner)
        message = "unread" if owner is not None else "unread_unowned"
        yield RULE.make_finding(entry.at / "actual", message, facts, record=entry.monitor.id)
