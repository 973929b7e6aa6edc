"""T009: a special task serves a goal, a project or a decision."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T009",
    name="task-serves-goal",
    severity="warning",
    clause="§2.2",
    title=Text("A special task serves a goal, a project or a decision", "专项任务有关联的目标、项目或会议决议"),
    why=Text(
        "Tasks come from the split of goals; special work that serves no goal takes time from work that "
        "does. Routine and ad hoc tasks need no goal; done and cancelled tasks are not checked.",
        "任务来自目标分解；不服务于任何目标的专项工作，只会挤占真正要做的事。常规任务和临时任务可以不关联；"
        "已完成、已取消的任务不再检查。",
    ),
    messages={
        "untied": Text(
            "“{task}” is a special task but has no goal, project or meeting",
            "“{task}”是专项任务，但没有关联目标、项目或会议",
        ),
    },
    remedy=Text(
        "write `goal: …`, `project: …` or `meeting: …`; if it is not special, write `type: routine` or `type: adhoc`",
        "补写 `goal: 目标`、`project: 项目` 或 `meeting: 会议`；若并非专项，改为 `type: routine` 或 `type: adhoc`",
    ),
    good="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00:00+08:00
    agenda: [上周任务进度]
    attendees: [chen, wang, xiaowang]
    decisions: [{decision: 每月输出竞品报告, owner: xiaowang, due: 2026-09-07}]
    distributed: 2026-09-01T09:00:00+08:00
tasks:
  - {id: t-1, name: 客户回访计划, goal: sales-2026Q3, owner: zhao, start: 2026-09-05, end: 2026-09-15}
  - {id: t-2, name: 竞品月度报告, meeting: m-2026-W36, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
  - {id: t-3, name: 销售日报汇总, type: routine, owner: qian, start: 2026-09-01, end: 2026-09-30}
""",
    bad="""\
tasks:
  - {id: t-1, name: 客户回访计划, type: special, owner: zhao, start: 2026-09-05, end: 2026-09-15}
""",
)


@RULE.check
def find_unattached_tasks(ws: Workspace) -> Findings:
    """F007 reports a goal, project or meeting that does not exist."""
    for task, at in ws.open_tasks:
        if task.type == "special" and not (task.goal or task.project or task.meeting):
            yield RULE.make_finding(at / "goal", "untied", record=task.id, task=task.name)
