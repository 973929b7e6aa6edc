"""Minutes tell what was decided, by whom it is done and until when, and whether they went out in time (§5.5)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Notes, Report, Table
from tests.reporting.printouts import printed, row, table, team_with, texts

MEETINGS = """meetings:
  - {id: late, type: weekly, held: 2026-09-07T16:00:00+08:00, distributed: 2026-09-08T16:01:00+08:00}
  - {id: on-time, type: monthly, held: 2026-09-07T10:00:00+08:00, distributed: 2026-09-08T10:00:00+08:00}
  - {id: waits, type: adhoc, held: 2026-09-08T09:00:00+08:00, attendees: [zhang], agenda: [甲, 乙]}
  - {id: over, type: adhoc, held: 2026-09-06T23:30:00+00:00, attendees: [zhao]}
  - {id: ahead, type: adhoc, held: 2026-09-12T09:00:00+08:00, attendees: [zhang]}
  - {id: other, type: weekly, held: 2026-08-31T16:00:00+08:00, attendees: [zhang]}
"""


def facts(report: Report, name: str) -> list[str]:
    """What is told of each meeting under a head."""
    tables = [block for block in report.blocks if isinstance(block, Table) and block.name == "meeting"]
    return [line[1].text for one in tables for line in one.rows if line[0].text == name]


def meetings(folder: Path) -> Workspace:
    return team_with(folder, meetings=MEETINGS)


def test_the_meetings_of_a_week_come_as_they_were_held_on_days_of_the_teams_zone(tmp_path: Path) -> None:
    week = printed("minutes", ws=meetings(tmp_path), today=date(2026, 9, 9))
    assert facts(week, "编号") == ["over", "on-time", "late", "waits", "ahead"]
    assert not any(isinstance(block, Notes) for block in week.blocks)


def test_minutes_are_late_after_more_than_24_hours_and_overdue_once_the_day_is_over(tmp_path: Path) -> None:
    told = facts(printed("minutes", ws=meetings(tmp_path), today=date(2026, 9, 9)), "纪要发出")
    assert told == [
        "未发出，已过时限（9月8日 07:30）",
        "9月8日 10:00，会后 24 小时，按时",
        "9月8日 16:01，会后 24 小时 1 分钟，超过 24h 时限",
        "尚未发出，应在 9月9日 09:00 前发出",
        "会议尚未召开",
    ]


def test_who_is_invited_has_not_attended_yet(tmp_path: Path) -> None:
    week = printed("minutes", ws=meetings(tmp_path), today=date(2026, 9, 9))
    assert facts(week, "拟参会") == ["小张"]
    assert facts(week, "参会人") == ["赵四", "——", "——", "小张"]
    assert facts(week, "议程") == ["未写明", "未写明", "未写明", "1）甲\n2）乙", "未写明"]


def test_a_decision_says_what_became_of_it() -> None:
    decisions = table(printed("minutes"), "decisions")
    assert [row(decisions, n) for n in range(3)] == [
        ["补交广告账号资质", "小张", "9月16日", "t-6\n阻塞"],
        ["追加 KOL 预算", "财务部", "9月14日", "t-99（已无记录）"],
        ["客户回访口径统一", "赵四", "9月18日", "——"],
    ]


def test_a_decision_whose_task_is_open_past_its_day_is_late() -> None:
    assert (
        texts(table(printed("minutes", "2026-W37", today=date(2026, 9, 17)), "decisions"), "due")[0]
        == "9月16日（逾期）"
    )


def test_of_one_meeting_there_is_room_to_sign_and_to_write() -> None:
    one = printed("minutes", "2026-08-31", subject="w-36")
    assert one.period == "2026年8月31日 星期一"
    decisions = table(one, "decisions")
    assert decisions.columns[-1].to_write_in
    assert texts(decisions, "decision") == ["确认 9 月投放预算", "更新话术"]
    assert isinstance(one.blocks[-1], Notes)


@pytest.mark.parametrize(
    ("asked", "decisions"),
    [
        ({"person": "zhao"}, ["客户回访口径统一"]),
        ({"person": "wang"}, []),  # was there, and has nothing to do
        ({"department": "brand"}, ["补交广告账号资质"]),
        ({"department": "finance"}, ["追加 KOL 预算"]),
    ],
)
def test_somebody_sees_the_meetings_they_were_at_and_their_own_decisions(
    asked: dict[str, str], decisions: list[str]
) -> None:
    assert texts(table(printed("minutes", **asked), "decisions"), "decision") == decisions


def test_who_has_nothing_to_do_is_not_told_that_nothing_was_decided() -> None:
    assert table(printed("minutes", person="wang"), "decisions").empty == "没有需要落实的决议。"


def test_whom_no_meeting_concerns_is_told_so() -> None:
    for nothing in (printed("minutes", person="liu"), printed("minutes", "2026-W01")):
        assert [block.rows for block in nothing.blocks if isinstance(block, Table)] == [()]
        assert table(nothing).empty == "本周期没有会议。"


def test_several_meetings_name_themselves_above_their_decisions() -> None:
    month = printed("minutes", "2026-Q3")
    titles = [block.title for block in month.blocks if isinstance(block, Table) and block.name == "decisions"]
    assert titles == ["会议决议：周例会 8月31日 16:00", "会议决议：周例会 9月7日 09:30"]
    assert month.options.period == Period.parse("2026-Q3")
