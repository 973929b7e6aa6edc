"""H005: a confirmation was committed by the person who confirms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.goal_parts import describe_goal
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.event import Address, Event, History
from teamops.model.place import At
from teamops.model.records.goals import Confirmation
from teamops.model.workspace import Workspace

RULE = Rule(
    code="H005",
    name="signature-authentic",
    severity="warning",
    clause="§1.7",
    title=Text("A confirmation was committed by the person who confirms", "签字由本人提交"),
    why=Text(
        "A name that somebody else wrote down is no signature. The author of the commit that brought a confirmation is "
        "compared with the person's `email`, without regard to capitals; of goals, and of requests. People without an "
        "`email`, and confirmations that are not committed yet, are not looked at.",
        "别人代写的名字不是签字。比较带来该确认的提交的作者与本人的 `email`,不分大小写;目标和协作需求的确认都检查。"
        "没有登记 `email` 的人员和尚未提交的确认不作检查。",
    ),
    messages={
        "goal": Text(
            "{person}'s confirmation of {goal} was committed by {author} ({email}, commit {commit}); {person} is "
            "{expected}",
            "{person}对{goal}的确认由 {author} 提交({email},提交 {commit}),而{person}的邮箱是 {expected}",
        ),
        "request": Text(
            "{person}'s confirmation of the request “{need}” was committed by {author} ({email}, commit {commit}); "
            "{person} is {expected}",
            "{person}对协作需求“{need}”的确认由 {author} 提交({email},提交 {commit}),而{person}的邮箱是 {expected}",
        ),
    },
    remedy=Text(
        "let the person confirm again and commit it: `teamops confirm GOAL --as PERSON --commit`; or correct `email`",
        "请本人重新确认并自己提交:`teamops confirm 目标 --as 人员 --commit`;邮箱有误的,更正 `email`",
    ),
    good={
        "teamops.yaml": """\
team: 华东营销部
departments: {sales: {name: 销售部}}
people: {wang: {name: 王经理, department: sales, email: wang@example.com}}
""",
        "goals/2026-Q4.yaml (committed by wang@example.com)": """\
goals:
  - id: sales-2026Q4
    name: 销售额
    period: 2026-Q4
    unit: 万元
    target: 5200
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4}]
""",
    },
    bad={
        "teamops.yaml": """\
team: 华东营销部
departments: {sales: {name: 销售部}}
people: {wang: {name: 王经理, department: sales, email: wang@example.com}}
""",
        "goals/2026-Q4.yaml (committed by zhao@example.com)": """\
goals:
  - id: sales-2026Q4
    name: 销售额
    period: 2026-Q4
    unit: 万元
    target: 5200
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4}]
""",
    },
    history=True,
)


@RULE.check_past
def find_foreign_signatures(ws: Workspace, now: datetime, past: History) -> Iterator[Finding]:
    """Who brought a confirmation: the commit that wrote it last, else the one with which its record came."""
    brought: dict[tuple[Address, str | None], Event] = {}
    for event in reversed(past.events):
        if event.field is None or event.field.startswith(("confirmed.", "accepted.")):
            brought[event.item, event.field] = event
    for node in ws.nodes.values():
        item = Address("goal" if node.part is None else "part", node.path)
        for number, one in enumerate((node.part or node.goal).confirmed):
            came = brought.get((item, f"confirmed.{one.by}")) or brought.get((item, None))
            yield from _check_signature(
                ws, one, came, node.at / "confirmed" / number, "goal", describe_goal(node), node.goal.id
            )
    for request, at in ws.requests:
        item = Address("request", request.id)
        signed = [(one, f"confirmed.{one.by}", at / "confirmed" / n) for n, one in enumerate(request.confirmed)]
        if request.accepted is not None:
            signed.append((request.accepted, "accepted.by", at / "accepted"))
        for one, field, place in signed:
            came = brought.get((item, field)) or brought.get((item, None))
            yield from _check_signature(ws, one, came, place, "request", request.need, request.id)


def _check_signature(
    ws: Workspace, one: Confirmation, event: Event | None, at: At, message: str, what: str, record: str
) -> Iterator[Finding]:
    person = ws.settings.people.get(one.by)
    if event is None or event.kind == "gone" or person is None or not person.email:
        return
    if event.email.casefold() != person.email.casefold():
        facts = {"person": ws.get_person_name(one.by), "expected": person.email}
        facts |= {"author": event.author, "email": event.email}
        facts |= {"goal" if message == "goal" else "need": what, "commit": event.short}
        yield RULE.make_finding(at / "by", message, facts, record=record)
