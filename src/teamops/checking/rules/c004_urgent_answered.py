"""C004: an urgent request is answered and solved in time."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.time.moments import format_moment, format_time_limit
from teamops.model.time.urgency import list_clocks
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C004",
    name="urgent-answered",
    severity="warning",
    clause="§5.3",
    title=Text(
        "An urgent request is answered within 2 hours and solved within 24", "紧急需求 2 小时内响应，24 小时内解决"
    ),
    why=Text(
        "People who raise an emergency need to know soon whether help is coming. Limits count clock hours, not "
        "working hours; exactly at the limit is in time. Accepting counts as answering, and so does a status that has "
        "moved on. Missing answers and solutions are reported until they come. Those that came late are listed in the "
        "review and in `teamops report audit`.",
        "提出紧急需求的人要尽快知道有没有人接手。时限按自然小时计算，不按工作时间，恰好等于时限不算超时。"
        "确认承接即为响应；状态已经推进而没有写响应时间的，视为已响应。没有响应、没有解决的，提示到响应、解决为止；"
        "已经响应或解决、只是超时的，列在复盘和 `teamops report audit` 中。",
    ),
    messages={
        "unanswered": Text(
            "“{need}”, urgent since {raised}, has not been answered; the limit is {limit}",
            "紧急需求“{need}”于 {raised} 提出，至今没有响应，时限为 {limit}",
        ),
        "unsolved": Text(
            "“{need}”, urgent since {raised}, has not been solved; the limit is {limit}",
            "紧急需求“{need}”于 {raised} 提出，至今没有解决，时限为 {limit}",
        ),
    },
    remedy=Text(
        "call the provider, escalate to the director, and record the times: `urgent: {{raised: …, responded: …, "
        "solved: …}}`",
        "电话联系承接方，必要时上报总监，并如实记录 `urgent: {{raised: …, responded: …, solved: …}}`",
    ),
    good="""\
requests:
  - id: req-1
    need: 竞品降价应对物料
    from: sales
    to: marketing
    owner: qian
    due: 2026-09-04
    status: in_progress
    urgent: {raised: 2026-09-03T12:00, responded: 2026-09-03T14:00}
  - id: req-2
    need: 客户投诉处理
    from: sales
    to: design
    owner: zhao
    due: 2026-09-04
    status: delivered
    urgent: {raised: 2026-08-31T09:00, responded: 2026-08-31T11:10, solved: 2026-09-01T10:00}
""",
    bad="""\
requests:
  - id: req-1
    need: 竞品降价应对物料
    from: sales
    to: marketing
    owner: qian
    due: 2026-09-04
    urgent: {raised: 2026-09-04T09:30}
  - id: req-2
    need: 直播设备故障
    from: brand
    to: data
    owner: lijie
    due: 2026-09-04
    status: in_progress
    urgent: {raised: 2026-09-03T11:00, responded: 2026-09-03T11:20}
""",
    clock=True,
    options=("limits.urgent.response", "limits.urgent.solution"),
)


@RULE.check_now
def find_late_urgent_requests(ws: Workspace, now: datetime) -> Findings:
    for request, at in ws.requests:
        if request.urgent is not None and request.status != "cancelled":
            yield from _check_request(ws, request, request.urgent, at, now)


def _check_request(ws: Workspace, request: Request, urgent: Emergency, at: At, now: datetime) -> Findings:
    """While a request is not answered, it is not reported that it is not solved either."""
    zone, has_answer = ws.settings.timezone, any((urgent.responded, urgent.solved, request.accepted))
    for clock in list_clocks(request, ws.settings.limits.urgent, now):
        if not (clock.is_late and clock.is_running):
            continue
        if clock.step == "response" and has_answer:  # it may be dated before `raised`
            continue
        facts = {
            "need": request.need,
            "raised": format_moment(urgent.raised, zone),
            "limit": format_time_limit(clock.limit),
        }
        message = "unanswered" if clock.step == "response" else "unsolved"
        yield RULE.make_finding(at / "urgent" / "raised", message, facts, record=request.id)
        return
