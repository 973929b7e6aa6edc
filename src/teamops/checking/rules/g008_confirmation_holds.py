"""G008: what was confirmed has not changed since."""

from __future__ import annotations

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_goal_nodes
from teamops.checking.wording import describe_goal, format_keys
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.signing.signatures import Signature, list_signatures
from teamops.model.time.moments import convert_to_zone
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G008",
    name="confirmation-holds",
    severity="error",
    clause="§1.7",
    title=Text("What was confirmed has not changed since", "已确认的内容没有被改动"),
    why=Text(
        "A confirmation of a number that was changed afterwards no longer counts. It covers target, "
        "period, unit, owner, criteria, key actions and the person's own parts. Splitting a confirmed "
        "target, or changing other people's parts, does not affect it.",
        "数字改过之后，原来的确认就不再算数。确认涵盖目标值、周期、单位、责任人、完成标准、"
        "关键动作和本人的分解项。把整体确认过的目标再分解、或别人的分解项变动，都不影响已有的确认。",
    ),
    messages={
        "changed": Text(
            "{fields} of {goal} changed after {person} confirmed it on {day}",
            "{person} {day} 确认{goal}之后，{fields} 被改动，确认已失效",
        ),
        "unknown": Text(
            "{goal} differs from what {person} confirmed on {day}; the digest does not show what changed",
            "{goal}与{person} {day} 确认的内容不一致；从校验码看不出改了哪一项",
        ),
        "unbound": Text(
            "{person} confirmed {goal} on {day} without a digest, so nobody can tell whether the confirmation "
            "still holds",
            "{person} {day} 对{goal}的确认没有校验码，无法判断是否仍然有效",
        ),
        "now": Text("the current {field}", "{field} 现在的内容"),
    },
    remedy=Text(
        "restore what was confirmed, or ask the person to confirm again: `teamops confirm GOAL --as PERSON`",
        "恢复确认时的内容，或请本人重新确认：`teamops confirm 目标 --as 人员`",
    ),
    good="""\
goals:
  - id: sales-2026Q4
    name: 销售额
    period: 2026-Q4
    unit: 万元
    target: 5200
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4.6cf61ded67402ac84f534f53cdfb4f53}]
    parts: [{period: 2026-10, target: 1600}, {period: 2026-11, target: 1800}, {period: 2026-12, target: 1800}]
""",
    bad="""\
goals:
  - id: sales-2026Q4
    name: 销售额
    period: 2026-Q4
    unit: 万元
    target: 5400
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4.6cf61ded67402ac84f534f53cdfb4f53}]
    parts: [{period: 2026-10, target: 1600}, {period: 2026-11, target: 2000}, {period: 2026-12, target: 1800}]
""",
)

_KEYS = {"own_parts": "parts"}
"""The keys of fields whose name is not their key."""


@RULE.check
def find_changed_confirmations(ws: Workspace) -> Findings:
    """Of several confirmations of a person at one place the latest counts.

    Skip those of people who leave before the end of the period, as others take over: they do not sign again.
    """
    for node in list_goal_nodes(ws):
        for signature in list_signatures(node):
            person = ws.settings.people.get(signature.confirmation.by)
            if person is None or node.period is None or not person.has_left(node.period.end):
                yield from _check_signature(ws, node, signature)


def _check_signature(ws: Workspace, node: GoalNode, signature: Signature) -> Findings:
    confirmation, at = signature.confirmation, signature.at / "digest"
    facts = {
        "person": ws.get_person_name(confirmation.by),
        "goal": describe_goal(node),
        "day": convert_to_zone(confirmation.at, ws.settings.timezone).date().isoformat(),
    }
    record, changed = node.goal.id, signature.changed
    if not signature.is_bound:
        yield RULE.make_finding(signature.at, "unbound", facts, record=record, severity="warning")
    elif changed is None:
        yield RULE.make_finding(at, "unknown", facts, record=record)
    elif changed:
        keys = tuple(dict.fromkeys(_KEYS.get(field, field) for field in changed))
        places = [(key, _locate_key(node, key)) for key in keys]
        related = [Related(place, "now", {"field": format_keys([key])}) for key, place in places if place is not None]
        yield RULE.make_finding(at, "changed", facts, record=record, related=related, fields=format_keys(keys))


def _locate_key(node: GoalNode, key: str) -> At | None:
    """Return the place of the key in the node itself, else in its goal; None if neither has it."""
    own = node.part or node.goal
    if getattr(own, key, None):
        return node.at.key(key)
    return At(node.at.file, node.at.route[:2]).key(key) if getattr(node.goal, key, None) else None
