"""F001: every file is YAML, a mapping of sections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.from_faults import findings_from_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F001",
    name="valid-yaml",
    severity="error",
    clause="",
    title=Text("Every file is YAML that holds sections", "每个文件都是由栏目组成的有效 YAML"),
    why=Text(
        "What cannot be read is in no list, no sum and no printout; the other files are checked all the same.",
        "读不出来的内容不会出现在清单、汇总和打印表中;其余文件照常检查。",
    ),
    messages={
        "syntax": Text("not valid YAML: {problem}", "不是有效的 YAML:{problem}"),
        "syntax_context": Text("not valid YAML: {context}, {problem}", "不是有效的 YAML:{context},{problem}"),
        "not_a_mapping": Text(
            "a file holds sections such as `tasks:`, each with a list below it; found {found}",
            "文件应由 `tasks:` 之类的栏目组成,栏目下是列表;实际为 {found}",
        ),
        "settings_not_a_mapping": Text(
            "teamops.yaml holds keys such as `team:` with their values", "teamops.yaml 应由 `team:` 之类的字段和值组成"
        ),
        "several_documents": Text(
            "a file holds one YAML document; a second one begins at this `---`",
            "一个文件只能有一份 YAML 文档;此处的 `---` 开始了第二份",
        ),
        "section_not_a_list": Text(
            "`{section}` holds a list of records, each beginning with `- `; found {found}",
            "`{section}` 下应为记录列表,每条以 `- ` 开头;实际为 {found}",
        ),
    },
    remedy=Text(
        "look at this line and the one above it: a missing colon, quote or bracket, or uneven indentation",
        "检查此行和上一行:是否缺少冒号、引号或括号,或缩进不齐",
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30
""",
)


@RULE.check
def file_is_yaml(ws: Workspace, now: datetime) -> Iterator[Finding]:
    return findings_from_faults(RULE, ws, optional="context")
