"""G019: a rate below 2 is written with a % sign."""

from __future__ import annotations

from decimal import Decimal

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal
from teamops.locale.text import Text
from teamops.model.figures.quantity import Quantity, format_plain
from teamops.model.figures.units import is_rate_unit
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G019",
    name="rate-with-sign",
    severity="warning",
    clause="§1.3",
    title=Text("A rate below 2 is written with a % sign", "小于 2 的比率写明百分号"),
    why=Text(
        'With `unit: "%"`, a target of 0.8 is read as 80% but may mean 0.8%; 1.05 is read as 1.05% but '
        "may mean 105%. A % sign removes the doubt.",
        "单位为 % 时，目标值 0.8 按占比读作 80%，也可能指 0.8%；1.05 读作 1.05%，也可能指 105%。"
        "写上百分号就没有疑问了。",
    ),
    messages={
        "share": Text(
            "the target {value} of {goal} is read as {read}; write {read}, or {other} if you mean that",
            "{goal}的目标值 {value} 按 {read} 计；请写 {read}，若指 {other} 请写 {other}",
        ),
    },
    remedy=Text(
        "write the target and the other numbers of the goal with a % sign", "目标值和该目标的其他数字都写上百分号"
    ),
    good="""\
goals:
  - {id: renewal, name: 续约率, period: 2026, unit: "%", target: 92%, measure: level, department: sales, owner: wang}
  - {id: clicks, name: 点击率, period: 2026, unit: "%", target: 0.8%, measure: level, department: brand, owner: lijie}
""",
    bad="""\
goals:
  - {id: renewal, name: 续约率, period: 2026, unit: "%", target: 0.92, measure: level, department: sales, owner: wang}
""",
)


@RULE.check
def find_ambiguous_rates(ws: Workspace) -> Findings:
    for tree in ws.list_goal_trees():
        target = tree.goal.target
        if target is None or not is_rate_unit(tree.goal.unit) or not _is_doubtful(target):
            continue
        facts = {
            "goal": describe_goal(tree),
            "value": target.written,
            "read": str(target),
            "other": _format_other_reading(target),
        }
        yield RULE.make_finding(tree.at / "target", "share", facts, record=tree.goal.id)


def _is_doubtful(target: Quantity) -> bool:
    """Whether the target was written without a sign, and is small enough to be a share or a percentage."""
    return target.written[-1:].isdigit() and 0 < abs(_parse_target(target)) < 2


def _format_other_reading(target: Quantity) -> str:
    """Return what it would be if it was meant the other way: 0.8% for 80%, 105% for 1.05%."""
    written = _parse_target(target)
    return f"{target.written}%" if abs(written) < 1 else f"{format_plain(written * 100)}%"


def _parse_target(target: Quantity) -> Decimal:
    return Decimal(target.written.replace(",", ""))
