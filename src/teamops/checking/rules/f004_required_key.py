"""F004: no required key is missing."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

RULE = Rule(
    code="F004",
    name="required-key",
    severity="error",
    clause="",
    title=Text("No required key is missing", "必填字段不能缺少"),
    why=Text(
        "A record without a name or a date cannot be listed, found or checked.",
        "缺少名称或日期的记录，无法列出、查找和检查。",
    ),
    messages={
        "key": Text("`{record}` needs the key `{key}`", "`{record}` 缺少必填字段 `{key}`"),
    },
    remedy=Text("add the key and its value", "补上该字段和值"),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01}
""",
)


check_faults(RULE)
