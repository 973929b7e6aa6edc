"""H005: a confirmation was committed by the person who confirms."""

from __future__ import annotations

from teamops.checking.rule import Rule
from teamops.locale.text import Text

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
