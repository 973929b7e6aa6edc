"""G003: the parts of a goal cover its period, each day once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from teamops.checking.finding import Finding, Related
from teamops.checking.gaps import Days, find_days_to_cover, find_gaps, is_rest
from teamops.checking.goal_parts import describe_goal
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.figures.slack import has_own_period
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G003",
    name="parts-tile-period",
    severity="error",
    clause="§1.4",
    title=Text("The parts of a goal cover its period, each day once", "各分解项的周期既不遗漏也不重叠"),
    why=Text(
        "On a day that no part covers nobody has a target; on a day that two cover, it counts twice.",
        "没有覆盖到的日子没有目标可跟;重叠的日子会重复计算。",
    ),
    messages={
        "outside": Text(
            "{goal} ({first} to {last}) lies outside the period of what it is part of, {begin} to {end}",
            "{goal}({first} 至 {last})超出上级周期({begin} 至 {end})",
        ),
        "overlap": Text("{goal} overlaps {other} from {first} to {last}", "{goal}与{other}重叠:{first} 至 {last}"),
        "gap": Text("no part of {goal} covers {first} to {last}", "{goal}的分解项没有覆盖 {first} 至 {last}"),
        "first": Text("the other one stands here", "另一项在这里"),
    },
    remedy=Text(
        "correct the periods of the parts, or let `teamops split-goal` divide the goal again",
        "改正分解项的周期,或用 `teamops split-goal` 重新分解",
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
      - period: 2026-07
        target: 1600
        parts:
          - {period: 2026-07-W27, target: 300}
          - {period: 2026-W28, target: 350}
          - {period: 2026-W29, target: 350}
          - {period: 2026-W30, target: 350}
          - {period: 2026-07-W31, target: 250}
      - {period: 2026-08, target: 1700}
      - {period: 2026-09, target: 1700}
""",
    bad="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    target: 5000
    department: sales
    owner: wang
    parts:
      - {period: 2026-07, target: 1600}
      - {period: 2026-W31, target: 400}
      - {period: 2026-09, target: 1700}
      - {period: 2026-10, target: 1300}
""",
    options=("weeks",),
)


@RULE.check
def check_tiling(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for tree in ws.list_goal_trees():
        for node in tree.walk():
            parts = [part for part in node.children if has_own_period(part, node)]
            if parts:
                yield from _check_parts(ws, node, sorted(parts, key=_get_days))


def _check_parts(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode]) -> Iterator[Finding]:
    """What is wrong with `parts`, which are those of `node` in the order of their days."""
    yield from _find_overlaps(parts)
    if node.period is not None:
        begin, end = find_days_to_cover(node.period, list(map(_get_period, parts)), ws.settings.weeks)
        yield from _find_outside_parts(parts, begin, end)
        yield from _find_gaps(ws, node, parts, (begin, end))


def _get_period(part: GoalNode) -> Period:
    assert part.period is not None  # parts here are those with a period of their own
    return part.period


def _get_days(part: GoalNode) -> Days:
    return _get_period(part).start, _get_period(part).end


def _find_overlaps(parts: Sequence[GoalNode]) -> Iterator[Finding]:
    """Parts with a day in common, each with the one that reaches furthest before it.

    The same days may be shared out between people or departments: those parts do not overlap.
    """
    furthest = parts[0]
    shares: dict[tuple[Days, str | None, str | None], GoalNode] = {}
    for part in parts:
        own = part.part
        assert own is not None  # a part, and not the goal itself
        twin = shares.setdefault((_get_days(part), own.owner, own.department), part)
        if twin is not part:
            yield _make_overlap(part, twin)
        elif _get_period(part).overlaps(_get_period(furthest)) and _get_days(part) != _get_days(furthest):
            yield _make_overlap(part, furthest)
        if _get_period(part).end > _get_period(furthest).end:
            furthest = part


def _make_overlap(part: GoalNode, other: GoalNode) -> Finding:
    first, last = (
        max(_get_period(part).start, _get_period(other).start),
        min(_get_period(part).end, _get_period(other).end),
    )
    facts = {"goal": describe_goal(part), "other": describe_goal(other)} | _format_days(first=first, last=last)
    related = [Related(other.at / "period", "first", {})]
    return RULE.make_finding(part.at / "period", "overlap", facts, record=part.goal.id, related=related)


def _find_outside_parts(parts: Sequence[GoalNode], begin: date, end: date) -> Iterator[Finding]:
    for part in parts:
        first, last = _get_days(part)
        if first < begin or last > end:
            facts = {"goal": describe_goal(part)} | _format_days(first=first, last=last, begin=begin, end=end)
            yield RULE.make_finding(part.at / "period", "outside", facts, record=part.goal.id)


def _find_gaps(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode], whole: Days) -> Iterator[Finding]:
    """Where a period is cut into days, those without work need no part."""
    by_day = all(_get_period(part).kind == "day" for part in parts)
    for first, last in find_gaps(whole, map(_get_days, parts)):
        if not (by_day and is_rest(first, last, ws.workdays)):
            facts = {"goal": describe_goal(node)} | _format_days(first=first, last=last)
            yield RULE.make_finding(node.at.key("parts"), "gap", facts, record=node.goal.id)


def _format_days(**days: date) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}
