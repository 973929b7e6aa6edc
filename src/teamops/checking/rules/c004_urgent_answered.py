"""C004: an urgent request is answered and solved in time."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.time.moments import format_moment, format_time_limit, is_recent
from teamops.model.time.urgency import find_answer_time, list_clocks
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
        "working hours; exactly at the limit is in time. Accepting counts as answering, and so does a status "
        "that has moved on. Late answers and solutions are reported while the request is open, then until the "
        "end of the next month for the review. Missing answers are reported until the request is closed.",
        "提出紧急需求的人要尽快知道有没有人接手。时限按自然小时计算，不按工作时间，恰好等于时限不算超时。"
        "确认承接即为响应；状态已经推进而没有写响应时间的，视为已响应。超时的响应和解决在需求未完成期间提示，"
        "完成后提示到次月底，供复盘使用；一直没有响应的，提示到需求关闭为止。",
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
        "answered_late": Text(
            "“{need}”, urgent since {raised}, was not answered until {at}; the limit is {limit}",
            "紧急需求“{need}”于 {raised} 提出，{at} 才响应，时限为 {limit}",
        ),
        "solved_late": Text(
            "“{need}”, urgent since {raised}, was not solved until {at}; the limit is {limit}",
            "紧急需求“{need}”于 {raised} 提出，{at} 才解决，时限为 {limit}",
        ),
    },
    remedy=Text(
        "call the provider, escalate to the director, and record the times: `urgent: {{raised: …, responded: …, "
        "solved: …}}`; discuss delays in the review",
        "电话联系承接方，必要时上报总监，并如实记录 `urgent: {{raised: …, responded: …, solved: …}}`；已经超时的，"
        "在复盘中讨论",
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
  - id: req-3
    need: 客户投诉处理
    from: sales
    to: design
    owner: zhao
    due: 2026-09-02
    status: delivered
    urgent: {raised: 2026-08-31T09:00, responded: 2026-08-31T11:10, solved: 2026-09-01T10:00}
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
    """Once a request was not answered in time, it is not reported that it was not solved either."""
    zone = ws.settings.timezone
    answers = [(urgent.responded, at / "urgent" / "responded"), (urgent.solved, at / "urgent" / "solved")]
    if request.accepted is not None:
        answers.append((request.accepted.at, at / "accepted" / "at"))
    for clock in list_clocks(request, ws.settings.limits.urgent, now):
        if not clock.is_late:
            continue
        is_response = clock.step == "response"
        facts = {
            "need": request.need,
            "raised": format_moment(urgent.raised, zone),
            "limit": format_time_limit(clock.limit),
        }
        done = find_answer_time(request) if is_response else urgent.solved
        if done is not None:
            if request.is_open or is_recent(done, now, zone):
                answer = next(place for moment, place in answers if moment == done)
                place = answer if is_response else at / "urgent" / "solved"
                facts["at"] = format_moment(done, zone)
                message = "answered_late" if is_response else "solved_late"
                yield RULE.make_finding(place, message, facts, record=request.id)
        elif not is_response or all(moment is None for moment, _ in answers):  # an answer may be dated before `raised`
            message = "unanswered" if is_response else "unsolved"
            yield RULE.make_finding(at / "urgent" / "raised", message, facts, record=request.id)
            return
