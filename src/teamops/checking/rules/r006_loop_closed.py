"""R006: improvements are carried out and have evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter

from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_improvements
from teamops.checking.wording import describe_delay
from teamops.locale.text import Text
from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R006",
    name="loop-closed",
    severity="warning",
    clause="§4.11",
    title=Text("Improvements are carried out and have evidence", "优化方案跟踪到完成，并有完成依据"),
    why=Text(
        "Improvements that nobody follows up make the next review worthless. For each improvement, the "
        "rule reports only the most important problem. Either it is overdue, or two later reviews of the "
        "same kind (months, quarters, one project) left it open, or it is done without evidence. The due "
        "day itself is in time; cancelled improvements are not checked.",
        "没有人跟踪的方案会让下一次复盘失去意义。每个优化项只提示最要紧的一点：已逾期，"
        "或两次同类复盘后仍未完成，或已完成而没有完成依据。同类复盘指同为月度、季度或同一项目。"
        "完成时间当天不算逾期，已取消的不检查。",
    ),
    messages={
        "overdue": Text(
            "the improvement “{item}” ({owner}) was due on {due} and is {days} day{days:|s} overdue",
            "优化项“{item}”（{owner}）应于 {due} 完成，已逾期 {days} 天",
        ),
        "overdue_unowned": Text(
            "the improvement “{item}” was due on {due} and is {days} day{days:|s} overdue",
            "优化项“{item}”应于 {due} 完成，已逾期 {days} 天",
        ),
        "left_open": Text(
            "the improvement “{item}” was decided on {held} and is still open after two more reviews",
            "优化项“{item}”于 {held} 确定，此后经过两次复盘仍未完成",
        ),
        "no_evidence": Text(
            "the improvement “{item}” is done but has no `evidence`",
            "优化项“{item}”已完成，但没有写明完成依据（`evidence`）",
        ),
        "later": Text("the review of {period}, held on {held}", "{period} 的复盘，{held} 召开"),
    },
    remedy=Text(
        "finish it and give the evidence (`teamops improvement close ID --evidence …`), agree on a new "
        "date, or set `status: cancelled`",
        "尽快完成并写明依据（`teamops improvement close 编号 --evidence …`），或商定新的完成时间；"
        "不再需要的改为 `status: cancelled`",
    ),
    good="""\
reviews:
  - id: review-2026-07
    period: 2026-07
    held: 2026-08-03
    attendees: [chen, sales, marketing]
    improvements:
      - {id: imp-1, item: 缩短报价时间, measure: 报价不超过 1 天, owner: wang, due: 2026-09-04}
      - id: imp-2
        item: 提高看板使用
        measure: 每周查看 3 次
        owner: qian
        due: 2026-08-28
        status: done
        evidence: 8 月访问日志
  - {id: review-2026-08, period: 2026-08, held: 2026-09-02, attendees: [chen, sales, marketing]}
""",
    bad="""\
reviews:
  - id: review-2026-06
    period: 2026-06
    held: 2026-07-03
    attendees: [chen, sales, marketing]
    improvements:
      - {id: imp-1, item: 缩短报价时间, measure: 报价不超过 1 天, owner: wang, due: 2026-08-20}
      - {id: imp-2, item: 优化线索筛选规则, measure: 转化率回到 3%, owner: xiaowang, due: 2026-09-30}
      - {id: imp-3, item: 提高看板使用, measure: 每周查看 3 次, owner: qian, due: 2026-08-28, status: done}
  - {id: review-2026-07, period: 2026-07, held: 2026-08-03, attendees: [chen, sales, marketing]}
  - {id: review-2026-08, period: 2026-08, held: 2026-09-02, attendees: [chen, sales, marketing]}
""",
    clock=True,
)


_Kind = tuple[str, str | None]
"""Reviews of one kind follow each other: those of months, say, or those of one project."""
_Held = tuple[date, Entry[Review]]
_TOO_MANY = 2


@RULE.check_now
def find_open_loops(ws: Workspace, now: datetime) -> Findings:
    today = now.date()
    held = _group_held_reviews(ws, today)
    for review, improvement, at in list_improvements(ws):
        record, facts = review.id, {"item": improvement.item}
        if improvement.status == "done" and not (improvement.evidence or "").strip():
            yield RULE.make_finding(at / "evidence", "no_evidence", facts, record=record)
        if improvement.status != "open":
            continue
        related = _list_later_reviews(review, held)
        if improvement.due is not None and improvement.due < today:
            facts |= describe_delay(improvement.due, today)
            if improvement.owner is not None:
                facts["owner"] = ws.get_person_name(improvement.owner)
            message = "overdue" if improvement.owner is not None else "overdue_unowned"
            yield RULE.make_finding(at / "due", message, facts, record=record, related=related)
        elif related:
            facts["held"] = str(review.held)
            yield RULE.make_finding(at, "left_open", facts, record=record, related=related)


def _group_held_reviews(ws: Workspace, today: date) -> Mapping[_Kind, Sequence[_Held]]:
    """Return the held reviews of each kind, sorted by day; of several about one period, the first."""
    first: dict[_Kind, dict[str, _Held]] = defaultdict(dict)
    for entry in ws.reviews:
        held, period = entry.record.held, str(entry.record.period)
        if held is not None and held <= today:
            of_kind = first[_get_kind(entry.record)]
            if period not in of_kind or held < of_kind[period][0]:
                of_kind[period] = held, entry
    return {kind: sorted(reviews.values(), key=itemgetter(0)) for kind, reviews in first.items()}


def _get_kind(review: Review) -> _Kind:
    return ("project", review.project) if review.project is not None else (review.period.kind, None)


def _list_later_reviews(review: Review, held: Mapping[_Kind, Sequence[_Held]]) -> Sequence[Related]:
    """Return the next two reviews of its kind that were held after `review`; none if there is only one."""
    if review.held is None:
        return ()
    of_kind = held.get(_get_kind(review), ())
    after = bisect_right(of_kind, review.held, key=itemgetter(0))
    later = of_kind[after : after + _TOO_MANY]
    return [
        Related(at, "later", {"period": str(one.period), "held": day.isoformat()})
        for day, (one, at) in (later if len(later) == _TOO_MANY else ())
    ]
