"""F010: a comment that silences a rule has something to silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.rule import Rule
from teamops.locale.suggest import Guesses
from teamops.locale.text import Text
from teamops.model.faults.suppression import Suppression
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F010",
    name="used-suppression",
    severity="warning",
    clause="",
    title=Text("A comment that silences a rule has something to silence", "忽略规则的注释确有可忽略的问题"),
    why=Text(
        "A comment that is no longer needed would hide the next breach. Rules that could not be decided in this run "
        "are not held against it.",
        "不再需要的忽略注释会掩盖下一次违规。本次未能判断的规则不计在内。",
    ),
    messages={
        "unused": Text(
            "nothing here breaks {rule}; this ignore comment silences nothing", "这里没有违反 {rule},忽略注释不起作用"
        ),
        "off": Text(
            "{rule} is turned off in teamops.yaml; this ignore comment does nothing",
            "{rule} 已在 teamops.yaml 中关闭,忽略注释没有作用",
        ),
        "no_rule": Text("there is no rule “{rule}”", "没有规则“{rule}”"),
        "no_rule_near": Text("there is no rule “{rule}”; did you mean {near}?", "没有规则“{rule}”;是否想写 {near}?"),
    },
    remedy=Text("delete the comment, or the code in it", "删除该注释,或其中的规则代码"),
    good="""\
tasks:
  # teamops: ignore[T006] until 2026-09-30 by chen: 供应商延期,已与客户商定
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, status: not_started}
""",
    bad={
        "tasks.yaml": """\
tasks:
  # teamops: ignore[T006, F012] until 2026-09-30 by chen: 供应商延期
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, status: done}
  # teamops: ignore[T0066, overdue] until 2026-09-30 by chen: 供应商延期
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-08-20, end: 2026-09-01, status: done}
""",
        "teamops.yaml": """\
team: 华东营销部
people: {chen: {name: 陈总监}, xiaowang: {name: 小王}, zhao: {name: 赵四}}
check: {disable: [F012]}
""",
    },
    clock=True,
)


@RULE.check
def check_suppressions(ws: Workspace, now: datetime) -> Iterator[Finding]:
    """Nothing by itself: the engine asks `report_unused_suppression` when all other rules have run."""
    return iter(())


def report_unused_suppression(
    suppression: Suppression, word: str, codes: Mapping[str, str], guesses: Guesses, *, off: bool
) -> Finding:
    """The finding of a suppression whose `word` silenced nothing; `codes` are the rules' by their codes and names."""
    if word in codes:
        return RULE.make_finding(suppression.at, "off" if off else "unused", rule=codes[word])
    near = guesses.find_nearest(word, tuple(codes), 0.5)
    return RULE.make_finding(
        suppression.at, "no_rule_near" if near else "no_rule", {"near": near} if near else {}, rule=word
    )
