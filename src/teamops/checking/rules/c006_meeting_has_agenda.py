"""C006: a meeting has an agenda, and its decisions have owners and due dates."""

from __future__ import annotations

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_empty_keys
from teamops.locale.text import Text
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C006",
    name="meeting-has-agenda",
    severity="warning",
    clause="§5.5",
    title=Text(
        "A meeting has an agenda, and its decisions have owners and due dates", "会议有议程，决议写明责任人和完成时间"
    ),
    why=Text(
        "Without an agenda nobody comes prepared; a decision without an owner and a date is not carried out. The "
        "agenda is set before the meeting, so future meetings are checked too. Once the minutes are sent, a missing "
        "agenda is history. A department may own a decision.",
        "没有议程，参会人就无从准备；没有责任人和时间的决议不会落实。议程应在会前确定，因此尚未召开的会议也检查；"
        "纪要发出后不再要求补写议程。决议可以由部门负责。",
    ),
    messages={
        "no_agenda": Text("meeting `{meeting}` ({held}) has no agenda", "会议 `{meeting}`（{held}）没有议程"),
        "incomplete": Text(
            "the decision “{decision}” of meeting `{meeting}` lacks {missing}",
            "会议 `{meeting}` 的决议“{decision}”缺少 {missing}",
        ),
    },
    remedy=Text(
        "add the `agenda`; give each decision an `owner` and a `due` day",
        "补写议程 `agenda`；为每项决议写明责任人（`owner`）和完成时间（`due`）",
    ),
    good="""\
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00
    agenda: [上周任务进度, 新品预热期数据]
    attendees: [chen, wang, xiaowang, zhang]
    decisions:
      - {decision: 资质审核表单 9 月底前上线, owner: xiaowang, due: 2026-09-30}
      - {decision: 9 月 11 日前提供竞品成本数据, owner: finance, due: 2026-09-11}
    distributed: 2026-09-01T09:20
""",
    bad="""\
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00
    attendees: [chen, wang, xiaowang, zhang]
    decisions:
      - {decision: 资质审核表单尽快上线, owner: xiaowang}
      - {decision: 提供竞品成本数据}
    distributed: 2026-09-01T09:20
""",
)


@RULE.check
def find_incomplete_meetings(ws: Workspace) -> Findings:
    for meeting, at in ws.meetings:
        if not meeting.agenda and meeting.distributed is None:
            held = format_moment(meeting.held, ws.settings.timezone)
            yield RULE.make_finding(at, "no_agenda", record=meeting.id, meeting=meeting.id, held=held)
        for number, decision in enumerate(meeting.decisions):
            if missing := format_empty_keys(decision, "owner", "due"):
                facts = {"meeting": meeting.id, "decision": decision.decision, "missing": missing}
                yield RULE.make_finding(at / "decisions" / number, "incomplete", facts, record=meeting.id)
