"""G018: what was reached is recorded once."""

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
    title=Text("What was reached is recorded once", "实际数据不重复录入"),
    why=Text(
        "A row of the CRM that is recorded twice counts twice, and the goal looks better than it is. Rows are equal if "
        "goal, day, metric, value, person and source are; their numbers in the source (`key`) tell rows apart that "
        "only look alike.",
        "CRM 中的同一条数据录入两次就会计两次，目标看起来比实际好。目标、日期、指标、数值、完成人、来源都相同，"
        "就视为同一条；如果只是碰巧相同，写明来源中的编号（`key`）即可区分。",
    ),
    messages={
        "twice": Text(
            "`{goal}` has {value} of {day} ({whose}) already, so it counts twice",
            "`{goal}` 已录入 {day} 的 {value}（{whose}），会重复计入",
        ),
        "reading": Text(
            "`{goal}` has the reading {value} of {day} ({whose}) already",
            "`{goal}` 已录入 {day} 的读数 {value}（{whose}）",
        ),
        "key": Text(
            "the row {key} of {source} is recorded for `{goal}` already", "`{goal}` 已录入{source}编号为 {key} 的数据"
        ),
        "first": Text("first stands here", "首次出现在这里"),
    },
    remedy=Text(
        "remove the one that was recorded by mistake; if they are two, write their numbers in the source as `key`",
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
