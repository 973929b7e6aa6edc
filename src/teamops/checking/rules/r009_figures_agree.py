"""R009: the figures of a review agree with the goals, actuals and tasks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from teamops.checking.finding import Related
from teamops.checking.from_faults import list_refused_files
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_goal, format_amount
from teamops.locale.text import Text
from teamops.model.place import At, Entry
from teamops.model.records.reviews import Result, Review
from teamops.model.reviewing.scope import find_parts_for, is_one_figure, list_cutoff_days, sum_targets
from teamops.model.reviewing.tasks import TasksByDue
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R009",
    name="figures-agree",
    severity="error",
    clause="§4.3",
    title=Text(
        "The figures of a review agree with the goals, actuals and tasks", "复盘中的数字与目标、实际值和任务一致"
    ),
    why=Text(
        "Causes found for a wrong number are the wrong causes. The plan is the target of the goal, or of "
        "its parts for exactly that period. The actual is the sum of what was recorded for days of the "
        "period, or the last value of a rate. 1.5万 and 15000 agree; nothing is rounded. A review before "
        "the end of its period may show the actual to date. Goals without parts for the period, goals "
        "without actuals and the results of project reviews are not compared. Due tasks are those first "
        "due in the period; done tasks were done by its end. Late tasks were not done on their first due "
        "day. A task that was moved by hand without `first_due` is not counted; `teamops check --history` "
        "finds it. A period whose tasks are not kept any more is not compared.",
        "数字错了，找到的原因也是错的。计划值取目标或该周期分解项的目标值。实际值取该周期内录入数据的合计，"
        "比率类目标取最后一次录入的数值。1.5万 与 15000 视为一致，不作四舍五入。周期结束前召开的复盘，"
        "可以写截至当时的实际值。该周期没有分解项的、没有录入实际值的，以及项目复盘的目标结果，不作比较。"
        "任务数指原定在该周期完成的任务：期末前完成的计为完成，原定日期未完成的计为逾期。"
        "手工改期而没有写 `first_due` 的任务不在其中，可用 `teamops check --history` 查出。"
        "该周期的任务已全部移走的，不作比较。",
    ),
    messages={
        "plan": Text(
            "{goal}: the review of {period} shows a plan of {shown}, but the goal has {known}",
            "{goal}：{period} 的复盘写的计划是 {shown}，目标中是 {known}",
        ),
        "sum": Text(
            "{goal}: the review of {period} shows an actual of {shown}, but the recorded values add up to {known}",
            "{goal}：{period} 的复盘写的实际是 {shown}，录入数据合计为 {known}",
        ),
        "level": Text(
            "{goal}: the review of {period} shows an actual of {shown}, but the last recorded value is {known}",
            "{goal}：{period} 的复盘写的实际是 {shown}，最后一次录入为 {known}",
        ),
        "tasks": Text(
            "the review of {period} shows {shown_due} tasks due, {shown_done} done, {shown_late} late; the "
            "records show {due} due, {done} done, {late} late",
            "{period} 的复盘：到期 {shown_due} 项、完成 {shown_done} 项、逾期 {shown_late} 项；任务记录："
            "到期 {due} 项、完成 {done} 项、逾期 {late} 项",
        ),
        "target": Text("{goal}: {target}", "{goal}：{target}"),
    },
    remedy=Text(
        "correct the figure in the review (`teamops review draft PERIOD` refreshes it); if the records "
        "are wrong, correct them and say so in the review",
        "改正复盘中的数字（`teamops review draft 周期` 按记录重新取数）；如果是录入数据有误，先更正数据，"
        "并在复盘中说明",
    ),
    good="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    parts: [{period: 2026-07, target: 1600}, {period: 2026-08, target: 1700}, {period: 2026-09, target: 1700}]
  - {id: rate-2026-08, name: 转化率, period: 2026-08, target: 3%, measure: level, department: brand, owner: lijie}
actuals:
  - {goal: sales-2026Q3, date: 2026-07-31, value: 1620}
  - {goal: sales-2026Q3, date: 2026-08-14, value: 900}
  - {goal: sales-2026Q3, date: 2026-08-31, value: 810}
  - {goal: rate-2026-08, date: 2026-08-14, value: 2.6%}
  - {goal: rate-2026-08, date: 2026-08-31, value: 3.1%}
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, brand]
    results:
      - {goal: sales-2026Q3, plan: 1700, actual: 1710}
      - {goal: rate-2026-08, plan: 3%, actual: 0.031}
    tasks: {due: 2, done: 1, late: 1}
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-03, end: 2026-08-14, status: done,
    updated: 2026-08-14T16:00}
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-08-10, end: 2026-09-04, first_due: 2026-08-21, status: done,
    updated: 2026-09-03T16:00}
""",
    bad="""\
goals:
  - id: sales-2026Q3
    name: 销售额
    period: 2026-Q3
    unit: 万元
    target: 5000
    department: sales
    owner: wang
    parts: [{period: 2026-07, target: 1600}, {period: 2026-08, target: 1700}, {period: 2026-09, target: 1700}]
  - {id: rate-2026-08, name: 转化率, period: 2026-08, target: 3%, measure: level, department: brand, owner: lijie}
actuals:
  - {goal: sales-2026Q3, date: 2026-08-14, value: 900}
  - {goal: sales-2026Q3, date: 2026-08-31, value: 749}
  - {goal: rate-2026-08, date: 2026-08-14, value: 3.1%}
  - {goal: rate-2026-08, date: 2026-08-31, value: 2.6%}
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, brand]
    results:
      - {goal: sales-2026Q3, plan: 1600, actual: 1700}
      - {goal: rate-2026-08, plan: 3%, actual: 3.1%}
    tasks: {due: 1, done: 1}
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-03, end: 2026-08-14, status: done,
    updated: 2026-08-14T16:00}
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-08-10, end: 2026-09-04, first_due: 2026-08-21, status: done,
    updated: 2026-09-03T16:00}
""",
    needs_all=True,
    clock=True,
)


