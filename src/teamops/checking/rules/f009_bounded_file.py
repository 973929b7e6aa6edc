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
    title=Text("Every file is plain UTF-8 text within bounds", "每个文件都是大小有限的 UTF-8 文本"),
    why=Text(
        "A file that is damaged, half merged, or made to exhaust the reader is not read at all.",
        "文件损坏、合并未完成，或大到读不下时，整个文件都不会被读取。",
    ),
    messages={
        "encoding": Text(
            "not UTF-8: the byte {byte} at offset {offset} is no text",
            "不是 UTF-8：第 {offset} 字节处的 {byte} 不是文字",
        ),
        "gbk": Text(
            "this looks like GBK (ANSI), not UTF-8: save the file as UTF-8",
            "看起来是 GBK（ANSI）编码，不是 UTF-8：请另存为 UTF-8",
        ),
        "nul": Text("a NUL byte: this is not a text file", "含有 NUL 字节：这不是文本文件"),
        "too_large": Text(
            "the file has {size} bytes; at most {limit} are read", "文件有 {size} 字节；最多读取 {limit} 字节"
        ),
        "too_deep": Text("nested deeper than {limit} levels", "嵌套超过 {limit} 层"),
        "too_many_values": Text(
            "with its aliases written out, the file holds more than {limit} values", "别名展开后超过 {limit} 个值"
        ),
        "too_many_records": Text(
            "the file holds more than {limit} records, parts included; split it",
            "文件中的记录（含分解项）超过 {limit} 条；请拆分文件",
        ),
        "alias_cycle": Text("an alias contains itself", "别名包含了它自己"),
        "conflict": Text("a merge conflict was left in the file: `{marker}`", "文件中留有未解决的合并冲突：`{marker}`"),
        "outside": Text(
            "leads out of the workspace, to {target}, and is not followed", "指向工作区之外的 {target}，不予读取"
        ),
        "unreadable": Text("cannot be read: {problem}", "无法读取：{problem}"),
        "not_a_file": Text("is no ordinary file", "不是普通文件"),
        "too_many_files": Text(
            "the workspace has more than {limit} YAML files; from here on they are not read",
            "工作区的 YAML 文件超过 {limit} 个；从这里起不再读取",
        ),
    },
    remedy=Text(
        "save the file as UTF-8, finish the merge, or split the file; `ignore:` in teamops.yaml leaves out what is not "
        "the team's",
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
