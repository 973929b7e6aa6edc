"""G003: the parts of a goal cover its period, each day once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_goal_nodes
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.figures.slack import has_own_period
from teamops.model.time.period import Period, WeekStyle
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G003",
    name="parts-tile-period",
    severity="error",
    clause="§1.4",
    title=Text("The parts of a goal cover its period, each day once", "各分解项的周期既不遗漏也不重叠"),
    why=Text(
        "A day without a part has no target; a day in two parts counts twice.",
        "没有覆盖到的日子没有目标可跟；重叠的日子会重复计算。",
    ),
    messages={
        "outside": Text(
            "{goal} ({first} to {last}) is outside the period of the goal or part above it ({begin} to {end})",
            "{goal}（{first} 至 {last}）超出上级周期（{begin} 至 {end}）",
        ),
        "overlap": Text("{goal} overlaps {other} from {first} to {last}", "{goal}与{other}重叠：{first} 至 {last}"),
        "gap": Text("no part of {goal} covers {first} to {last}", "{goal}的分解项没有覆盖 {first} 至 {last}"),
        "first": Text("the other part is here", "另一项在这里"),
    },
    remedy=Text(
        "correct the periods of the parts, or run `teamops split-goal` to split the goal again",
        "改正分解项的周期，或用 `teamops split-goal` 重新分解",
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
_Days = tuple[date, date]
"""The first and the last of some days in a row, both included."""


@RULE.check
def check_tiling(ws: Workspace) -> Findings:
    for node in list_goal_nodes(ws):
        parts = [part for part in node.children if has_own_period(part, node)]
        if parts:
            yield from _check_parts(ws, node, sorted(parts, key=_get_days))


def _check_parts(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode]) -> Findings:
    """Check `parts`, which are those of `node` in the order of their days."""
    yield from _find_overlaps(parts)
    if node.period is not None:
        whole = _find_days_to_cover(node.period, list(map(_get_period, parts)), ws.settings.weeks)
        yield from _find_outside_parts(parts, *whole)
        yield from _report_gaps(ws, node, parts, whole)


def _get_period(part: GoalNode) -> Period:
    assert part.period is not None  # parts here are those with a period of their own
    return part.period


def _get_days(part: GoalNode) -> _Days:
    return _get_period(part).start, _get_period(part).end


def _find_overlaps(parts: Sequence[GoalNode]) -> Findings:
    """Report parts with a day in common, each with the one before it that ends last.

    The same days may be shared out between people or departments: those parts do not overlap.
    """
    furthest = parts[0]
    shares: dict[tuple[_Days, str | None, str | None], GoalNode] = {}
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
    first = max(_get_period(part).start, _get_period(other).start)
    last = min(_get_period(part).end, _get_period(other).end)
    facts = {"goal": describe_goal(part), "other": describe_goal(other)} | _format_days(first=first, last=last)
    related = [Related(other.at / "period", "first", {})]
    return RULE.make_finding(part.at / "period", "overlap", facts, record=part.goal.id, related=related)


def _find_outside_parts(parts: Sequence[GoalNode], begin: date, end: date) -> Findings:
    for part in parts:
        first, last = _get_days(part)
        if first < begin or last > end:
            facts = {"goal": describe_goal(part)} | _format_days(first=first, last=last, begin=begin, end=end)
            yield RULE.make_finding(part.at / "period", "outside", facts, record=part.goal.id)


def _report_gaps(ws: Workspace, node: GoalNode, parts: Sequence[GoalNode], whole: _Days) -> Findings:
    """Where a period is cut into days, those without work need no part."""
    by_day = all(_get_period(part).kind == "day" for part in parts)
    for first, last in _find_gaps(whole, map(_get_days, parts)):
        days = (first + n * _DAY for n in range((last - first).days + 1))
        if not by_day or any(map(ws.workdays.is_workday, days)):
            facts = {"goal": describe_goal(node)} | _format_days(first=first, last=last)
            yield RULE.make_finding(node.at.key("parts"), "gap", facts, record=node.goal.id)


def _find_days_to_cover(whole: Period, parts: Sequence[Period], weeks: WeekStyle) -> _Days:
    """Return the days that `parts` of `whole` must cover: its own, or those of its weeks.

    The latter where the team counts in whole ISO weeks, and the parts are such weeks.
    """
    is_uncut = (len(part.text) == len("2026-W28") for part in parts)
    if all(part.kind == "week" for part in parts) and any(is_uncut):
        return whole.span("week", weeks)
    return whole.start, whole.end


def _find_gaps(whole: _Days, parts: Iterable[_Days]) -> Iterator[_Days]:
    """Yield the runs of days of `whole` that none of `parts` has; `parts` are in the order of their first days."""
    begin, end = whole
    for first, last in parts:
        if begin < first and begin <= end:
            yield begin, min(first - _DAY, end)
        begin = max(begin, last + _DAY)
    if begin <= end:
        yield begin, end


def _format_days(**days: date) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}
