"""F010: a suppression hides at least one finding."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from teamops.checking.rule import Findings, Rule
from teamops.checking.suppressions import UnusedSuppression
from teamops.locale.suggest import Guesses
from teamops.locale.text import Text

RULE = Rule(
    code="F010",
    name="used-suppression",
    severity="warning",
    clause="",
    title=Text("An ignore comment hides at least one problem", "忽略注释确有可忽略的问题"),
    why=Text(
        "An outdated ignore comment would hide the next problem. Rules that were not decided in this run are skipped.",
        "不再需要的忽略注释会掩盖下一次违规。本次未能判断的规则不计在内。",
    ),
    messages={
        "unused": Text(
            "nothing here breaks {rule}, so this ignore comment has no effect", "这里没有违反 {rule}，忽略注释不起作用"
        ),
        "off": Text(
            "{rule} is turned off in teamops.yaml, so this ignore comment has no effect",
            "{rule} 已在 teamops.yaml 中关闭，忽略注释没有作用",
        ),
        "no_rule": Text("unknown rule “{rule}”", "没有规则“{rule}”"),
        "no_rule_near": Text("unknown rule “{rule}”; did you mean `{near}`?", "没有规则“{rule}”；是不是 `{near}`？"),
    },
    remedy=Text("delete the comment, or the unneeded code in it", "删除该注释，或其中的规则代码"),
    good="""\
tasks:
  # teamops: ignore[T006] until 2026-09-30 by chen: 供应商延期，已与客户商定
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


@RULE.check_unused
def find_unused_suppressions(
    unused: Sequence[UnusedSuppression], codes: Mapping[str, str], off: Collection[str]
) -> Findings:
    guesses = Guesses()
    for (at, *_), word in unused:
        if word in codes:
            yield RULE.make_finding(at, "off" if codes[word] in off else "unused", rule=codes[word])
        elif near := guesses.find_nearest(word, tuple(codes), 0.5):
            yield RULE.make_finding(at, "no_rule_near", rule=word, near=near)
        else:
            yield RULE.make_finding(at, "no_rule", rule=word)
