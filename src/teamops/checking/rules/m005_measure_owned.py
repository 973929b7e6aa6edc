"""M005: a measure has an owner and a due date, and is done by then."""

from __future__ import annotations

from datetime import date, datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_delay, format_empty_keys
from teamops.locale.text import Text
from teamops.model.figures.checkpoints import CheckpointEntry, list_checkpoints
from teamops.model.place import At
from teamops.model.records.monitors import Measure
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M005",
    name="measure-owned",
    severity="error",
    clause="§3.6",
    title=Text("A measure has an owner and a due date, and is done by then", "应对措施有责任人和完成时间，并按时完成"),
    why=Text(
        "A measure without an owner is not carried out. One that is overdue and still open is a warning: "
        "it is late, or its status is stale. The due day itself is in time; done and cancelled measures "
        "are not checked.",
        "没有责任人的措施等于没有措施。过了完成时间仍未完成的给出警告：要么延期了，要么状态没有更新。"
        "完成时间当天不算逾期；已完成和已取消的措施不再检查。",
    ),
    messages={
        "incomplete": Text(
            "“{project}”, {phase}: the measure “{action}” lacks {missing}",
            "“{project}”{phase}：应对措施“{action}”缺少 {missing}",
        ),
        "overdue": Text(
            "“{project}”, {phase}: the measure “{action}” ({owner}) was due on {due} and is {days} "
            "day{days:|s} overdue",
            "“{project}”{phase}：应对措施“{action}”（{owner}）应于 {due} 完成，已逾期 {days} 天",
        ),
        "overdue_unowned": Text(
            "“{project}”, {phase}: the measure “{action}” was due on {due} and is {days} day{days:|s} overdue",
            "“{project}”{phase}：应对措施“{action}”应于 {due} 完成，已逾期 {days} 天",
        ),
    },
    remedy=Text(
        "write who does it by when (`owner`, `due`); set `status: done` when it is done, or `cancelled` "
        "if it is not needed",
        "写明责任人（`owner`）和完成时间（`due`）；完成后改为 `status: done`，不再需要的改为 `cancelled`",
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
            date: 2026-09-08
            plan: 220
            actual: 205
            measures:
              - {action: 追加短视频投放, owner: zhang, due: 2026-09-10}
              - {action: 更换落地页, owner: xiaowang, due: 2026-09-09, status: done}
              - {action: 增加户外广告, status: cancelled}
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
            date: 2026-09-08
            plan: 220
            actual: 205
            measures:
              - {action: 追加短视频投放, owner: zhang, due: 2026-09-09}
              - {action: 更换落地页, due: 2026-09-09}
""",
    clock=True,
    example_today="2026-09-10T12:00:00+08:00",
)


@RULE.check_now
def check_measures(ws: Workspace, now: datetime) -> Findings:
    """An unknown owner is an owner here; F007 reports that they are unknown."""
    for entry in list_checkpoints(ws):
        for measure, at in entry.standing:
            if measure.status == "open":
                yield from _check_measure(ws, entry, measure, at, now.date())


def _check_measure(ws: Workspace, entry: CheckpointEntry, measure: Measure, at: At, today: date) -> Findings:
    record = entry.monitor.id
    facts = {"project": entry.monitor.project, "phase": entry.phase.name, "action": measure.action}
    if missing := format_empty_keys(measure, "owner", "due"):
        yield RULE.make_finding(at, "incomplete", facts, record=record, missing=missing)
    if measure.due is None or measure.due >= today:
        return
    facts |= describe_delay(measure.due, today)
    if measure.owner is not None:
        facts["owner"] = ws.get_person_name(measure.owner)
    message = "overdue" if measure.owner is not None else "overdue_unowned"
    yield RULE.make_finding(at / "due", message, facts, record=record, severity="warning")
