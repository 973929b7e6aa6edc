"""F017: no suppression or setting hides what could not be read."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.suppressions import is_active
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE, UNREAD_RULES
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F017",
    name="unread-not-silenced",
    severity="warning",
    clause="",
    title=Text("Problems with unread content cannot be hidden", "未读取的内容不能忽略"),
    why=Text(
        "F001 to F005 and F009 mean that a file, record or setting was not read, so no rule has checked it. They "
        "stay errors, whatever comments, settings or a baseline say. Otherwise the check would pass over records "
        "that nobody has checked.",
        "F001 至 F005 和 F009 说明有文件、记录或设置未读取，任何规则都没有检查过它们。"
        "无论注释、设置还是基线文件怎样要求，它们始终是错误：否则检查会对没有看过的内容显示通过。",
    ),
    messages={
        "comment": Text(
            "{rule} means that something was not read; a comment cannot hide it",
            "{rule} 表示有内容未读取，不能用注释忽略",
        ),
        "off": Text(
            "{rule} means that something was not read; it cannot be turned off", "{rule} 表示有内容未读取，不能关闭"
        ),
        "severity": Text(
            "{rule} means that something was not read; it stays an error", "{rule} 表示有内容未读取，始终是错误"
        ),
    },
    remedy=Text("delete this entry, and correct what cannot be read", "请删除此处，并改正无法读取的内容"),
    good="""\
tasks:
  # teamops: ignore[T006] until 2026-09-30 by chen: 供应商延期，已与客户商定
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, status: not_started}
""",
    bad={
        "tasks.yaml": """\
tasks:
  # teamops: ignore[F003] until 2026-09-30 by chen: 稍后补写
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, priority: P9}
""",
        "teamops.yaml": """\
team: 华东营销部
people: {chen: {name: 陈总监}, xiaowang: {name: 小王}, zhao: {name: 赵四}}
check: {disable: [F001], severity: {F009: info}}
""",
    },
    clock=True,
)

_CODES = {word: code for code, name in UNREAD_RULES.items() for word in (code, name)}


@RULE.check_now
def find_suppressed_read_errors(ws: Workspace, now: datetime) -> Findings:
    checks, place = ws.settings.check, At(SETTINGS_FILE, ("check",))
    for number, word in enumerate(checks.disable):
        if word in _CODES:
            yield RULE.make_finding(place / "disable" / number, "off", rule=_CODES[word])
    for word, severity in checks.severity.items():
        if word in _CODES and severity != "error":
            message = "off" if severity == "off" else "severity"
            yield RULE.make_finding((place / "severity").key(word), message, rule=_CODES[word])
    for suppression in ws.suppressions:
        if is_active(suppression, ws.settings.people, now.date()):
            for word in dict.fromkeys(suppression.rules):
                if word in _CODES:
                    yield RULE.make_finding(suppression.at, "comment", rule=_CODES[word])
