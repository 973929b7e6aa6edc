"""A daily report says what the day changed, once, after what stands; and as a text it reads back as it was written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from teamops.locale.words import Words
from teamops.model.change import GONE
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Daily
from teamops.model.records.settings import Department, Person, Settings
from teamops.model.workspace import SECTIONS, Workspace
from teamops.planning.dailies.draft import DailyDraft, DraftLine, draft_daily
from teamops.planning.dailies.report import DailyError, Lines, complete_lines, plan_report, require_not_future
from teamops.planning.dailies.text import format_daily, parse_daily

DAY = date(2026, 9, 28)
"""A Monday; the next working day is the 29th."""
NOW = datetime(2026, 9, 28, 8, 50, 7, 999, tzinfo=UTC)
AT = At("collaboration/d.yaml", ("dailies", 0))
TEAM = Settings(
    team="队",
    departments={"finance": Department(name="财务部")},
    people={"zhang": Person(name="小张"), "liu": Person(name="刘工")},
)
TODAY = "2026-09-28T10:00"


def team(settings: Settings = TEAM, **sections: list[dict[str, Any]]) -> Workspace:
    context = {"zone": ZoneInfo("Asia/Shanghai")}
    made: dict[str, Any] = {}
    for name, rows in sections.items():
        read = TypeAdapter(SECTIONS[name]).validate_python
        made[name] = tuple(
            Entry(read(row, context=context), At(f"{name}.yaml", (name, n))) for n, row in enumerate(rows)
        )
    return Workspace(settings=settings, **made)


def task(name: str, **keys: Any) -> dict[str, Any]:
    days = {"start": "2026-09-01", "end": "2026-10-30"}
    return {"id": name, "name": name, "owner": "zhang", **days, **{key.rstrip("_"): v for key, v in keys.items()}}


def texts(ws: Workspace, key: str, day: date = DAY, today: date = DAY) -> list[str]:
    return [line.text for line in getattr(draft_daily(ws, "zhang", day, today), key)]


def test_tasks_whose_status_was_said_that_day_were_worked_on() -> None:
    ws = team(
        tasks=[
            task("完稿", status="done", updated=TODAY),
            task("投放", status="in_progress", progress="62.5%", updated="2026-09-27T16:00:00+00:00"),  # the 28th here
            task("审核", status="in_progress", progress="0.6", updated=TODAY),
            task("跟进", status="in_progress", updated=TODAY),
            task("昨天", status="done", updated="2026-09-27T10:00"),
            task("未动", updated=TODAY),
            task("停摆", status="blocked", blocker={"reason": "x", "needs": "y"}, updated=TODAY),
            task("别人", status="done", owner="liu", updated=TODAY),
        ]
    )
    assert texts(ws, "done") == ["完稿", "投放 62.5%", "审核 60%", "跟进（进行中）"]


def test_readings_measures_and_signatures_of_the_day_are_told() -> None:
    measures = [
        {"action": "加投", "owner": "liu", "decided": TODAY},
        {"action": "换稿", "decided": "2026-09-27T10:00"},
        {"action": "待定"},
    ]
    points = [
        {"metric": "曝光量", "unit": "万", "date": "2026-09-28", "plan": "500", "actual": "1,380", "recorded": TODAY,
         "measures": measures},
        {"metric": "线索", "unit": "leads", "date": "2026-09-28", "actual": "12", "recorded": TODAY, "owner": "zhang"},
        {"metric": "转化率", "date": "2026-09-28", "actual": "5%", "recorded": TODAY, "owner": "liu"},
        {"metric": "未读", "date": "2026-09-28", "plan": "5"},
    ]  # fmt: skip
    phase = {"name": "预热期", "start": "2026-09-01", "end": "2026-09-30", "checkpoints": points}
    signed = {"by": "zhang", "at": TODAY}
    request = {"id": "r", "need": "海报", "from": "a", "accepted": signed, "confirmed": [signed]}
    ws = team(monitors=[{"id": "m", "project": "新品", "owner": "zhang", "phases": [phase]}], requests=[request])
    assert texts(ws, "done") == [
        "录入新品曝光量：1,380万", "确定应对措施：加投", "录入新品线索：12 leads",
        "承接协作需求：海报", "确认协作需求：海报",
    ]  # fmt: skip
    english = Settings(team="x", locale="en", people=TEAM.people)
    assert texts(team(english, requests=[request]), "done")[0] == "accepted the request: 海报"


def test_what_goes_on_is_due_or_begins_by_the_next_working_day_is_planned() -> None:
    ws = team(
        tasks=[
            task("远", status="in_progress", end="2026-10-20"),
            task("明天到期", status="blocked", blocker={"reason": "x", "needs": "y"}, end="2026-09-29"),
            task("明天开始", start="2026-09-29", end="2026-10-08"),
            task("该开始了", start="2026-09-20", end="2026-10-09"),
            task("后天开始", start="2026-09-30"),
            task("阻塞", status="blocked", blocker={"reason": "x", "needs": "y"}),
            task("例行", repeat="daily", start="2026-09-01", end="2026-09-28"),
            task("完成", status="done", end="2026-09-29"),
        ]
    )
    assert texts(ws, "plan") == ["明天到期", "明天开始", "该开始了", "远"]
    friday = date(2026, 9, 25)
    assert texts(ws, "plan", friday)  # whose next working day is this one
    assert not texts(ws, "plan", date(2026, 9, 24))


def test_what_blockers_need_is_asked_of_whom_they_name() -> None:
    ws = team(
        tasks=[
            task("a", blocker={"needs": "成本数据", "from": "finance"}),
            task("b", blocker={"needs": "财务部确认返点", "from": "finance"}),
            task("c", status="blocked", blocker={"reason": "素材未定"}),
            task("d", status="blocked", blocker={}),
        ]
    )
    assert texts(ws, "needs") == ["成本数据（财务部）", "财务部确认返点", "素材未定"]


def daily(**keys: Any) -> Daily:
    return Daily(person="zhang", date=DAY, **keys)


def lines(*texts: DraftLine) -> DailyDraft:
    return DailyDraft(done=texts)


@pytest.mark.parametrize(
    ("stands", "given", "expected"),
    [
        ((), (), ("投放 92%", "完稿")),
        (("投放 90%",), (), ("投放 90%", "投放 92%", "完稿")),
        (("投放  92%。",), (), ("投放  92%。", "完稿")),
        (("投放：新增 12 条",), (), ("投放：新增 12 条", "完稿")),
        (("投放:新增 12 条",), (), ("投放:新增 12 条", "完稿")),
        ((), ("投放:新增\n12 条", " ", "投放:新增 12 条"), ("完稿", "投放:新增 12 条")),
        (("完稿", "投放 92%"), ("完稿",), ("完稿", "投放 92%")),
    ],
)
def test_what_stands_stays_and_nothing_is_said_twice(
    stands: tuple[str, ...], given: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    draft = lines(DraftLine("投放 92%", "投放"), DraftLine("完稿", "完稿"))
    assert complete_lines(daily(done=stands), draft, {"done": given})["done"] == expected


def said(**keys: tuple[str, ...]) -> Lines:
    return {"done": (), "plan": (), "needs": (), **keys}


def test_a_new_report_has_its_time_and_only_what_it_says() -> None:
    made = plan_report(team(), "zhang", DAY, said(done=("甲",)), NOW)
    assert (made.existing, made.late_since) == (None, None)
    assert made.record == {
        "person": "zhang", "date": "2026-09-28", "done": ["甲"], "submitted": "2026-09-28T16:50:07+08:00"
    }  # fmt: skip


def test_a_report_that_stands_keeps_the_time_at_which_it_was_submitted() -> None:
    ws = Workspace(settings=TEAM, dailies=(Entry(daily(done=("甲",), plan=("乙",), submitted=NOW), AT),))
    made = plan_report(ws, "zhang", DAY, said(done=("甲", "丙")), NOW.replace(hour=12))
    assert [(change.at.route[-1], change.value) for change in made.changes] == [("done", ["甲", "丙"]), ("plan", GONE)]
    assert made.late_since is None
    assert plan_report(ws, "zhang", DAY, said(done=("甲",), plan=("乙",)), NOW).changes == ()


@pytest.mark.parametrize(("hour", "late"), [(9, False), (10, True)])
def test_exactly_the_time_is_in_time(hour: int, late: bool) -> None:
    ws = Workspace(settings=TEAM, dailies=(Entry(daily(done=("甲",)), AT),))
    now = datetime(2026, 9, 28, hour, tzinfo=UTC)  # 17:00 and 18:00 in Shanghai
    made = plan_report(ws, "zhang", DAY, said(done=("甲",)), now)
    assert [change.at.route[-1] for change in made.changes] == ["submitted"]
    assert (made.late_since is not None) == late


def test_a_day_to_come_and_a_report_of_nothing_are_refused() -> None:
    with pytest.raises(DailyError, match="2026-09-29"):
        require_not_future(team(), date(2026, 9, 29), NOW)
    with pytest.raises(DailyError, match="--done") as refused:
        plan_report(team(), "zhang", DAY, said(), NOW)
    assert "小张" in refused.value.say(Words("zh"))


TEXT = st.text(alphabet="甲 ab-*#[]【】1.、今日完成明日计划Done today", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
TEXTS = st.lists(TEXT.filter(bool), max_size=4).map(tuple)


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["zh", "en"]))
def test_a_text_reads_back_as_it_was_written(done: Any, plan: Any, needs: Any, lang: Any) -> None:
    written = said(done=done, plan=plan, needs=needs)
    text = format_daily(Words(lang), written, "小张", "2026-09-28")
    assert parse_daily(text) == written
    assert parse_daily("\ufeff" + text.replace("\n", "\r\n")) == written


def test_people_write_as_they_like() -> None:
    done = "先写一条\n# 提示\n[done today]\n1. 甲\n• 乙\n*丙\n#618 复盘\n"
    text = done + "\n【明日计划】:\n-\n  丁 \n[帮忙]\n[需要的协助]\n3、戊"
    assert parse_daily(text) == said(
        done=("先写一条", "甲", "乙", "丙", "#618 复盘"), plan=("丁", "[帮忙]"), needs=("戊",)
    )
