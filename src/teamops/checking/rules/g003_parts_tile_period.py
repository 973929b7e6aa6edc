"""G003: the parts of a goal cover its period, each day once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from teamops.checking.finding import Finding, Related
from teamops.checking.gaps import Days, days_to_cover, is_rest, uncovered
from teamops.checking.goal_parts import goal_told
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
def parts_tile_period(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for tree in ws.goal_trees():
        for node in tree.walk():
            parts = [part for part in node.children if has_own_period(part, node)]
            if parts:
                yield from _misplaced(ws, node, sorted(parts, key=_from_to))


def _misplaced(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode]) -> Iterator[Finding]:
    """What is wrong with `parts`, which are those of `node` in the order of their days."""
    yield from _overlaps(parts)
    if node.period is not None:
        begin, end = days_to_cover(node.period, list(map(_period, parts)), ws.settings.weeks)
        yield from _outside(parts, begin, end)
        yield from _gaps(ws, node, parts, (begin, end))


def _period(part: GoalNode) -> Period:
    assert part.period is not None  # parts here are those with a period of their own
    return part.period


def _from_to(part: GoalNode) -> Days:
    return _period(part).start, _period(part).end


def _overlaps(parts: Sequence[GoalNode]) -> Iterator[Finding]:
    """Parts with a day in common, each with the one that reaches furthest before it.

    The same days may be shared out between people or departments: those parts do not overlap.
    """
    furthest = parts[0]
    shares: dict[tuple[Days, str | None, str | None], GoalNode] = {}
    for part in parts:
        own = part.part
        assert own is not None  # a part, and not the goal itself
        twin = shares.setdefault((_from_to(part), own.owner, own.department), part)
        if twin is not part:
            yield _overlap(part, twin)
        elif _period(part).overlaps(_period(furthest)) and _from_to(part) != _from_to(furthest):
            yield _overlap(part, furthest)
        if _period(part).end > _period(furthest).end:
            furthest = part


def _overlap(part: GoalNode, other: GoalNode) -> Finding:
    first, last = max(_period(part).start, _period(other).start), min(_period(part).end, _period(other).end)
    facts = {"goal": goal_told(part), "other": goal_told(other)} | _told(first=first, last=last)
    related = [Related(other.at / "period", "first", {})]
    return RULE.found(part.at / "period", "overlap", facts, record=part.goal.id, related=related)


def _outside(parts: Sequence[GoalNode], begin: date, end: date) -> Iterator[Finding]:
    for part in parts:
        first, last = _from_to(part)
        if first < begin or last > end:
            facts = {"goal": goal_told(part)} | _told(first=first, last=last, begin=begin, end=end)
            yield RULE.found(part.at / "period", "outside", facts, record=part.goal.id)


def _gaps(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode], whole: Days) -> Iterator[Finding]:
    """Where a period is cut into days, those without work need no part."""
    by_day = all(_period(part).kind == "day" for part in parts)
    for first, last in uncovered(whole, map(_from_to, parts)):
        if not (by_day and is_rest(first, last, ws.workdays)):
            facts = {"goal": goal_told(node)} | _told(first=first, last=last)
            yield RULE.found(node.at.key("parts"), "gap", facts, record=node.goal.id)


def _told(**days: date) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}
