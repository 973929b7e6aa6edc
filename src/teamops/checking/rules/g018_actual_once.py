"""G018: each actual is recorded once."""

from __future__ import annotations

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_amount
from teamops.locale.text import Text
from teamops.model.figures.duplicates import find_duplicates
from teamops.model.workspace import Workspace

RULE = Rule(
    code="G018",
    name="actual-once",
    severity="warning",
    clause="§4.3",
    title=Text("Each actual is recorded once", "实际值不重复录入"),
    why=Text(
        "A CRM row that is recorded twice counts twice, and the goal looks better than it is. Rows are "
        "equal if goal, day, metric, value, person and source are the same. If two different rows look "
        "the same, write their numbers in the source (`key`).",
        "CRM 中的同一条数据录入两次就会计两次，目标看起来比实际好。目标、日期、指标、数值、完成人、"
        "来源都相同，就视为同一条。如果只是碰巧相同，写明来源中的编号（`key`）即可区分。",
    ),
    messages={
        "twice": Text(
            "`{goal}` already has {value} on {day} ({whose}), so it counts twice",
            "`{goal}` 已录入 {day} 的 {value}（{whose}），会重复计入",
        ),
        "reading": Text(
            "`{goal}` already has the value {value} on {day} ({whose})",
            "`{goal}` 已录入 {day} 的实际值 {value}（{whose}）",
        ),
        "key": Text(
            "row {key} of {source} is already recorded for `{goal}`", "`{goal}` 已录入{source}编号为 {key} 的数据"
        ),
        "first": Text("first recorded here", "首次录入在这里"),
    },
    remedy=Text(
        "delete the one recorded by mistake; if there really are two, write their numbers in the source as `key`",
        "删除误录的一条；如果确实是两条，用 `key` 写明各自在来源中的编号",
    ),
    good="""\
goals:
  - {id: sales-2026-08, name: 销售额, period: 2026-08, unit: 万元, target: 2100, department: sales, owner: wang}
actuals:
  - {goal: sales-2026-08, date: 2026-08-07, value: 71, owner: zhao, source: CRM, key: HT-1024}
  - {goal: sales-2026-08, date: 2026-08-07, value: 71, owner: zhao, source: CRM, key: HT-1025}
""",
    bad={
        "goals.yaml": """\
goals:
  - {id: sales-2026-08, name: 销售额, period: 2026-08, unit: 万元, target: 2100, department: sales, owner: wang}
""",
        "actuals/crm.yaml": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-07, value: 71, owner: zhao, source: CRM}
  - {goal: sales-2026-08, metric: 签约率, date: 2026-08-07, value: 26%, source: CRM}
  - {goal: sales-2026-08, date: 2026-08-10, value: 30, owner: zhao, source: CRM, key: HT-1031}
""",
        "actuals/zhao.yaml": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-07, value: 71, owner: zhao, source: CRM}
  - {goal: sales-2026-08, metric: 签约率, date: 2026-08-07, value: 26%, source: CRM}
  - {goal: sales-2026-08, date: 2026-08-11, value: 31, owner: zhao, source: CRM, key: HT-1031}
""",
    },
)


@RULE.check
def find_duplicate_actuals(ws: Workspace) -> Findings:
    for duplicate in find_duplicates(ws):
        actual, at = duplicate.again
        goal = actual.goal.partition("/")[0]
        related = [Related(duplicate.first.at, "first", {})]
        if duplicate.by_key:
            facts = {"key": actual.key or "", "source": actual.source or "", "goal": goal}
            yield RULE.make_finding(at / "key", "key", facts, record=goal, related=related)
            continue
        node = ws.nodes.get(actual.goal)
        is_own = node is not None and node.goal.counts(actual.metric)
        is_increment = node is None or (node.goal.measure == "sum" and is_own)
        who = actual.owner or actual.department
        facts = {
            "goal": goal,
            "value": format_amount(actual.value, node.goal.unit if node is not None and is_own else None),
            "day": actual.date.isoformat(),
            "whose": ws.get_name(who) if who else "—",
        }
        message = "twice" if is_increment else "reading"
        yield RULE.make_finding(at / "value", message, facts, record=goal, related=related)
