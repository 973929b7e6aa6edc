"""M010: a high-risk project has a checkpoint in the coming 7 days and is prepared."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.records.monitors import Monitor
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M010",
    name="high-risk-watched",
    severity="warning",
    clause="§3.1 §3.6",
    title=Text(
        "A high-risk project has a checkpoint in the coming 7 days and is prepared",
        "高风险项目未来 7 天内有监控节点，并事先准备应对",
    ),
    why=Text(
        "High-risk projects change fast and need frequent checks; an emergency is the wrong time to plan. "
        "One checkpoint from today to the same day next week is enough; in its last 7 days, a project may "
        "already have had it. A risk description, a measure (even done or cancelled) or an emergency plan "
        "counts as prepared. Projects that have not started or have ended are not checked.",
        "高风险项目变化快，要看得勤；出了事再想对策往往来不及。从今天到下周同一天至少有一个监控节点；"
        "项目的最后 7 天内已经有过节点的，不再要求。写明风险描述、应对措施（包括已完成或已取消的）"
        "或应急预案，都算有准备。尚未开始或已经结束的项目不检查。",
    ),
    messages={
        "unwatched": Text(
            "“{project}” is high-risk but has no checkpoint from {first} to {last}",
            "“{project}”是高风险项目，{first} 至 {last} 没有监控节点",
        ),
        "unprepared": Text(
            "“{project}” is high-risk but has no risk description, no measure and no emergency plan",
            "“{project}”是高风险项目，但没有风险描述、应对措施，也没有应急预案",
        ),
        "no_phases": Text(
            "“{project}” is high-risk but has no phases, so it has no checkpoints",
            "“{project}”是高风险项目，但没有划分阶段，也就没有监控节点",
        ),
    },
    remedy=Text(
        "add a checkpoint for the coming days; describe its risk (`risk`) and the response (`measures`), "
        "or lower the project's `risk`",
        "在未来几天内设置监控节点；在节点上写明可能的风险（`risk`）和应对措施（`measures`），"
        "或下调项目的风险等级（`risk`）",
    ),
    good="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    risk: high
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 曝光量, unit: 万, date: 2026-09-11, plan: 500, risk: KOL 排期推迟导致曝光不足}]
""",
    bad="""\
monitors:
  - id: launch
    project: 新品上市推广
    owner: zhang
    risk: high
    phases:
      - name: 预热期
        start: 2026-09-01
        end: 2026-09-20
        checkpoints: [{metric: 曝光量, unit: 万, date: 2026-09-12, plan: 500}]
  - {id: price-war, project: 竞品降价应对, owner: wang, risk: high}
""",
    clock=True,
)

_SOON = timedelta(days=7)


@RULE.check_now
def find_unwatched_risks(ws: Workspace, now: datetime) -> Findings:
    for monitor, at in ws.monitors:
        if monitor.risk == "high":
            yield from _check_project(monitor, at, now.date())


def _check_project(monitor: Monitor, at: At, today: date) -> Findings:
    facts = {"project": monitor.project}
    if not monitor.phases:
        yield RULE.make_finding(at / "risk", "no_phases", facts, record=monitor.id)
        return
    run = monitor.run
    if run is None or not run[0] <= today <= run[1]:
        return
    first, last = _find_window(today, run[1])
    if not any(first <= point.date <= last for point in monitor.checkpoints):
        days = {"first": first.isoformat(), "last": last.isoformat()}
        yield RULE.make_finding(at.key("phases"), "unwatched", facts | days, record=monitor.id)
    if not _is_prepared(monitor):
        yield RULE.make_finding(at / "risk", "unprepared", facts, record=monitor.id)


def _find_window(today: date, end: date) -> tuple[date, date]:
    """Return the first and last of the 7 days after today; near the project's end, of its last ones."""
    if end - today > _SOON:
        return today, today + _SOON
    return (end - _SOON if end - date.min > _SOON else date.min), end


def _is_prepared(monitor: Monitor) -> bool:
    plan = monitor.escalated.plan if monitor.escalated is not None else None
    return bool((plan or "").strip()) or any(
        point.measures or (point.risk or "").strip() for point in monitor.checkpoints
    )
