"""G006: one person of the department owns a goal."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_goal_nodes
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G006",
    name="one-answerable-owner",
    severity="error",
    clause="§1.5 §1.10",
    title=Text("One person of the department owns a goal", "每个目标由责任部门的一个人负责"),
    why=Text(
        "A goal shared by everyone has no owner. A goal whose owner is in another department is hard to push forward.",
        "人人有份的目标等于没人负责；由别的部门负责的目标难以推动。",
    ),
    messages={
        "none": Text("{goal} has no owner: `owner` is missing", "{goal}没有责任人：缺少 `owner`"),
        "elsewhere": Text(
            "{person} owns {goal} but belongs to {own}, not to {department}",
            "{goal}的责任人{person}属于{own}，不属于责任部门{department}",
        ),
    },
    remedy=Text(
        "name one person of the goal's department, or give the part its own `department`",
        "指定责任部门中的一个人，或为该分解项写明自己的 `department`",
    ),
    good="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales}
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 300, department: marketing, owner: lijie}
""",
)


@RULE.check
def check_goal_owners(ws: Workspace) -> Findings:
    for node in list_goal_nodes(ws):
        if node.part is None and node.owner is None:
            yield RULE.make_finding(node.at, "none", record=node.goal.id, goal=describe_goal(node))
        yield from _check_department(ws, node)


def _check_department(ws: Workspace, node: GoalNode) -> Findings:
    """Report an owner who belongs to another department; an owner without a department fits everywhere.

    Only where `node` itself names one of the two: what it inherits was checked above it.
    """
    own = node.part or node.goal
    person = ws.settings.people.get(node.owner or "")
    department = ws.settings.departments.get(node.department or "")
    if person is None or department is None or not (own.owner or own.department):
        return
    if person.department in (None, node.department) or department.head == node.owner:
        return
    facts = {
        "goal": describe_goal(node),
        "person": ws.get_person_name(node.owner or ""),
        "own": ws.get_department_name(person.department or ""),
        "department": ws.get_department_name(node.department or ""),
    }
    at = node.at / ("owner" if own.owner else "department")
    yield RULE.make_finding(at, "elsewhere", facts, record=node.goal.id)
