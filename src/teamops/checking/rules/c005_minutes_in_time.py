"""C005: the minutes of a meeting are sent in time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.records.collaboration import Meeting, MeetingType
from teamops.model.time.moments import compute_duration, format_moment, format_time_limit
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C005",
    name="minutes-in-time",
    severity="warning",
    clause="§5.5",
    title=Text("Minutes are sent within 24 hours after the meeting", "会议纪要在会后 24 小时内发出"),
    why=Text(
        "If decisions come late, people remember them differently. Meetings without decisions need minutes too. The "
        "limit counts clock hours from the time of the meeting; exactly at the limit is in time. Missing minutes are "
        "reported until the next weekly or monthly meeting of that kind, and for 31 days at most. After that nobody "
        "needs them any more. Late and missing minutes are listed in the review and in `teamops report audit`.",
        "决议发得晚了，各人记得的就不一样。没有决议的会议也要发纪要。时限从会议时间起按自然小时计算，"
        "恰好等于时限不算超时。未发出的提示到下一次同类例会（周例会或月度会议）为止，最多 31 天，再往后补发已没有意义；"
        "发晚了的和没有发的，都列在复盘和 `teamops report audit` 中。",
    ),
    messages={
        "missing": Text(
            "the minutes of meeting `{meeting}` ({held}) have not been sent; the limit is {limit}",
            "会议 `{meeting}`（{held}）的纪要尚未发出，时限为会后 {limit}",
        ),
        "missing_by": Text(
            "{recorder} has not sent the minutes of meeting `{meeting}` ({held}); the limit is {limit}",
            "{recorder}尚未发出会议 `{meeting}`（{held}）的纪要，时限为会后 {limit}",
        ),
    },
    remedy=Text(
        "send the minutes (decisions, owners, times) and record when: `distributed: …`; write who takes them as "
        "`recorder`",
        "发出纪要（决议、责任人、时间），并填写 `distributed: 发出时间`；记录人写在 `recorder`",
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
  - id: m-2026-W35
    type: weekly
    held: 2026-08-24T16:00
    agenda: [上周任务进度]
    attendees: [chen, wang, zhang]
    distributed: 2026-08-25T17:30
""",
    bad="""\
meetings:
  - id: m-2026-W36
    type: weekly
    held: 2026-08-31T16:00
    agenda: [上周任务进度]
    attendees: [chen, wang, zhang]
  - id: m-2026-W36-launch
    type: adhoc
    held: 2026-09-03T10:00
    agenda: [新品上市物料]
    attendees: [zhang, liu]
""",
    clock=True,
    options=("limits.minutes_within",),
)


_AT_MOST = timedelta(days=31)


@RULE.check_now
def find_missing_minutes(ws: Workspace, now: datetime) -> Findings:
    limit, zone = ws.settings.limits.minutes_within, ws.settings.timezone
    regular: dict[MeetingType, Sequence[datetime]] = {
        "weekly": _list_times(ws, "weekly", now),
        "monthly": _list_times(ws, "monthly", now),
    }
    for meeting, at in ws.meetings:
        waited = compute_duration(meeting.held, now)
        if meeting.distributed is None and waited > limit and not _is_over(meeting, waited, regular):
            held = format_moment(meeting.held, zone)
            facts = {"meeting": meeting.id, "held": held, "limit": format_time_limit(limit)}
            if meeting.recorder is not None:
                facts["recorder"] = ws.get_person_name(meeting.recorder)
            message = "missing" if meeting.recorder is None else "missing_by"
            yield RULE.make_finding(at / "held", message, facts, record=meeting.id)


def _list_times(ws: Workspace, kind: MeetingType, now: datetime) -> Sequence[datetime]:
    """Return when the meetings of a kind were held, sorted."""
    return sorted(entry.record.held for entry in ws.meetings if entry.record.type == kind and entry.record.held <= now)


def _is_over(meeting: Meeting, waited: timedelta, regular: dict[MeetingType, Sequence[datetime]]) -> bool:
    """Return whether nobody needs the minutes any more."""
    times = regular.get(meeting.type, ())
    return waited > _AT_MOST or bisect_right(times, meeting.held) < len(times)
