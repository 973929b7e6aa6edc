"""F009: every file is within the bounds of what is read."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

RULE = Rule(
    code="F009",
    name="bounded-file",
    severity="error",
    clause="",
    title=Text("Every file is UTF-8 text of limited size", "每个文件都是大小有限的 UTF-8 文本"),
    why=Text(
        "A file that is damaged, half merged, too large or too deeply nested is not read at all.",
        "文件损坏、合并未完成，或过大、嵌套过深时，整个文件都不会被读取。",
    ),
    messages={
        "encoding": Text(
            "not UTF-8: cannot decode the byte {byte} at offset {offset}",
            "不是 UTF-8 编码：第 {offset} 字节 {byte} 无法解码",
        ),
        "gbk": Text(
            "this looks like GBK (ANSI), not UTF-8; save the file as UTF-8",
            "看起来是 GBK（ANSI）编码，不是 UTF-8；请另存为 UTF-8",
        ),
        "nul": Text("a NUL byte: this is not a text file", "含有 NUL 字节：这不是文本文件"),
        "too_large": Text("the file has {size} bytes; the limit is {limit}", "文件有 {size} 字节；上限为 {limit} 字节"),
        "too_deep": Text("nested deeper than {limit} levels", "嵌套超过 {limit} 层"),
        "too_many_values": Text(
            "the file has more than {limit} values after its aliases are expanded", "别名展开后超过 {limit} 个值"
        ),
        "too_many_records": Text(
            "the file has more than {limit} records, including parts; split it",
            "文件中的记录（含分解项）超过 {limit} 条；请拆分文件",
        ),
        "alias_cycle": Text("an alias contains itself", "别名包含了它自己"),
        "conflict": Text(
            "the file contains an unresolved merge conflict: `{marker}`", "文件中留有未解决的合并冲突：`{marker}`"
        ),
        "outside": Text(
            "leads to {target}, outside the workspace, and is not read", "指向工作区之外的 {target}，不予读取"
        ),
        "unreadable": Text("cannot be read: {problem}", "无法读取：{problem}"),
        "not_a_file": Text("is not a regular file", "不是普通文件"),
        "too_many_files": Text(
            "the workspace has more than {limit} YAML files; files beyond the limit are not read",
            "工作区的 YAML 文件超过 {limit} 个；超出的文件不再读取",
        ),
    },
    remedy=Text(
        "save the file as UTF-8, finish the merge, or split the file; exclude files that are not the team's with "
        "`ignore:` in teamops.yaml",
        "将文件另存为 UTF-8、完成合并，或拆分文件；不属于团队的文件可在 teamops.yaml 的 `ignore:` 中排除",
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
""",
    bad=(  # not as a block, so that no tool takes this source for a merge left unfinished
        "tasks:\n"
        "<<<<<<< HEAD\n"
        "  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}\n"
        "=======\n"
        "  - {id: t-1, name: 竞品月度报告, owner: lijie, start: 2026-09-01, end: 2026-09-30}\n"
        ">>>>>>> plan-b\n"
    ),
)


check_faults(RULE)
