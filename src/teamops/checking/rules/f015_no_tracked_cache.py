"""F015: the folder with the tool's own files is not committed."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

_TASKS = """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30}
"""

RULE = Rule(
    code="F015",
    name="no-tracked-cache",
    severity="error",
    clause="",
    title=Text("The folder `.teamops` is not committed", "`.teamops` 文件夹没有提交到 git"),
    why=Text(
        "`.teamops` holds results of earlier checks on one machine. Committed results help nobody, conflict in "
        "every merge, and could be edited to make a check pass. While git tracks the folder, teamops neither "
        "uses nor saves results there, and checks are slower.",
        "`.teamops` 保存的是某一台电脑上以往检查的结果。提交后对别人没有用处，每次合并都会冲突，还可能被人改动，"
        "让检查看起来没有问题。只要 git 还跟踪这个文件夹，其中的结果就既不使用也不保存，检查会慢一些。",
    ),
    messages={
        "tracked": Text(
            "git tracks files in `{folder}`, so teamops ignores the results saved there",
            "git 跟踪了 `{folder}` 中的文件，其中保存的内容一律不用",
        ),
    },
    remedy=Text(
        "run `git rm -r --cached .teamops` in the folder of teamops.yaml, then commit",
        "在 teamops.yaml 所在的文件夹运行 `git rm -r --cached .teamops`，然后提交",
    ),
    good={"tasks/2026-09.yaml": _TASKS},
    bad={"tasks/2026-09.yaml": _TASKS, ".teamops/check.json": "{}\n"},
)


check_faults(RULE)
