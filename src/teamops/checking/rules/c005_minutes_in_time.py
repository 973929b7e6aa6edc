"""C005: the minutes of a meeting are sent in time."""

from __future__ import annotations

from datetime import datetime

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit, is_recent
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C005",
    name="minutes-in-time",
    severity="warning",
    clause="§5.5",
    title=Text("Minutes are sent within 24 hours after the meeting", "会议纪要在会后 24 小时内发出"),
    why=Text(
        "If decisions come late, people remember them differently. Meetings without decisions need minutes too. "
        "The limit counts clock hours from the time of the meeting; exactly at the limit is in time. Missing "
        "minutes are reported until they are sent, late ones until the end of the month after the meeting.",
        "决议发得晚了，各人记得的就不一样。没有决议的会议也要发纪要。时限从会议时间起按自然小时计算，"
        "恰好等于时限不算超时。未发出的提示到发出为止；发晚了的提示到会议次月底。",
    ),
    messages={
        "missing": Text(
            "the minutes of meeting `{meeting}` ({held}) have not been sent; the limit is {limit}",
            "会议 `{meeting}`（{held}）的纪要尚未发出，时限为会后 {limit}",
        ),
        "late": Text(
            "the minutes of meeting `{meeting}` ({held}) were not sent until {at}; the limit is {limit}",
            "会议 `{meeting}`（{held}）的纪要 {at} 才发出，时限为会后 {limit}",
        ),
    },
    remedy=Text(
        "send the minutes (decisions, owners, times) and record when: `distributed: …`",
        "发出纪要（决议、责任人、时间），并填写 `distributed: 发出时间`",
    ),
    good="""\
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00
    agenda: [上周任务进度]
    attendees: [chen, wang, zhang]
    distributed: 2026-09-01T16:00
  - id: m-2026-W36-launch
    type: adhoc
    held: 2026-09-03T12:00
    agenda: [新品上市物料]
    attendees: [zhang, liu]
""",
    bad="""\
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00
    agenda: [上周任务进度]
    attendees: [chen, wang, zhang]
    distributed: 2026-09-01T17:30
  - id: m-2026-W36-launch
    type: adhoc
    held: 2026-09-03T10:00
    agenda: [新品上市物料]
    attendees: [zhang, liu]
""",
    clock=True,
    options=("limits.minutes_within",),
)


@RULE.check_now
def find_late_minutes(ws: Workspace, now: datetime) -> Findings:
    limit, zone = ws.settings.limits.minutes_within, ws.settings.timezone
    for meeting, at in ws.meetings:
        held, sent = meeting.held, meeting.distributed
        facts = {"meeting": meeting.id, "held": format_moment(held, zone), "limit": format_time_limit(limit)}
        if sent is None:
            if compute_duration(held, now) > limit:
                yield RULE.make_finding(at / "held", "missing", facts, record=meeting.id)
        elif compute_duration(held, sent) > limit and is_recent(held, now, zone):
            facts["at"] = format_moment(sent, zone)
            yield RULE.make_finding(at / "distributed", "late", facts, record=meeting.id)
