"""G011: a goal that has started is split into months, weeks and people."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Literal

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G011",
    name="split-down-to-people",
    severity="warning",
    clause="§1.4",
    title=Text("A goal that has started is split into months, weeks and people", "已开始的目标分解到月、周、人"),
    why=Text(
        "Each level supports the one above (quarter, month, week, personal task), and people can only act "
        "on the last. Goals that have not started can wait. Ended goals, parts of 0 and rates are not "
        "split. The goal of a department with only one person is that person's.",
        "季度→月→周→个人任务，下一级支撑上一级，最后一级才能由个人去做。尚未开始的可以稍后分解，"
        "已结束的不必再分解；目标值为 0 的分解项和比率类目标不分解。部门只有责任人一个人时，"
        "目标就是他个人的。",
    ),
    messages={
        "months": Text(
            "{goal} started on {first} but is not split into months", "{goal}已于 {first} 开始，尚未分解到月"
        ),
        "weeks": Text("{goal} started on {first} but is not split into weeks", "{goal}已于 {first} 开始，尚未分解到周"),
        "people": Text(
            "{goal} started on {first} but is not split among people", "{goal}已于 {first} 开始，尚未分解到人"
        ),
    },
    remedy=Text(
        "run `teamops split-goal GOAL --into month,week,people`; existing parts are kept",
        "运行 `teamops split-goal 目标 --into month,week,people`，已有的分解项会保留",
    ),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    target: 5000
    department: sales
    owner: wang
    parts:
      - {period: 2026-07, target: 1600}
      - {period: 2026-08, target: 1700}
      - period: 2026-09
        target: 1700
        parts:
          - {period: 2026-09-W36, target: 320, parts: [{owner: zhao, target: 160}, {owner: qian, target: 160}]}
          - {period: 2026-W37, target: 390}
          - {period: 2026-W38, target: 460}
          - {period: 2026-W39, target: 300}
          - {period: 2026-09-W40, target: 230}
""",
    bad="""\
goals:
  - {id: sales-2026Q3, name: 销售额, period: 2026-Q3, target: 5000, department: sales, owner: wang}
  - id: visits-2026Q3
    name: 客户拜访量
    period: 2026-Q3
    target: 300
    department: sales
    owner: wang
    parts: [{period: 2026-07, target: 100}, {period: 2026-08, target: 100}, {period: 2026-09, target: 100}]
  - {id: calls-2026W36, name: 电话回访, period: 2026-W36, target: 50, department: sales, owner: wang}
""",
    clock=True,
)


_Missing = Literal["months", "weeks", "people"]
_ORDER: tuple[_Missing, ...] = ("months", "weeks", "people")


@RULE.check_now
def find_undivided_goals(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    running = [tree for tree in ws.list_goal_trees() if tree.goal.measure == "sum" and _is_running(tree, today)]
    if not running:
        return
    owners, crowded = ws.readings.scopes, _list_crowded_departments(ws, today)
    for tree in running:
        gaps: dict[_Missing, GoalNode] = {}
        for node in tree.walk():
            if not node.children and node.target and _is_running(node, today):
                has_owner = owners[node.path].owner is not None or node.department not in crowded
                if (gap := _find_missing_level(node, has_owner=has_owner)) is not None:
                    gaps.setdefault(gap, node)
        worst = next((gap for gap in _ORDER if gap in gaps), None)
        if worst is not None:
            node = gaps[worst]
            first = node.period.start.isoformat() if node.period else ""
            yield RULE.make_finding(node.at, worst, record=tree.goal.id, goal=describe_goal(node), first=first)


def _is_running(node: GoalNode, today: date) -> bool:
    return node.period is not None and today in node.period


def _find_missing_level(node: GoalNode, *, has_owner: bool) -> _Missing | None:
    """Return the next level that a node without parts lacks."""
    if node.period is not None and node.period.kind in ("year", "quarter"):
        return "months"
    if node.period is not None and node.period.kind == "month":
        return "weeks"
    return None if has_owner else "people"


def _list_crowded_departments(ws: Workspace, today: date) -> set[str | None]:
    """Return the departments with two or more people to share a goal."""
    there = (person for person in ws.settings.people.values() if person.capacity > 0 and person.is_member(today))
    people = Counter(person.department for person in there)
    return {department for department, count in people.items() if count > 1} - {None}
