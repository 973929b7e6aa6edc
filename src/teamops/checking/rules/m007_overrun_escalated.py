"""M007: a budget overrun is escalated to the director, with an emergency plan."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_amount
from teamops.locale.text import Text
from teamops.model.figures.sums import EXACT
from teamops.model.workspace import Workspace

RULE = Rule(
    code="M007",
    name="overrun-escalated",
    severity="error",
    clause="§3.7",
    title=Text(
        "A budget overrun is escalated to the director, with an emergency plan", "预算超支上报营销总监，并启动应急预案"
    ),
    why=Text(
        "Spending more than agreed uses money of the whole team, so the director decides. Spending "
        "exactly the budget is not an overrun. A team without a `director` can escalate to anyone.",
        "超出预算就是动用了全队的资源，应由总监决定。恰好用完预算不算超支。团队没有设置 `director` 的，"
        "上报给任何人都可以。",
    ),
    messages={
        "untold": Text(
            "“{project}” has spent {spent} of {planned}, {over} too much; it is not escalated to {director} "
            "and has no emergency plan",
            "“{project}”预算 {planned}，已支出 {spent}，超支 {over}，没有上报{director}，也没有应急预案",
        ),
        "untold_anybody": Text(
            "“{project}” has spent {spent} of {planned}, {over} too much; it is not escalated and has no "
            "emergency plan",
            "“{project}”预算 {planned}，已支出 {spent}，超支 {over}，没有上报，也没有应急预案",
        ),
        "not_director": Text(
            "“{project}” has spent {spent} of {planned}, {over} too much; it is escalated to {to}, not to {director}",
            "“{project}”预算 {planned}，已支出 {spent}，超支 {over}，已上报{to}，但没有上报{director}",
        ),
        "no_plan": Text(
            "“{project}” has spent {spent} of {planned}, {over} too much; it is escalated to {to} but has no "
            "emergency plan",
            "“{project}”预算 {planned}，已支出 {spent}，超支 {over}，已上报{to}，但没有应急预案",
        ),
    },
    remedy=Text(
        "escalate to the director, agree on an emergency plan, and write `escalated: {{to: …, at: …, plan: …}}`",
        "向总监上报并商定应急预案，写明 `escalated: {{to: 总监, at: 时间, plan: 应急预案}}`",
    ),
    good="""\
monitors:
  - {id: launch, project: 新品上市推广, owner: zhang, budget: {planned: 80, spent: 80, unit: 万元}}
  - id: autumn
    project: 秋季促销
    owner: wang
    budget: {planned: 60, spent: 64, unit: 万元}
    escalated: {to: chen, at: 2026-09-03T09:00, plan: 暂停信息流投放}
""",
    bad="""\
monitors:
  - {id: launch, project: 新品上市推广, owner: zhang, budget: {planned: 80, spent: 92, unit: 万元}}
  - id: autumn
    project: 秋季促销
    owner: zhao
    budget: {planned: 60, spent: 64, unit: 万元}
    escalated: {to: wang, at: 2026-09-03T09:00}
""",
)


@RULE.check
def find_unescalated_overruns(ws: Workspace) -> Findings:
    director = ws.settings.director
    for monitor, at in ws.monitors:
        budget, escalated = monitor.budget, monitor.escalated
        if budget is None or budget.spent is None or not budget.is_overrun:
            continue
        facts = {
            "project": monitor.project,
            "planned": format_amount(budget.planned, budget.unit),
            "spent": format_amount(budget.spent, budget.unit),
            "over": format_amount(EXACT.subtract(budget.spent, budget.planned), budget.unit, budget.planned),
        }
        of_director = {"director": ws.get_person_name(director)} if director is not None else {}
        if escalated is None:
            message = "untold_anybody" if director is None else "untold"
            yield RULE.make_finding(at / "budget" / "spent", message, facts | of_director, record=monitor.id)
            continue
        facts["to"] = ws.get_person_name(escalated.to)
        if director is not None and escalated.to != director:
            yield RULE.make_finding(at / "escalated" / "to", "not_director", facts | of_director, record=monitor.id)
        if not (escalated.plan or "").strip():
            yield RULE.make_finding(at / "escalated" / "plan", "no_plan", facts, record=monitor.id)
