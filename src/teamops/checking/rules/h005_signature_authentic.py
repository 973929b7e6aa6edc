"""H005: a confirmation was committed by the person who confirms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
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
    title=Text("A confirmation is committed by the person who confirms", "确认由本人提交"),
    why=Text(
        "A name that somebody else wrote is not a signature. This rule compares the author of the commit that "
        "added a confirmation with the person's `email`, ignoring case. It checks goals and requests, and skips "
        "people without an `email` and uncommitted confirmations.",
        "别人代写的名字不是签字。比较写入该确认的提交的作者与本人的 `email`，不分大小写；"
        "目标和协作需求的确认都检查。没有登记 `email` 的人员和尚未提交的确认不作检查。",
    ),
    messages={
        "goal": Text(
            "{person}'s confirmation of {goal} was committed by {author} ({email}, commit {commit}); the e-mail "
            "address of {person} is {expected}",
            "{person}对{goal}的确认由 {author} 提交（{email}，提交 {commit}），而{person}的邮箱是 {expected}",
        ),
        "request": Text(
            "{person}'s confirmation of the request “{need}” was committed by {author} ({email}, commit {commit}); "
            "the e-mail address of {person} is {expected}",
            "{person}对协作需求“{need}”的确认由 {author} 提交（{email}，提交 {commit}），而{person}的邮箱是 {expected}",
        ),
    },
    remedy=Text(
        "ask the person to confirm again and commit it: `teamops confirm GOAL --as PERSON --commit`; or correct "
        "`email`",
        "请本人重新确认并自己提交：`teamops confirm 目标 --as 人员 --commit`；邮箱有误的，更正 `email`",
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
def find_foreign_signatures(ws: Workspace, now: datetime, past: History) -> Findings:
    """Compare the signer with the author of the commit that wrote the signature last, else brought its record."""
    written: dict[tuple[Address, str | None], Event] = {}
    for event in reversed(past.events):
        if event.field is None or event.field.startswith(("confirmed.", "accepted.")):
            written[event.item, event.field] = event
    for signed, item, field, at, name in _list_signatures(ws):
        commit = written.get((item, field)) or written.get((item, None))
        person = ws.settings.people.get(signed.by)
        if commit is None or commit.kind == "gone" or person is None or not person.email:
            continue
        if commit.email.casefold() != person.email.casefold():
            facts = name | {"person": ws.get_person_name(signed.by), "expected": person.email}
            facts |= {"author": commit.author, "email": commit.email, "commit": commit.short}
            message, record = "goal" if "goal" in name else "request", item.path.partition("/")[0]
            yield RULE.make_finding(at / "by", message, facts, record=record)


def _list_signatures(ws: Workspace) -> Iterator[tuple[Confirmation, Address, str, At, dict[str, str]]]:
    """Yield each signature with its item and field in the history, its place, and its record's name as a fact."""
    for node in ws.nodes.values():
        item = Address("goal" if node.part is None else "part", node.path)
        for n, signed in enumerate((node.part or node.goal).confirmed):
            yield signed, item, f"confirmed.{signed.by}", node.at / "confirmed" / n, {"goal": describe_goal(node)}
    for request, at in ws.requests:
        item, name = Address("request", request.id), {"need": request.need}
        for n, signed in enumerate(request.confirmed):
            yield signed, item, f"confirmed.{signed.by}", at / "confirmed" / n, name
        if request.accepted is not None:
            yield request.accepted, item, "accepted.by", at / "accepted", name
