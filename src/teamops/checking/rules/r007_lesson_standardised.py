"""R007: a lesson becomes a standard."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="R007",
    name="lesson-standardised",
    severity="info",
    clause="§4.10",
    title=Text("A lesson becomes a standard", "成功经验固化为标准"),
    why=Text(
        "Experience that only the people involved have is lost when they leave. A process, a tool or a "
        "document keeps it; the rule does not judge how good it is.",
        "只有亲历者知道的经验，人一走就丢了。写成流程、工具或文档才能留下来；写得好不好，规则不作判断。",
    ),
    messages={
        "unwritten": Text(
            "the lesson “{lesson}” is not yet a standard (a process, a tool or a document)",
            "成功经验“{lesson}”还没有固化为标准（流程、工具或文档）",
        ),
    },
    remedy=Text(
        "write where it is kept: `standard: docs/投放_SOP_20260831.md`, or the process step that it became",
        "写明固化为什么标准：`standard: docs/投放_SOP_20260831.md`，或写入的流程环节",
    ),
    good="""\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, marketing]
    lessons:
      - {lesson: 线索要先筛选再分配, standard: docs/线索筛选_SOP_20260831.md}
      - {lesson: 沙龙意向客户两天内回访, standard: 写入活动流程}
""",
    bad="""\
reviews:
  - id: review-2026-08
    period: 2026-08
    held: 2026-09-02
    attendees: [chen, sales, marketing]
    lessons: [{lesson: 精准投放有效}]
""",
)


@RULE.check
def find_lessons_without_standard(ws: Workspace) -> Findings:
    for review, at in ws.reviews:
        for number, lesson in enumerate(review.lessons):
            if not (lesson.standard or "").strip():
                yield RULE.make_finding(at / "lessons" / number, "unwritten", record=review.id, lesson=lesson.lesson)
