"""Messages of robots: as short as the services allow, and nothing of a team's text acts in a chat."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from teamops.render.messages import dingtalk as message_dingtalk
from teamops.render.messages import feishu as message_feishu
from teamops.render.messages import wecom as message_wecom
from teamops.render.messages.lines import escape_markup, render_text
from teamops.reporting.items.notice import NoticeGroup, NoticePart, RobotNotice

ALERTS = NoticePart(
    "alerts", "预警 2 项", (NoticeGroup("小王", ("竞品报告：逾期 7 天",)), NoticeGroup("小张", ("协议：阻塞",)))
)
REMINDERS = NoticePart("reminders", "提醒 7 项", (NoticeGroup("赵四", ("甲：今天到期", "乙：状态"), 5),))
NOTICE = RobotNotice("华东营销部今日提醒 2026年9月29日 星期二", "zh", (ALERTS, REMINDERS))

HOSTILE = (
    "<at id=all></at> <@all> @all [点我](https://evil.example) ![x](y) **粗** `c` ~~s~~ # h | &lt;at&gt; \\<at\\> "
    "<font color=red>x</font>\u202e\x1b[31m\n> 引用\r\n- 列表"
)


def dingtalk(notice: RobotNotice) -> str:
    body = message_dingtalk.build_message(notice)
    assert (list(body), body["msgtype"], list(body["markdown"])) == (
        ["msgtype", "markdown"],
        "markdown",
        ["title", "text"],
    )
    return str(body["markdown"]["text"])


def wecom(notice: RobotNotice) -> str:
    body = message_wecom.build_message(notice)
    assert (list(body), list(body["markdown"])) == (["msgtype", "markdown"], ["content"])
    return str(body["markdown"]["content"])


def feishu(notice: RobotNotice) -> str:
    body = message_feishu.build_message(notice)
    (element,) = body["card"]["elements"]
    assert (body["msg_type"], element["tag"]) == ("interactive", "markdown")
    return str(element["content"])


FORMATS: list[Callable[[RobotNotice], str]] = [dingtalk, wecom, feishu, render_text]


def size(body: dict[str, Any]) -> int:
    return len(json.dumps(body, ensure_ascii=False, indent=2).encode())


def test_text_reads_line_by_line() -> None:
    assert render_text(NOTICE).split("\n") == [
        "华东营销部今日提醒 2026年9月29日 星期二", "", "【预警 2 项】", "小王", "· 竞品报告：逾期 7 天", "小张",
        "· 协议：阻塞", "", "【提醒 7 项】", "赵四", "· 甲：今天到期", "· 乙：状态", "… 另有 5 项", "",
    ]  # fmt: skip


def test_each_service_gets_the_markup_that_it_knows() -> None:
    assert dingtalk(NOTICE).startswith(
        "### 华东营销部今日提醒 2026年9月29日 星期二\n\n#### 预警 2 项\n\n**小王**\n\n- 竞品报告"
    )
    assert wecom(NOTICE).startswith(
        '**华东营销部今日提醒 2026年9月29日 星期二**\n\n<font color="warning">**预警 2 项**</font>'
    )
    assert feishu(NOTICE).startswith("<font color='red'>**预警 2 项**</font>\n\n**小王**\n- 竞品报告")


def test_the_card_s_head_is_red_only_where_there_are_alerts() -> None:
    assert message_feishu.build_message(NOTICE)["card"]["header"]["template"] == "red"
    calm = RobotNotice("提醒", "zh", (REMINDERS,))
    assert message_feishu.build_message(calm)["card"]["header"]["template"] == "blue"


@pytest.mark.parametrize("form", FORMATS[:3])
def test_nothing_of_a_team_s_text_acts_in_a_chat(form: Callable[[RobotNotice], str]) -> None:
    hostile = RobotNotice(HOSTILE, "zh", (NoticePart("alerts", "预警 1 项", (NoticeGroup(HOSTILE, (HOSTILE,)),)),))
    plain = form(RobotNotice("甲", "zh", (NoticePart("alerts", "预警 1 项", (NoticeGroup("乙", ("丙",)),)),)))
    made = form(hostile)
    signs = re.compile(r"[<>\[\]*_~`|\\@#&]")
    assert signs.findall(made) == signs.findall(plain)
    assert made.count("\n") == plain.count("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", made)
    assert "https://evil.example" in made


def test_signs_that_act_are_shown_in_full_width() -> None:
    assert escape_markup("<at id=all> [x](y) *z* & #1") == "＜at id=all＞ ［x］(y) ＊z＊ ＆ ＃1"


def many(count: int, long: int = 40) -> RobotNotice:
    groups = tuple(NoticeGroup(f"组员{n}", (f"{n}号事项" + "长" * long, "乙"), 3) for n in range(count))
    return RobotNotice("华东营销部今日提醒", "zh", (NoticePart("reminders", f"提醒 {5 * count} 项", groups),))


@pytest.mark.parametrize("count", [1, 20, 27, 28, 29, 30, 1000])
@pytest.mark.parametrize("form", FORMATS[:3])
def test_what_is_too_long_is_cut_at_whole_lines_and_the_rest_counted(
    form: Callable[[RobotNotice], str], count: int
) -> None:
    made = form(many(count))
    told = [int(number) for number in re.findall("另有 (\\d+) 项", made)]
    items = len(re.findall("^(?:- |> )", made, re.MULTILINE))
    assert items + sum(told) == 5 * count
    last = made.rstrip().split("\n")[-1]
    assert "另有" in last
    assert all(line.endswith(("长", "乙")) for line in made.split("\n") if line.startswith(("- ", "> ")))


@pytest.mark.parametrize("count", [1, 27, 28, 100, 1000])
def test_no_message_is_larger_than_its_service_takes(count: int) -> None:
    notice = many(count)
    assert size(message_dingtalk.build_message(notice)) <= 20_000
    assert len(wecom(notice).encode()) <= 4096
    signed = {"timestamp": "1790000000", "sign": "x" * 44, **message_feishu.build_message(notice)}
    assert size(signed) <= 20_000


def test_as_much_is_told_as_fits() -> None:
    assert len(wecom(many(1000)).encode()) > 4096 - 300
    assert size(message_dingtalk.build_message(many(1000))) > 20_000 - 300


def test_heads_without_lines_below_them_are_cut_off_as_well() -> None:
    huge = NoticePart("reminders", "提醒 1 项", (NoticeGroup("小王", ("长" * 2000,)),))
    assert wecom(RobotNotice("题", "zh", (huge,))) == '**题**\n<font color="comment">… 另有 1 项</font>'
