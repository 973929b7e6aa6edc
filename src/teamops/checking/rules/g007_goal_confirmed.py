"""G007: every owner of a goal or part has confirmed it."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.figures.workload import list_leavers
from teamops.model.signing.signatures import SignatureState, list_signature_states
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G007",
    name="goal-confirmed",
    severity="warning",
    clause="§1.7",
    title=Text("Every owner of a goal or part has confirmed it", "目标及各分解项的责任人都已确认"),
    why=Text(
        "A number that its owner never agreed to is only someone else's wish. Once the period has "
        "started, a missing confirmation is an error. People who confirm a goal or part also confirm "
        "their own parts below it.",
        "责任人没有认可的数字只是别人的期望。周期开始后仍未确认，按错误处理。确认上级目标，"
        "等于同时确认其下属于自己的分解项。",
    ),
    messages={
        "goal": Text("{person} has not confirmed {goal}", "{person}尚未确认{goal}"),
        "part": Text("{person} has not confirmed their part of {goal}", "{person}尚未确认自己在{goal}中的分解项"),
        "parts": Text(
            "{person} has not confirmed their {count} parts of {goal}",
            "{person}尚未确认自己在{goal}中的 {count} 个分解项",
        ),
        "another": Text("{part}: {target}", "{part}：{target}"),
    },
    remedy=Text(
        "ask them to confirm: `teamops confirm GOAL --as PERSON`; `teamops confirm --list` shows who has not",
        "请本人确认：`teamops confirm 目标 --as 人员`；`teamops confirm --list` 可查看谁还没有确认",
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
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4}]
    parts:
      - {period: 2026-10, target: 1600}
      - {period: 2026-11, target: 1800}
      - {period: 2026-12, owner: zhao, target: 1800, confirmed: [{by: zhao, at: 2026-09-03T09:30, digest: 185e654c}]}
""",
    bad="""\
goals:
  - id: sales-2026Q4
    name: 销售额
    period: 2026-Q4
    unit: 万元
    target: 5200
    department: sales
    owner: wang
    confirmed: [{by: wang, at: 2026-09-02T10:15, digest: 4126bfe4}]
    parts:
      - {period: 2026-10, target: 1600, parts: [{owner: zhao, target: 800}, {owner: qian, target: 800}]}
      - {period: 2026-11, target: 1800, parts: [{owner: zhao, target: 900}, {owner: qian, target: 900}]}
      - {period: 2026-12, target: 1800}
""",
    clock=True,
)

_SHOWN = 3
"""How many other parts of a person are named beside the first."""


@RULE.check_now
def find_unconfirmed_goals(ws: Workspace, now: datetime) -> Findings:
    """Skip owners who cannot sign: F007 reports those who are not among the people, T016 those who have left."""
    signers = ws.settings.people.keys() - list_leavers(ws, now.date())
    for tree in ws.list_goal_trees():
        for state in list_signature_states(tree).values():
            if state.unsigned and state.person in signers:
                yield _make_finding(ws, tree, state, now.date())


def _make_finding(ws: Workspace, tree: GoalNode, state: SignatureState, today: date) -> Finding:
    first, *others = state.unsigned
    facts = {"person": ws.get_person_name(state.person), "goal": describe_goal(tree)}
    message = "goal" if first is tree else "parts" if others else "part"
    if message == "parts":
        facts["count"] = str(len(state.unsigned))
    has_begun = any(node.period is not None and node.period.start <= today for node in state.unsigned)
    return RULE.make_finding(
        first.at / "owner",
        message,
        facts,
        record=tree.goal.id,
        related=[_make_related(node) for node in islice(others, _SHOWN)],
        severity="error" if has_begun else None,
    )


def _make_related(node: GoalNode) -> Related:
    target = "—" if node.target is None else format_amount(node.target, node.goal.unit)
    return Related(node.at / "owner", "another", {"part": describe_goal(node), "target": target})
