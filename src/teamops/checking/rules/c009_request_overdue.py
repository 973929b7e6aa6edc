"""C009: a request is delivered on time."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_delay
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C009",
    name="request-overdue",
    severity="warning",
    clause="§5.8",
    title=Text("A request is delivered on time", "协作需求按时交付"),
    why=Text(
        "Another department's plan depends on this delivery, so a delay should be known early.",
        "别的部门的计划依赖这项交付；延期要早知道，不要等到用时才发现。",
    ),
    messages={
        "overdue": Text(
            "“{need}”, due from {to} on {due}, has not been delivered ({days} day{days:|s} overdue)",
            "“{need}”应由{to}于 {due} 交付，已逾期 {days} 天",
        ),
        "overdue_unprovided": Text(
            "“{need}”, due on {due}, has not been delivered ({days} day{days:|s} overdue)",
            "“{need}”应于 {due} 交付，已逾期 {days} 天",
        ),
        "unconfirmed": Text(
            "“{need}” was delivered, but {from} has not confirmed it as done (due {due}, {days} day{days:|s} ago)",
            "“{need}”已交付，{from}尚未确认完成（期限 {due}，已过 {days} 天）",
        ),
    },
    remedy=Text(
        "agree on a new delivery time, escalate to the director, or correct the status",
        "商定新的交付时间、上报总监协调，或更新为真实状态",
    ),
    good="""\
requests:
  - {id: req-1, need: 客户线索数据对接, from: sales, to: data, owner: zhao, due: 2026-09-10, status: in_progress}
""",
    bad="""\
requests:
  - {id: req-1, need: 客户线索数据对接, from: sales, to: data, owner: zhao, due: 2026-09-08, status: in_progress}
  - {id: req-2, need: 新品上市物料设计, from: marketing, to: design, owner: zhang, due: 2026-09-07, status: delivered}
""",
    clock=True,
    example_today="2026-09-10T12:00:00+08:00",
)


@RULE.check_now
def find_overdue_requests(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    for request, at in ws.requests:
        if request.due is None or request.due >= today or not request.is_open:
            continue
        facts = {"need": request.need} | describe_delay(request.due, today)
        if request.status == "delivered":
            message, facts["from"] = "unconfirmed", ws.get_department_name(request.from_)
        elif request.to is not None:
            message, facts["to"] = "overdue", ws.get_department_name(request.to)
        else:
            message = "overdue_unprovided"
        yield RULE.make_finding(at / "due", message, facts, record=request.id)
