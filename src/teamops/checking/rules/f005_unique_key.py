"""F005: no mapping has a key twice."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

RULE = Rule(
    code="F005",
    name="unique-key",
    severity="error",
    clause="",
    title=Text("A key appears once per mapping", "同一处的字段不能重复"),
    why=Text(
        "YAML readers keep the last of two equal keys and silently drop the first.",
        "字段重复时，YAML 读取程序只保留最后一个，前面的内容会无声丢失。",
    ),
    messages={
        "key": Text(
            "`{key}` appears twice here; YAML would keep only the last one", "`{key}` 重复；YAML 只会保留最后一个"
        ),
        "first": Text("`{key}` first appears here", "`{key}` 首次出现在这里"),
    },
    remedy=Text("merge the two, or remove the wrong one", "合并两处内容，或删除错误的一处"),
    good="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-30
""",
    bad="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-30
    owner: lijie
""",
)


check_faults(RULE)
