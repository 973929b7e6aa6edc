"""T001: a blocked task states its reason and what it needs."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="T001",
    name="blocked-states-reason",
    severity="error",
    clause="§2.8",
    title=Text("A blocked task states its reason and what it needs", "阻塞的任务写明原因和所需资源"),
    why=Text(
        "Nobody can help with a blocked task if its reason and needs are unknown.",
        "不写原因和所需资源，别人就帮不上忙。",
    ),
    messages={
        "no_blocker": Text("“{task}” is blocked, but no reason is given", "“{task}”已阻塞，但没有说明原因"),
        "no_reason": Text("“{task}” is blocked without a reason", "“{task}”已阻塞，但没有写原因"),
        "no_needs": Text("“{task}” is blocked but does not say what it needs", "“{task}”已阻塞，但没有写所需资源"),
    },
    remedy=Text(
        "write `blocker: {{reason: …, needs: …, from: …}}`, or set another status",
        "补写 `blocker: {{reason: 原因, needs: 所需资源, from: 部门}}`，或改为其他状态",
    ),
    good="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: blocked
    blocker: {reason: 缺成本数据, needs: 财务部提供竞品成本数据, from: finance, since: 2026-09-03}
    updated: 2026-09-03T16:40:00+08:00
""",
    bad="""\
tasks:
  - id: t-1
    name: 竞品月度报告
    owner: xiaowang
    start: 2026-09-01
    end: 2026-09-07
    status: blocked
""",
)


@RULE.check
def find_unexplained_blocks(ws: Workspace) -> Findings:
    blocked = [entry for entry in ws.tasks if entry.record.status == "blocked"]
    for task, at in blocked:
        if task.blocker is None:
            yield RULE.make_finding(at / "status", "no_blocker", record=task.id, task=task.name)
            continue
        if not task.blocker.reason:
            yield RULE.make_finding(at / "blocker", "no_reason", record=task.id, task=task.name)
        if not task.blocker.needs:
            yield RULE.make_finding(at / "blocker", "no_needs", record=task.id, task=task.name)
