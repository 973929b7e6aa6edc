"""H004: figures that a review has used do not change."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import describe_commit
from teamops.locale.text import Text
from teamops.model.event import History
from teamops.model.signing.lapses import find_creation_times, find_rewritten_results, parse_figure_address
from teamops.model.time.moments import is_recent
from teamops.model.workspace import Workspace

RULE = Rule(
    code="H004",
    name="reviewed-figures-kept",
    severity="error",
    clause="§4.3",
    title=Text("Figures that a review has used do not change", "复盘用过的数据不再改动"),
    why=Text(
        "A review finds causes and improvements for the figures it had. If the figures change later, the review "
        "is wrong and nobody notices. This rule checks the actuals of goals in the review's results, for days in "
        "its period, from the day after the review. Changing only a source or note is not reported.",
        "原因和优化方案都是针对当时的数据得出的；事后改数，复盘就失真了，而且没人会发现。"
        "检查复盘结果所列目标在复盘周期内的实际数据，从召开次日起算。只改来源或备注，不算改动数据。",
    ),
    messages={
        "changed": Text(
            "the actual of {goal} for {date} changed from {before} to {after} on {day} (commit {commit}, {author}), "
            "after review `{review}` of {held} had used it",
            "{goal} {date} 的实际数据于 {day} 由 {before} 改为 {after}（提交 {commit}，{author}），"
            "而 {held} 的复盘 `{review}` 已经用过",
        ),
        "removed": Text(
            "the actual of {goal} for {date} ({before}) was removed on {day} (commit {commit}, {author}), after "
            "review `{review}` of {held} had used it",
            "{goal} {date} 的实际数据（{before}）于 {day} 被删除（提交 {commit}，{author}），"
            "而 {held} 的复盘 `{review}` 已经用过",
        ),
        "added": Text(
            "an actual of {goal} for {date} ({after}) was added on {day} (commit {commit}, {author}), after review "
            "`{review}` of {held}",
            "{goal} {date} 的实际数据（{after}）于 {day} 才补录（提交 {commit}，{author}），"
            "而复盘 `{review}` 已于 {held} 召开",
        ),
    },
    remedy=Text(
        "restore the figure; record a correction in the current period with a `note` that names the corrected "
        "figure, and mention it in the next review",
        "恢复原数据；更正数记入当前周期，在 `note` 中说明更正的是哪一笔，并在下次复盘中说明",
    ),
    good={
        "reviews/2026-08.yaml": """\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    results: [{goal: sales-2026-08, plan: 1700, actual: 1530, missed: 少 170 万元, cause: 线索转化率低}]
""",
        "actuals/2026-08.yaml (before)": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-31, value: 1530, owner: zhao, source: CRM}
""",
        "actuals/2026-08.yaml (after, committed on 2026-09-10)": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-31, value: 1530, owner: zhao, source: CRM 8 月导出}
""",
    },
    bad={
        "reviews/2026-08.yaml": """\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    results: [{goal: sales-2026-08, plan: 1700, actual: 1530, missed: 少 170 万元, cause: 线索转化率低}]
""",
        "actuals/2026-08.yaml (before)": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-31, value: 1530, owner: zhao, source: CRM}
""",
        "actuals/2026-08.yaml (after, committed on 2026-09-10)": """\
actuals:
  - {goal: sales-2026-08, date: 2026-08-31, value: 1700, owner: zhao, source: CRM}
""",
    },
    history=True,
)


@RULE.check_past
def find_changed_figures(ws: Workspace, now: datetime, past: History) -> Findings:
    """Yield findings at the review's result, as the figure itself may be gone."""
    zone, reviewed = ws.settings.timezone, find_creation_times(past, "review")
    for event in past.events:
        figure = parse_figure_address(event) if is_recent(event.moment, now, zone) else None
        if figure is None:
            continue
        message = {"born": "added", "gone": "removed"}.get(event.kind, "changed")
        before, after = event.before or "", event.after or ""
        if event.field is None:  # the figure itself came or went
            before = after = event.items.get(event.item, {}).get("value", "")
        facts = {"goal": figure[0], "date": figure[1].isoformat(), "before": before, "after": after}
        facts |= describe_commit(event, zone)
        for (review, at), number in find_rewritten_results(ws, event, reviewed):
            place = at / "results" / number
            yield RULE.make_finding(place, message, facts, record=review.id, review=review.id, held=str(review.held))
