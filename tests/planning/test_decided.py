"""What is made of a decision as somebody writes it: text, owner, day; and what is said where one of them is missing."""

from __future__ import annotations

from datetime import date

import pytest

from teamops.locale.words import Words
from teamops.model.records.settings import Department, Person, Settings
from teamops.model.workspace import Workspace
from teamops.planning.meetings.decisions import DecisionError, ParsedDecision, parse_decision

HELD = date(2026, 9, 28)
WS = Workspace(
    Settings(
        team="队",
        departments={"finance": Department(name="财务部", head="feng")},
        people={
            "xw": Person(name="小王"), "feng": Person(name="冯会计"), "head": Person(name="Head of Marketing"),
            "li": Person(name="李姐"), "li-2": Person(name="李姐"), "odd": Person(name="xw"),
        },
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text", "owner", "due"),
    [
        ("资质审核表单上线 @小王 2026-10-15", "资质审核表单上线", "xw", "2026-10-15"),
        ("资质审核表单上线 @小王 10月15日", "资质审核表单上线", "xw", "2026-10-15"),
        ("资质审核表单上线 @小王 10/15", "资质审核表单上线", "xw", "2026-10-15"),
        ("资质审核表单上线 @小王 2026年10月5日前", "资质审核表单上线", "xw", "2026-10-05"),
        ("资质审核表单上线@小王10月15号。", "资质审核表单上线", "xw", "2026-10-15"),
        ("资质审核表单上线,10月15日 @xw", "资质审核表单上线", "xw", "2026-10-15"),
        ("\uff20小王 资质审核表单上线 9月28日", "资质审核表单上线", "xw", "2026-09-28"),
        ("资质审核表单上线 @小王 周五", "资质审核表单上线", "xw", "2026-10-02"),
        ("资质审核表单上线 @小王，下周五前。", "资质审核表单上线", "xw", "2026-10-09"),
        ("资质审核表单上线 @小王 明天", "资质审核表单上线", "xw", "2026-09-29"),
        ("资质审核表单上线 10月15日（周四） @小王", "资质审核表单上线", "xw", "2026-10-15"),
        ("资质审核表单上线 @小王 +3d", "资质审核表单上线", "xw", "2026-10-01"),
        ("资质审核表单上线 @小王 不晚于10月底", "资质审核表单上线", "xw", "2026-10-31"),
        ("Send the list @feng by Fri", "Send the list", "feng", "2026-10-02"),
        ("Send the list @feng by 20 Oct", "Send the list", "feng", "2026-10-20"),
        ("Send the list @feng, Tuesday, 20 October 2026.", "Send the list", "feng", "2026-10-20"),
        ("提供成本数据 @财务部 1月5日", "提供成本数据", "finance", "2027-01-05"),
        ("Send the list @Head of Marketing by 2/29", "Send the list", "head", "2028-02-29"),
        ("向 @李姐 要数据 @feng 2026/10/9", "向 @李姐 要数据", "feng", "2026-10-09"),
        ("Write to a@b.com @feng 10/9", "Write to a@b.com", "feng", "2026-10-09"),
        ("@feng write to a@b.com 10/9", "write to a@b.com", "feng", "2026-10-09"),
        ("转化率由 3/100 提到 5/100 @xw 10/9", "转化率由 3/100 提到 5/100", "xw", "2026-10-09"),
        ("  第一行\n第二行\t @li-2   10/9 ", "第一行 第二行", "li-2", "2026-10-09"),
    ],
)
def test_owner_and_day_are_found_wherever_they_may_stand(written: str, text: str, owner: str, due: str) -> None:
    assert parse_decision(WS, written, HELD) == ParsedDecision(text, owner, date.fromisoformat(due))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("表单上线", "责任人（@姓名）和完成时间"),
        ("表单上线 @小王", "缺少完成时间"),
        ("表单上线 10月15日", "缺少责任人"),
        ("10月15日 表单上线 @小王 尽快", "缺少完成时间"),
        ("表单上线 @小汪 10月15日", "是不是“@小王”？"),
        ("表单上线 @小王负责 10月15日", "是不是“@小王”？"),
        ("表单上线 @zhangsan 10月15日", "没有“zhangsan”"),
        ("表单上线 @ 10月15日", "没有“10月15日”"),
        ("表单上线 @李姐 10月15日", "@li 李姐（"),
        ("表单上线 @小王 2月30日", "没有 2月30日 这一天"),
        ("表单上线 @小王 2026-13-01", "没有 2026-13-01 这一天"),
        ("表单上线 @小王 2026-09-27", "早于会议日期（2026-09-28）"),
        ("@小王 10月15日", "没有内容"),
    ],
)
def test_what_is_missing_or_unknown_is_said_with_how_to_write_it(written: str, said: str) -> None:
    with pytest.raises(DecisionError) as refused:
        parse_decision(WS, written, HELD)
    sentence = refused.value.say(Words("zh"))
    assert said in sentence
    assert "决议“" in sentence
    assert refused.value.say(Words("en")).startswith("the decision “")


def test_an_incomplete_decision_shows_how_to_write_one() -> None:
    with pytest.raises(DecisionError, match="write TEXT @PERSON DATE, such as"):
        parse_decision(WS, "x", HELD)
