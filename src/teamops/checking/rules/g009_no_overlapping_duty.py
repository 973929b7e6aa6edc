"""G009: one department is responsible for a metric at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G009",
    name="no-overlapping-duty",
    severity="warning",
    clause="§1.5",
    title=Text("One department is responsible for a metric at a time", "同一指标在同一时期只由一个部门负责"),
    why=Text(
        "Sales is responsible for revenue, marketing for leads, brand for exposure. If two departments "
        "are responsible for one number, it is counted twice, or neither feels responsible. Write shares "
        "of one goal as its parts, or name the id of the goal above them in `serves`.",
        "销售部负责业绩、市场部负责线索、品牌部负责曝光。两个部门同时负责一个数字，"
        "不是重复计算就是互相推诿。同一目标由几个部门分担时，应作为一个目标的分解项，"
        "或在 `serves` 中写明上级目标的编号。",
    ),
    messages={
        "twice": Text(
            "{department} is responsible for {goal}, and {others} for {other} ({period}): the same metric at "
            "the same time",
            "{goal}由{department}负责，{other}（{period}）由{others}负责：同一时期的同一指标分属两个部门",
        ),
        "other": Text("the other goal is here", "另一个目标在这里"),
    },
    remedy=Text(
        "make both parts of one goal, name the same goal in `serves` of both, or give them different `metric` values",
        "合并为一个目标的分解项，或在 `serves` 中写明同一个上级目标，或用 `metric` 写明两者的不同",
    ),
    good="""\
goals:
  - {id: revenue-2026Q3, name: 销售额, period: 2026-Q3, unit: 万元, target: 5000, department: sales, owner: wang}
  - {id: exposure-2026Q3, name: 品牌曝光量, period: 2026-Q3, unit: 万, target: 900, department: brand, owner: lijie}
  - id: leads-2026-09
    name: 新线索
    period: 2026-09
    target: 30
    department: marketing
    owner: xiaowang
    parts: [{department: marketing, target: 20}, {owner: lijie, department: brand, target: 10}]
""",
    bad="""\
goals:
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 300, department: marketing, owner: xiaowang}
  - {id: customers-2026-09, name: 新客户获取量, period: 2026-09, target: 90, department: sales, owner: wang}
""",
)


_LongGoal = tuple[Period, str, GoalNode]
"""The period of a goal, the highest goal that it serves, and the goal."""


@RULE.check
def find_overlapping_duties(ws: Workspace) -> Findings:
    trees = list(ws.list_goal_trees())
    above = {tree.goal.id: tree.goal.serves for tree in trees}
    by_metric: dict[str, list[_LongGoal]] = defaultdict(list)
    for tree in trees:
        if tree.period is not None and tree.department is not None:
            metric = (tree.goal.metric or tree.name).strip().casefold()
            by_metric[metric].append((tree.period, _find_top_goal(tree.goal.id, above), tree))
    for group in by_metric.values():
        if len({tree.department for _, _, tree in group}) > 1 and len({top for _, top, _ in group}) > 1:
            yield from _find_overlaps(ws, group)


def _find_overlaps(ws: Workspace, group: Sequence[_LongGoal]) -> Findings:
    """Report each goal with one of another department that began no later and overlaps it.

    Goals below one goal are no rivals. Of each department the two that end last are kept, below different goals:
    one of them is a rival if any goal of that department is.
    """
    last_to_end: dict[str | None, list[_LongGoal]] = {}
    for one in sorted(group, key=lambda one: (one[0].start, -one[0].end.toordinal())):
        period, top, tree = one
        for department, others in last_to_end.items():
            rival = next((o for o in others if o[1] != top and o[0].end >= period.start), None)
            if rival is not None and department != tree.department:
                yield _make_finding(ws, tree, rival[2], rival[0])
                break
        longest = sorted([*last_to_end.get(tree.department, ()), one], key=lambda o: o[0].end, reverse=True)
        last_to_end[tree.department] = list({o[1]: o for o in reversed(longest)}.values())[::-1][:2]


def _find_top_goal(goal: str, above: Mapping[str, str | None]) -> str:
    """Return the highest goal that `goal` serves, by way of ids in `serves`; a ring of them counts as one."""
    seen = [goal]
    while (up := above.get(seen[-1])) in above and up is not None:
        if up in seen:
            return min(seen[seen.index(up) :])
        seen.append(up)
    return seen[-1]


def _make_finding(ws: Workspace, tree: GoalNode, other: GoalNode, period: Period) -> Finding:
    facts = {
        "goal": describe_goal(tree),
        "department": ws.get_department_name(tree.department or ""),
        "other": describe_goal(other),
        "period": period.text,
        "others": ws.get_department_name(other.department or ""),
    }
    related = [Related(other.at, "other", {})]
    return RULE.make_finding(tree.at / "department", "twice", facts, record=tree.goal.id, related=related)
