"""T003: a task has exactly one first-responsible owner."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T003",
    name="one-first-responsible",
    severity="error",
    clause="§2.10",
    title=Text("A task has exactly one first-responsible owner", "每个任务只有一位第一责任人"),
    why=Text(
        "When a task with two owners runs late, neither of the two feels responsible.",
        "两个人共同负责的任务，一到紧要关头就没人负责。",
    ),
    messages={
        "none": Text("“{task}” has no owner: `owner` is missing", "“{task}”没有负责人：缺少 `owner`"),
        "several": Text(
            "“{task}” has {count} owners ({owners}); only one can be first-responsible, the others are collaborators",
            "“{task}”有 {count} 位负责人（{owners}）；只能有一位第一责任人，其余为协作人",
        ),
        "department": Text(
            "the owner of “{task}” is the department {department}; it must be a person",
            "“{task}”的负责人是部门“{department}”；应为具体的人",
        ),
    },
    remedy=Text(
        "write one person as `owner` and the others as `collaborators`",
        "`owner` 只写一个人，其他人写在 `collaborators` 中",
    ),
    good="""\
tasks:
  - {id: t-1, name: 客户回访计划, owner: zhao, collaborators: [sales], start: 2026-09-05, end: 2026-09-15}
""",
    bad="""\
tasks:
  - {id: t-1, name: 客户回访计划, owner: [zhao, qian], start: 2026-09-05, end: 2026-09-15}
  - {id: t-2, name: 竞品月度报告, owner: marketing, start: 2026-09-01, end: 2026-09-07}
  - {id: t-3, name: 社交媒体内容策划, start: 2026-09-10, end: 2026-09-18}
""",
)


@RULE.check
def check_task_owners(ws: Workspace) -> Findings:
    """F007 reports unknown names."""
    departments = ws.settings.departments.keys() - ws.settings.people.keys()
    wrong = {names for names in ws.collect_task_values("owner") if len(names) != 1 or names[0] in departments}
    for task, at in ws.tasks if wrong else ():
        if task.owner not in wrong:
            continue
        if not task.owner:
            yield RULE.make_finding(at / "owner", "none", record=task.id, task=task.name)
        elif len(task.owner) > 1:
            facts = {"count": str(len(task.owner)), "owners": format_names(ws.get_names(task.owner))}
            yield RULE.make_finding(at / "owner", "several", facts, record=task.id, task=task.name)
        else:
            department = ws.get_department_name(task.owner[0])
            yield RULE.make_finding(at / "owner", "department", record=task.id, task=task.name, department=department)
