"""F016: a folder with a teamops.yaml of its own names its team."""

from __future__ import annotations

from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text

RULE = Rule(
    code="F016",
    name="workspace-named",
    severity="warning",
    clause="",
    title=Text("A folder with its own teamops.yaml names its team", "自带 teamops.yaml 的文件夹写明团队名称"),
    why=Text(
        "Such a folder is a separate workspace, and the workspace above does not read it. An empty teamops.yaml "
        "placed there by mistake hides all files beside it from every list and check.",
        "这样的文件夹是另一个工作区，上级工作区不读取它。误放一个空的 teamops.yaml，"
        "旁边的文件就会从所有清单和检查中消失。",
    ),
    messages={
        "no_team": Text(
            "{folder} is not read: it has its own teamops.yaml, which does not name a team",
            "{folder} 未读取：它有自己的 teamops.yaml，但其中没有写团队",
        ),
    },
    remedy=Text(
        "delete the file if the folder belongs to this team; otherwise add `team:` to it",
        "如果该文件夹属于本团队，请删除这个文件；否则请在其中写明 `team:`",
    ),
    good={
        "partners/teamops.yaml": "team: 渠道伙伴\n",
        "partners/tasks.yaml": """\
tasks:
  - {id: t-1, name: 渠道培训, owner: he, start: 2026-09-01, end: 2026-09-07}
""",
    },
    bad={
        "partners/teamops.yaml": "# 待填写\n",
        "partners/tasks.yaml": """\
tasks:
  - {id: t-1, name: 渠道培训, owner: he, start: 2026-09-01, end: 2026-09-07}
""",
    },
)


check_faults(RULE)
