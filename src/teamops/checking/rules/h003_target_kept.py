"""H003: a target that was confirmed, or is nearly due, is not lowered."""

from __future__ import annotations

from datetime import date, datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_commit, describe_goal
from teamops.locale.text import Text
from teamops.model.event import Event, History
from teamops.model.signing.lapses import find_eased_node
from teamops.model.time.moments import convert_to_zone, is_recent
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="H003",
    name="target-kept",
    severity="warning",
    clause="§1.7",
    title=Text("A target that is confirmed or nearly due is not lowered", "已确认或临近期末的目标值没有被调低"),
    why=Text(
        "A target that follows the actual is always reached, and means nothing. Lowering it after a confirmation "
        "is reported until the owner confirms again. Lowering it in the last third of the period's days is "
        "always reported. For goals where less is better (`direction: down`), this rule checks for raising. If "
        "the goal keeps its target, changed parts are a new split, which this rule does not check.",
        "跟着实际值走的目标永远都能达成，也就没有意义。确认之后调低目标值会提示，直到责任人重新确认；"
        "在周期最后三分之一的日子里调低，一律提示。越低越好的目标（`direction: down`）则指调高。"
        "目标值不变、只调整各分解项的，属于重新分解，不作检查。",
    ),
    messages={
        "confirmed": Text(
            "the target of {goal} changed from {before} to {after} on {day} (commit {commit}, {author}), after "
            "{person} had confirmed it",
            "{goal}的目标值于 {day} 由 {before} 改为 {after}（提交 {commit}，{author}），而{person}此前已经确认",
        ),
        "late": Text(
            "the target of {goal} changed from {before} to {after} on {day} (commit {commit}, {author}), in the last "
            "third of its period",
            "{goal}的目标值于 {day} 由 {before} 改为 {after}（提交 {commit}，{author}），此时已是周期的最后三分之一",
        ),
    },
    remedy=Text(
        "restore the target and explain the miss in the review; if the change was agreed, have the owner confirm "
        "again: `teamops confirm GOAL --as PERSON`",
        "恢复目标值，在复盘中说明未达成的原因；确经商定调整的，请责任人重新确认：`teamops confirm 目标 --as 人员`",
    ),
    good={
        "goals/2026-Q3.yaml (before)": """\
goals:
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 320, department: marketing, owner: xiaowang}
""",
        "goals/2026-Q3.yaml (after, committed on 2026-06-24)": """\
goals:
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 300, department: marketing, owner: xiaowang}
""",
    },
    bad={
        "goals/2026-Q3.yaml (before)": """\
goals:
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 320, department: marketing, owner: xiaowang}
""",
        "goals/2026-Q3.yaml (after, committed on 2026-09-15)": """\
goals:
  - {id: leads-2026Q3, name: 新客户获取量, period: 2026-Q3, target: 280, department: marketing, owner: xiaowang}
""",
    },
    history=True,
)


@RULE.check_past
def find_lowered_targets(ws: Workspace, now: datetime, past: History) -> Findings:
    """Report only parts lowered together with their goal's target: the others are a new split."""
    lowered = {e.item.path for e in past.events if e.item.kind == "goal" and e.field == "target"}
    for event in past.events:
        node = find_eased_node(ws, event)
        if node is not None and (node.part is None or node.goal.id in lowered):
            yield from _check_change(ws, node, event, past, now)


def _check_change(ws: Workspace, node: GoalNode, event: Event, past: History, now: datetime) -> Findings:
    zone = ws.settings.timezone
    day = convert_to_zone(event.moment, zone).date()
    facts = {"goal": describe_goal(node), "before": event.before or "", "after": event.after or ""}
    facts |= describe_commit(event, zone)
    if (person := _find_confirmed_owner(node, event, past)) is not None:
        facts["person"] = ws.get_person_name(person)
        yield RULE.make_finding(node.at / "target", "confirmed", facts, record=node.goal.id)
    elif node.period is not None and day in _find_last_third(node.period) and is_recent(event.moment, now, zone):
        yield RULE.make_finding(node.at / "target", "late", facts, record=node.goal.id)


def _find_confirmed_owner(node: GoalNode, event: Event, past: History) -> str | None:
    """Return the owner, if they had confirmed before the change, and have not confirmed it since."""
    owner = node.owner
    if owner is None:
        return None
    signed = [one.at for one in (node.part or node.goal).confirmed if one.by == owner]
    if any(at > event.moment for at in signed):
        return None
    was_signed = any(
        e.field == f"confirmed.{owner}"
        and e.item.path == node.path
        and e.before is not None
        and e.moment >= event.moment
        for e in past.events
    )
    return owner if signed or was_signed else None


def _find_last_third(period: Period) -> Period:
    """Return the days of the period after its first two thirds."""
    days = len(period)
    first = date.fromordinal(period.start.toordinal() + days - days // 3)
    return Period("", "day", first, period.end)
