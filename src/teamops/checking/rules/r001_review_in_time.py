"""R001: a month is reviewed by the 3rd of the next month."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date, datetime

from teamops.checking.from_faults import list_refused_files
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_goal_nodes
from teamops.checking.wording import describe_delay
from teamops.locale.text import Text
from teamops.model.named_tuple import NamedTuple
from teamops.model.reviewing.scope import find_review_deadline
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R001",
    name="review-in-time",
    severity="warning",
    clause="§4.9",
    title=Text("A month is reviewed by the 3rd of the next month", "每月复盘在次月 3 日前召开（含 3 日）"),
    why=Text(
        "Weeks later nobody remembers the causes, and the mistakes repeat. This rule checks the last month whose "
        "review is due, and months skipped since the first monthly review of the last 12 months, if they had goals or "
        "parts. A quarterly or yearly review also counts for its months; a project review does not. A review without "
        "a date, or with a future date, has not been held. Reviews that were held late are listed in the review and "
        "in `teamops report audit`.",
        "隔得久了原因就说不清了，下个月又会重犯。检查最近一个已到复盘期限的月份，"
        "以及近 12 个月内首次月度复盘之后漏掉的月份；没有目标（或分解项）的月份除外。"
        "季度、年度复盘可以代替所含月份的复盘，项目复盘不能。"
        "没有写召开日期或日期未到的，视为尚未召开。"
        "已经召开、只是开晚了的，列在复盘和 `teamops report audit` 中。",
    ),
    messages={
        "missing": Text(
            "no review of {period} has been held; it was due by {due} and is {days} day{days:|s} late",
            "{period} 没有召开复盘，最迟应在 {due} 召开，已逾期 {days} 天",
        ),
    },
    remedy=Text(
        "hold the review and write its date (`held`); `teamops review draft PERIOD` creates the record",
        "召开复盘并写明召开日期（`held`）；可用 `teamops review draft 周期` 生成初稿",
    ),
    good="""\
goals:
  - {id: sales-2026-07, name: 销售额, period: 2026-07, target: 1600, department: sales, owner: wang}
  - {id: sales-2026-08, name: 销售额, period: 2026-08, target: 1700, department: sales, owner: wang}
  - {id: sales-2026-09, name: 销售额, period: 2026-09, target: 1700, department: sales, owner: wang}
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-03
    attendees: [chen, sales]
    results: [{goal: sales-2026-08, plan: 1700, actual: 1720}]
""",
    bad="""\
goals:
  - {id: sales-2026-07, name: 销售额, period: 2026-07, target: 1600, department: sales, owner: wang}
  - {id: sales-2026-08, name: 销售额, period: 2026-08, target: 1700, department: sales, owner: wang}
reviews:
  - id: review-2026-07
    period: 2026-07
    held: 2026-08-06
    attendees: [chen, sales]
    results: [{goal: sales-2026-07, plan: 1600, actual: 1610}]
""",
    clock=True,
    needs_all=True,
    options=("limits.review_by_day",),
)

_YEAR = 12


class _HeldReviews(NamedTuple):
    """The months (see `_number_month`) with a review of their own that was held, and those within a longer one."""

    own: Set[int]
    longer: Set[int]


@RULE.check_now
def find_missing_reviews(ws: Workspace, now: datetime) -> Findings:
    today, by_day = now.date(), ws.settings.limits.review_by_day
    month = _number_month(today) - 1
    last = month if _find_deadline(month, by_day) < today else month - 1
    months, held = range(max(last - _YEAR + 1, _YEAR), last + 1), _group_held_reviews(ws, today)
    begun = min((number for number in months if number in held.own), default=last)
    missed = {n for n in months if n >= begun and n not in held.own and n not in held.longer}
    goals = _find_first_goals(ws, missed) if missed else {}
    if goals and (refused := list_refused_files(ws, "reviews")):
        yield RULE.report_unread(refused)  # one of those reviews may be the missing one
        return
    for number, goal in sorted(goals.items()):
        facts = _format_lateness(number, _find_deadline(number, by_day), today)
        yield RULE.make_finding(goal.at / "period", "missing", facts, record=goal.goal.id)


def _number_month(day: date) -> int:
    """Number the months of the calendar in a row: January of the year 1 is 12."""
    return day.year * _YEAR + day.month - 1


def _find_deadline(number: int, by_day: int) -> date:
    year, month = divmod(number, _YEAR)
    return find_review_deadline(year, month + 1, by_day)


def _group_held_reviews(ws: Workspace, today: date) -> _HeldReviews:
    own, longer = set[int](), set[int]()
    for entry in ws.reviews:
        period, held = entry.record.period, entry.record.held
        if entry.record.project is None and held is not None and held <= today:
            if period.kind == "month":
                own.add(_number_month(period.start))
            elif period.kind in ("quarter", "year"):
                longer.update(range(_number_month(period.start), _number_month(period.end) + 1))
    return _HeldReviews(own, longer)


def _find_first_goals(ws: Workspace, months: set[int]) -> Mapping[int, GoalNode]:
    """Return the first goal, or part of one, that lies in each of the months."""
    first: dict[int, GoalNode] = {}
    for node in list_goal_nodes(ws):
        number = _number_month(node.period.start) if node.period is not None else None
        if number in months and node.period is not None and _number_month(node.period.end) == number:
            first.setdefault(number, node)
    return first


def _format_lateness(number: int, due: date, day: date) -> dict[str, str]:
    year, month = divmod(number, _YEAR)
    return {"period": f"{year:04}-{month + 1:02}"} | describe_delay(due, day)