@RULE.check_now
def check_figures(ws: Workspace, now: datetime) -> Findings:
    """Check plans, actuals and tasks; a refused actual or task leaves its kind of figure undecided."""
    with_results = [entry for entry in ws.reviews if entry.record.results and entry.record.project is None]
    with_tasks = [entry for entry in ws.reviews if entry.record.tasks is not None]
    no_actuals = list_refused_files(ws, "actuals") if with_results else []
    no_tasks = list_refused_files(ws, "tasks") if with_tasks else []
    if no_actuals or no_tasks:
        yield RULE.report_unread(sorted({*no_actuals, *no_tasks}))
    yield from _check_results(ws, with_results, has_actuals=not no_actuals)
    if with_tasks and not no_tasks:
        tasks = TasksByDue.of(ws)
        for entry in with_tasks:
            yield from _check_tasks(tasks, entry, now.date())


def _check_tasks(tasks: TasksByDue, entry: Entry[Review], today: date) -> Findings:
    review, shown = entry.record, entry.record.tasks
    assert shown is not None  # others were left out
    known = tasks.find_allowed_figures(review, today)
    if known is None or known.may_show(shown):
        return
    facts = {"period": str(review.period)} | {key: str(getattr(known.figures, key)) for key in ("due", "done", "late")}
    facts |= {f"shown_{key}": str(getattr(shown, key)) for key in ("due", "done", "late")}
    yield RULE.make_finding(entry.at / "tasks", "tasks", facts, record=review.id)


def _check_results(ws: Workspace, reviews: list[Entry[Review]], *, has_actuals: bool) -> Findings:
    """Skip goals that share an id (F006), as either may be meant."""
    doubled = {goal for goal, count in Counter(goal.id for goal, _ in ws.goals).items() if count > 1}
    # Many reviews may need the same parts and readings.
    parts_of = cache(lambda path, period: find_parts_for(ws.nodes[path], period))
    reached = cache(lambda path, first, last: ws.readings.reached(ws.nodes[path], first, last))
    for review, at in reviews:
        for number, result in enumerate(review.results):
            node, place = ws.nodes.get(result.goal), at / "results" / number
            if node is None or node.goal.id in doubled or node.period is None:
                continue
            yield from _check_plan(review, result, node, parts_of(result.goal, review.period), place)
            if has_actuals:
                yield from _check_actual(ws, review, result, node, place, reached)


def _check_plan(review: Review, result: Result, node: GoalNode, parts: tuple[GoalNode, ...], at: At) -> Findings:
    planned = sum_targets(parts)
    if planned is not None and planned != result.plan:
        unit = node.goal.unit
        facts = {
            "goal": describe_goal(node),
            "period": str(review.period),
            "shown": format_amount(result.plan, unit),
            "known": format_amount(planned, unit, result.plan),
        }
        related = [_make_related(part) for part in parts[:1]]
        yield RULE.make_finding(at / "plan", "plan", facts, record=review.id, related=related)


def _check_actual(
    ws: Workspace,
    review: Review,
    result: Result,
    node: GoalNode,
    at: At,
    reached: Callable[[str, date, date], Decimal | None],
) -> Findings:
    period = review.period
    assert node.period is not None  # those without were left out
    if not (node.period in period or period in node.period):
        return
    amounts = (reached(result.goal, period.start, last) for last in list_cutoff_days(review))
    whole = next(amounts)
    if whole is None or whole == result.actual or result.actual in amounts:
        return
    if not is_one_figure(ws.readings, node, period):
        return
    facts = {
        "goal": describe_goal(node),
        "period": str(period),
        "shown": format_amount(result.actual, node.goal.unit),
        "known": format_amount(whole, node.goal.unit, result.actual),
    }
    yield RULE.make_finding(at / "actual", node.goal.measure, facts, record=review.id)


def _make_related(part: GoalNode) -> Related:
    assert part.target is not None  # else there would be no plan
    facts = {"goal": describe_goal(part), "target": format_amount(part.target, part.goal.unit)}
    return Related(part.at / "target", "target", facts)
