"""Reports that are about a person or a meeting, and what is said where one is missing, too many or unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.repository import commit_all
from tests.cli.conftest import EXAMPLES

MEETING = ("--today", "2026-09-28T16:00")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its history, for looking only."""
    folder = tmp_path_factory.mktemp("demo")
    commit_all(folder, load_demo_commits(EXAMPLES / "quarter"))
    return folder


@pytest.mark.parametrize("word", [("zhang",), ("小张",), ("--person", "zhang"), ("--person", "小张")])
def test_a_person_is_named_by_id_or_name_behind_the_report_or_by_the_option(teamops, quarter: Path, word) -> None:
    ran = teamops("-C", quarter, "report", "person", *word, *MEETING)
    assert (ran.code, ran.err) == (0, "")
    assert "人员：小张" in ran.out


def test_the_page_of_a_person_tells_what_the_check_judges_as_today_does(teamops, quarter: Path) -> None:
    listed = json.loads(teamops("-C", quarter, "today", "--person", "wang", "--format", "json", *MEETING).out)
    page = json.loads(teamops("-C", quarter, "report", "person", "wang", "--format", "json", *MEETING).out)
    waits = next(block for block in page["blocks"] if block["name"] == "waits")
    mine = {duty["record"] for duty in listed["duties"] if "decision" not in {r["kind"] for r in duty["reasons"]}}
    tasks = {one["record"] for one in listed["duties"] if one["file"].startswith("tasks/")}
    assert {row[0] for row in waits["rows"]} == mine - tasks


@pytest.mark.parametrize("word", ["m-2026-W37", "2026-09-07", "9月7日", "7 Sep"])
def test_minutes_are_of_the_meeting_that_is_named(teamops, quarter: Path, word: str) -> None:
    ran = teamops("-C", quarter, "report", "minutes", word, *MEETING)
    assert (ran.code, ran.err) == (0, "")
    assert "2026年9月7日 星期一" in ran.out
    assert "财务部 9 月 11 日前提供竞品成本数据" in ran.out
    assert "m-2026-W38" not in ran.out


@pytest.mark.parametrize("report", ["confirmation", "goals"])
@pytest.mark.parametrize("word", ["新客户获取量", "customers", "新客户获取量 2026-Q3", "customers-2026Q3"])
def test_the_sheets_of_goals_may_be_of_one_goal(teamops, quarter: Path, report: str, word: str) -> None:
    ran = teamops("-C", quarter, "report", report, word, *MEETING)
    assert (ran.code, ran.err) == (0, "")
    assert ("新客户获取量" in ran.out, "品牌曝光量" in ran.out) == (True, False)


def test_the_sheet_of_one_goal_is_of_its_own_period(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "report", "confirmation", "sales-2026Q4", *MEETING)
    assert "销售额 2026年第4季度" in ran.out, ran.err


def test_without_a_meeting_minutes_are_of_the_week_or_of_the_period(teamops, quarter: Path) -> None:
    assert "m-2026-W40" in teamops("-C", quarter, "report", "minutes", *MEETING).out
    month = teamops("-C", quarter, "report", "minutes", "--period", "2026-09", *MEETING).out
    assert month.index("m-2026-W37") < month.index("m-2026-W38") < month.index("m-2026-W40")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["person"], "`teamops load`"),
        (["person", "小章"], "小张（zhang）"),
        (["person", "zhang", "--person", "wang"], "重复指定了人员"),
        (["person", "zhang", "--all-people"], "--all-people 针对全体人员"),
        (["weekly", "zhang"], "请用 --person 或 --department"),
        (["weekly", "--person", "zhang", "--all-people"], "--all-people 针对全体人员"),
        (["minutes", "m-2026-W73"], "是不是“m-2026-W"),
        (["minutes", "m-2026-W37", "--period", "2026-09"], "请去掉会议或 --period"),
        (["minutes", "m-2026"], "可能指多个会议"),
        (["confirmation", "没有的目标"], "没有的目标"),
        (["confirmation", "sales-2026Q3/2026-07"], "report confirmation sales-2026Q3"),
        (["persons", "zhang"], "person"),
    ],
)
def test_a_word_that_is_missing_unknown_or_too_many_is_answered_with_what_to_write(
    teamops, quarter: Path, arguments: list[str], said: str
) -> None:
    ran = teamops("-C", quarter, "report", *arguments, *MEETING)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.unmeasured
def test_a_person_page_of_an_earlier_version_tells_how_it_was_then(teamops, demo: Path) -> None:
    then = teamops("-C", demo, "report", "person", "zhang", "--at", "2026-09-15")
    assert then.code == 0
    assert "截至 2026年9月15日" in then.out


@pytest.mark.parametrize("name", ["monthly", "quarterly", "summary", "minutes"])
def test_changes_stand_at_the_end_above_the_room_for_notes(teamops, demo: Path, name: str) -> None:
    asked = (
        "-C",
        demo,
        "report",
        name,
        "--period",
        "2026-09",
        "--today",
        "2026-09-28T16:00",
        "--compare",
        "2026-09-21",
    )
    blocks = json.loads(teamops(*asked, "--format", "json").out)["blocks"]
    tables = [n for n, block in enumerate(blocks) if block["type"] == "table"]
    assert blocks[tables[-1]]["name"] == "changed"
    assert [block["type"] for block in blocks[tables[-1] + 1 :]] == (["text"] if name.endswith("ly") else [])
