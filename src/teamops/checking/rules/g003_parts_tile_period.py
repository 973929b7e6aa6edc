"""G003: the parts of a goal cover its period, each day once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from teamops.checking.finding import Finding, Related
from teamops.checking.goal_parts import goal_told, has_own_period
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.calendar import WorkCalendar
from teamops.model.period import Period, WeekStyle
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

_DAY = timedelta(days=1)


class _Whole(NamedTuple):
    """A goal or part with the first and last day that its parts are to cover."""

    node: GoalNode
    begin: date
    end: date


@RULE.check
def parts_tile_period(ws: Workspace, now: datetime) -> Iterator[Finding]:
    for tree in ws.goal_trees():
        for node in tree.walk():
            parts = [part for part in node.children if has_own_period(part, node)]
            if parts:
                yield from _misplaced(node, parts, ws.settings.weeks, ws.workdays)


def _misplaced(
    node: GoalNode, parts: Sequence[GoalNode], weeks: WeekStyle, workdays: WorkCalendar
) -> Iterator[Finding]:
    in_order = sorted(parts, key=lambda part: (_period(part).start, _period(part).end))
    yield from _overlaps(in_order)
    if node.period is not None:
        whole = _Whole(node, *_to_cover(node.period, parts, weeks))
        yield from _outside(whole, parts)
        yield from _gaps(whole, in_order, workdays)


def _period(part: GoalNode) -> Period:
    assert part.period is not None  # parts here are those with a period of their own
    return part.period


def _to_cover(period: Period, parts: Sequence[GoalNode], weeks: WeekStyle) -> tuple[date, date]:
    """The days of `period`; where the team counts in whole ISO weeks and does so here, those of its weeks."""
    if all(_period(part).kind == "week" for part in parts) and any(_is_uncut(_period(part)) for part in parts):
        return period.span("week", weeks)
    return period.start, period.end


def _is_uncut(week: Period) -> bool:
    return len(week.text) == len("2026-W28")


def _overlaps(in_order: Sequence[GoalNode]) -> Iterator[Finding]:
    """Parts with a day in common, each with the one that reaches furthest before it.

    The same days may be shared out between people or departments: those parts do not overlap.
    """
    furthest: GoalNode | None = None
    shares: dict[tuple[date, date, str | None, str | None], GoalNode] = {}
    for part in in_order:
        own, days = part.part, _period(part)
        assert own is not None  # a part, and not the goal itself
        twin = shares.setdefault((days.start, days.end, own.owner, own.department), part)
        if twin is not part:
            yield _overlap(part, twin)
        elif furthest is not None and _clash(days, _period(furthest)):
            yield _overlap(part, furthest)
        if furthest is None or days.end > _period(furthest).end:
            furthest = part


def _clash(days: Period, others: Period) -> bool:
    return days.overlaps(others) and (days.start, days.end) != (others.start, others.end)


def _overlap(part: GoalNode, other: GoalNode) -> Finding:
    days, others = _period(part), _period(other)
    facts = {
        "goal": goal_told(part),
        "other": goal_told(other),
        "first": max(days.start, others.start).isoformat(),
        "last": min(days.end, others.end).isoformat(),
    }
    related = [Related(other.at / "period", "first", {})]
    return RULE.found(part.at / "period", "overlap", facts, record=part.goal.id, related=related)


def _outside(whole: _Whole, parts: Sequence[GoalNode]) -> Iterator[Finding]:
    for part in parts:
        days = _period(part)
        if days.start < whole.begin or days.end > whole.end:
            facts = {"first": days.start, "last": days.end, "begin": whole.begin, "end": whole.end}
            told = {name: day.isoformat() for name, day in facts.items()}
            yield RULE.found(part.at / "period", "outside", told, record=part.goal.id, goal=goal_told(part))


def _gaps(whole: _Whole, in_order: Sequence[GoalNode], workdays: WorkCalendar) -> Iterator[Finding]:
    """Runs of days that no part covers. Where a period is cut into days, those without work need no part."""
    may_rest = all(_period(part).kind == "day" for part in in_order)
    begins = [*((_period(part).start, _period(part).end) for part in in_order), (whole.end + _DAY, whole.end + _DAY)]
    covered = whole.begin - _DAY
    for start, end in begins:
        first, last = covered + _DAY, min(start, whole.end + _DAY) - _DAY
        if first <= last and not (may_rest and _is_rest(first, last, workdays)):
            facts = {"first": first.isoformat(), "last": last.isoformat()}
            at = whole.node.at.key("parts")
            yield RULE.found(at, "gap", facts, record=whole.node.goal.id, goal=goal_told(whole.node))
        covered = max(covered, end)


def _is_rest(first: date, last: date, workdays: WorkCalendar) -> bool:
    return not any(workdays.is_workday(first + n * _DAY) for n in range((last - first).days + 1))
