"""R004: an improvement has a measure, an owner and a due date."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_improvements
from teamops.checking.wording import format_empty_keys
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R004",
    name="improvement-owned",
    severity="error",
    clause="§4.7",
    title=Text("An improvement has a measure, an owner and a due date", "优化方案有措施、责任人和完成时间"),
    why=Text(
        "An improvement without an owner and a date comes back in the next review.",
        "没有人、没有时间的改进，下次复盘还会再提一遍。",
    ),
    messages={
        "incomplete": Text("the improvement “{item}” lacks {missing}", "优化项“{item}”缺少 {missing}"),
    },
    remedy=Text(
        "write what is done (`measure`), by whom (`owner`) and by when (`due`)",
        "写明措施（`measure`）、责任人（`owner`）和完成时间（`due`）",
    ),
    good="""\
reviews:
  - id: review-2026-09
    period: 2026-09
    held: 2026-10-02
    improvements:
      - {id: imp-1, item: 优化线索筛选规则, measure: "增加资质审核，转化率回到 3%", owner: xiaowang, due: 2026-10-15}
""",
    bad="""\
reviews:
  - id: review-2026-09
    period: 2026-09
    held: 2026-10-02
    improvements:
      - {id: imp-1, item: 优化线索筛选规则, measure: 增加资质审核}
""",
)


@RULE.check
def find_unowned_improvements(ws: Workspace) -> Findings:
    for review, improvement, at in list_improvements(ws):
        missing = format_empty_keys(improvement, "measure", "owner", "due")
        if missing and improvement.status != "cancelled":
            yield RULE.make_finding(at, "incomplete", record=review.id, item=improvement.item, missing=missing)
