"""F004: no required key is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.from_faults import report_faults
from teamops.checking.located import UnlistedFindings
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F004",
    name="required-key",
    severity="error",
    clause="",
    title=Text("No required key is missing", "必填字段不能缺少"),
    why=Text(
        "A record without its name or its days cannot be listed, found or checked.",
        "缺少名称或日期的记录,无法列出、查找和检查。",
    ),
    messages={
        "key": Text("`{record}` needs the key `{key}`", "`{record}` 缺少必填字段 `{key}`"),
    },
    remedy=Text("add the key with its value", "补上该字段和值"),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01}
""",
)


@RULE.check
def find_missing_keys(ws: Workspace, now: datetime) -> Iterator[Finding | UnlistedFindings]:
    return report_faults(RULE, ws)
