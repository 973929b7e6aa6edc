"""`teamops split-goal` as users see it."""

from __future__ import annotations

import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.model.figures.slack import compute_slack
from teamops.store.reading.loader import load

GOAL = "sales-2026Q4"
FILE = "goals/2026-Q4.yaml"


def test_a_quarter_is_split_exactly_into_months_weeks_and_people(teamops, quarter: Path) -> None:
    before = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", GOAL, "--into", "month,week,people")
    assert ran.code == 0
    after = (quarter / FILE).read_bytes().splitlines()
    assert [line for line in after if line in before.splitlines()][: len(before.splitlines())] == before.splitlines()
    top = load(quarter).nodes[GOAL]
    assert [int(month.target) for month in top.children] == [1510, 1761, 1929]
    for month in top.children:
        assert sum(week.target for week in month.children) == month.target
        for week in month.children:
            assert abs(sum(person.target for person in week.children) - week.target * Decimal("1.1")) < 1
    assert compute_slack(top).total == 5720  # 5200 and 10%


def test_what_is_split_passes_the_check_and_waits_for_the_people_to_sign(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL)
    ran = teamops("-C", quarter, "check", "--today", "2026-09-28", "--format", "json")
    found = json.loads(ran.out)["findings"]
    assert (ran.code, {(finding["code"], finding["severity"]) for finding in found}) == (0, {("G007", "warning")})
    assert [finding["message"][:2] for finding in found] == ["赵四", "钱进", "孙悦", "周敏"]  # 王经理 signed the whole


@pytest.mark.parametrize(
    ("locale", "subject"),
    [("zh-CN", f"{GOAL}：分解到月、周\n"), ("en", f"{GOAL} split into months, weeks\n")],
)
def test_a_commit_names_the_levels(teamops, quarter: Path, locale: str, subject: str) -> None:
    settings = quarter / "teamops.yaml"
    settings.write_text(settings.read_text("utf-8").replace("locale: zh-CN", f"locale: {locale}"), "utf-8")
    git = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "王"], ["config", "user.email", "w@example.com"]):
        subprocess.run([*git, *arguments], check=True)
    split = ("split-goal", GOAL, "--into", "month,week", "--yes", "--commit")
    assert teamops("-C", quarter, *split).code == 0
    shown = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == subject


def test_splitting_twice_changes_nothing(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL)
    once = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", GOAL)
    assert (ran.code, "无需改动" in ran.out) == (0, True)
    assert (quarter / FILE).read_bytes() == once


@pytest.mark.parametrize("options", [["--dry-run"], ["--dry-run", "--explain"], ["--dry-run", "--format", "json"]])
def test_a_dry_run_writes_nothing(teamops, quarter: Path, options: list[str]) -> None:
    before = (quarter / FILE).read_bytes()
    assert teamops("-C", quarter, "split-goal", GOAL, *options).code == 0
    assert (quarter / FILE).read_bytes() == before


def test_a_dry_run_shows_every_line_that_would_be_written(teamops, quarter: Path) -> None:
    out = teamops("-C", quarter, "split-goal", GOAL, "--dry-run").out
    teamops("-C", quarter, "split-goal", GOAL)
    added = [line for line in (quarter / FILE).read_text(encoding="utf-8").splitlines() if "period: 2026-1" in line]
    assert [line for line in added if f"+{line}" not in out] == []


def test_explained_a_share_can_be_redone_by_hand(teamops, quarter: Path, golden) -> None:
    ran = teamops(
        "-C", quarter, "split-goal", GOAL, "--into", "month", "--explain", "--dry-run", "--today", "2026-09-28"
    )
    golden("split.explain.zh.txt", ran.out)


def test_json_keeps_its_contract(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--format", "json", "--dry-run")
    document = json.loads(ran.out)
    assert set(document) == {
        "version", "goal", "calendar", "parts", "reserve", "lapsed", "split", "differs", "notices",
        "written", "files", "changes", "findings", "warnings", "messages", "commit",
    }  # fmt: skip
    assert (document["written"], document["files"]) == (False, ["goals/2026-Q4.yaml"])
    assert document["calendar"] == [{"year": 2026, "from": "team"}]
    assert (document["split"], document["differs"]) == ({"into": ["month"]}, [])
    assert document["parts"][0] == {
        "path": "sales-2026Q4/2026-10", "period": "2026-10", "owner": None, "department": None, "responsible": "wang",
        "target": 1510, "weight": 18, "kept": False,
    }  # fmt: skip
    assert sum(part["target"] for part in document["parts"]) == 5200


def test_weights_and_people_may_be_given(teamops, quarter: Path) -> None:
    options = ["--into", "month,people", "--weights", "16:17:17", "--people", "赵四=2,qian=1", "--yes"]
    assert teamops("-C", quarter, "split-goal", GOAL, *options).code == 0
    nodes = load(quarter).nodes
    assert [int(month.target) for month in nodes[GOAL].children] == [1664, 1768, 1768]
    assert [(p.owner, int(p.target)) for p in nodes[f"{GOAL}/2026-10"].children] == [("zhao", 1220), ("qian", 610)]


def test_people_may_be_named_with_chinese_commas(teamops, quarter: Path) -> None:
    options = [
        "--into",
        "month,people",
        "--people",
        "\uff0c".join(["赵四=2", "qian=1"]),
        "--dry-run",
        "--format",
        "json",
    ]
    ran = teamops("-C", quarter, "split-goal", GOAL, *options)
    assert ran.code == 0
    owners = {part["owner"] for part in json.loads(ran.out)["parts"] if part["path"].count("/") == 2}
    assert owners == {"zhao", "qian"}


def test_equal_parts_differ_by_one_step_at_most(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--by", "equal")
    assert [int(month.target) for month in load(quarter).nodes[GOAL].children] == [1734, 1733, 1733]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sales-2026Q5"], "sales-2026Q4"),
        ([GOAL, "--into", "week,month"], "从粗到细"),
        ([GOAL, "--into", "fortnight"], "fortnight"),
        ([GOAL, "--people", "nobody=1"], "nobody"),
        ([GOAL, "--into", "month", "--weights", "1:x:2"], "“x”不是数字"),
        ([GOAL, "--into", "month", "--weights", "1:2"], "2 个权重"),
    ],
)
def test_what_cannot_be_split_says_why_and_leaves_the_file(teamops, quarter: Path, arguments, said: str) -> None:
    before = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert (quarter / FILE).read_bytes() == before


def test_where_the_working_days_come_from_is_told(teamops, quarter: Path) -> None:
    split = ("-C", quarter, "split-goal", GOAL, "--into", "month", "--dry-run")
    (quarter / "calendar/2026.yaml").write_text("calendar:\n  - {year: 2026, status: provisional}\n", "utf-8")
    assert "暂按周一至周五计算" in teamops(*split).out
    assert json.loads(teamops(*split, "--format", "json").out)["calendar"] == [{"year": 2026, "from": "provisional"}]
    (quarter / "calendar/2026.yaml").unlink()
    ran = teamops(*split)
    assert "团队没有 2026 年的日历；按国务院公布的工作日计算" in ran.out
    document = json.loads(teamops(*split, "--format", "json").out)
    assert [part["target"] for part in document["parts"]] == [1510, 1761, 1929]
    assert document["calendar"] == [{"year": 2026, "from": "official"}]
    assert any("2026 年的日历" in notice for notice in document["notices"])


def test_a_buffer_is_written_into_the_goal(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month,people", "--buffer", "reserve:12@people")
    [goal] = [entry.record for entry in load(quarter).goals if entry.record.id == GOAL]
    assert goal.buffer is not None
    assert (goal.buffer.mode, str(goal.buffer.percent), goal.buffer.at) == ("reserve", "12%", "people")
    assert sum(part.target for month in goal.parts for part in month.parts) == 4576  # 5200 less 12%


def test_a_reserve_is_shown_as_an_amount(teamops, quarter: Path) -> None:
    options = ["--into", "month", "--buffer", "reserve:12@month", "--dry-run"]
    assert "预留：624万元" in teamops("-C", quarter, "split-goal", GOAL, *options).out
    document = json.loads(teamops("-C", quarter, "split-goal", GOAL, *options, "--format", "json").out)
    assert document["reserve"] == 624


def test_departments_are_named_by_id_name_or_function(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month,department", "--departments", "业绩达成=3,市场部=1")
    months = load(quarter).nodes[GOAL].children
    assert [part.department for part in months[0].children] == ["sales", "marketing"]
    assert sum(month.children[1].target for month in months) == 1300


def test_what_stood_before_is_shown_beside_what_is_to_be(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month")
    file = quarter / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("target: 5200", "target: 5600"), encoding="utf-8")
    again = ["split-goal", GOAL, "--into", "month", "--today", "2026-11-10"]
    ran = teamops("-C", quarter, *again)
    assert (ran.code, "--replace" in ran.err) == (2, True)
    ran = teamops("-C", quarter, *again, "--replace", "--dry-run")
    assert "原值" in ran.out
    assert "已结束" in ran.out
    assert "1,761" in ran.out


def test_a_long_split_is_shown_down_to_the_level_above_the_last(teamops, quarter: Path) -> None:
    settings = quarter / "teamops.yaml"
    staff = "people:\n" + "".join(f"  p{n:02}: {{name: 员工{n}, department: sales}}\n" for n in range(40))
    settings.write_text(settings.read_text(encoding="utf-8").replace("people:\n", staff, 1), encoding="utf-8")
    out = teamops("-C", quarter, "split-goal", GOAL, "--dry-run").out.partition("--- a/")[0]
    assert "“人员”一级的" in out
    assert "按人员的总额：共 5,7" in out
    assert len(out.splitlines()) < 100


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--buffer", "10"], "over:10@month"),
        (["--buffer", "over:x"], "“x”不是数字"),
        (["--buffer", "over:10@year"], "department"),
        (["--people", ","], "没有给出任何名称"),
        (["--people", "zhao=2,赵四=1"], "出现了两次"),
        (["--departments", "nowhere"], "nowhere"),
        (["--posts", "飞行员"], "飞行员"),
        (["--by", "history", "--into", "month"], "补录"),
    ],
)
def test_options_that_mean_nothing_are_explained(teamops, quarter: Path, options: list[str], said: str) -> None:
    ran = teamops("-C", quarter, "split-goal", GOAL, *options)
    assert (ran.code, said in ran.err) == (2, True), ran.err


def test_a_resplit_says_who_shares_and_what_is_otherwise(teamops, quarter: Path) -> None:
    people = "赵四=2,qian=1"
    teamops("-C", quarter, "split-goal", GOAL, "--people", people, "--yes")
    goal = quarter / FILE
    written = "    split:\n      into: [month, week, people]\n      people: {zhao: 2, qian: 1}\n"
    assert written in goal.read_text("utf-8")
    goal.write_text(goal.read_text("utf-8").replace("target: 5200", "target: 5400"), "utf-8")
    ran = teamops("-C", quarter, "split-goal", GOAL, "--replace", "--dry-run", "--today", "2026-09-28", "--lang", "en")
    assert "Split by: months, weeks, people; by working days; 赵四 2, 钱进 1" in ran.out
    assert "not included, because they did not share last time: 王经理 (wang), 孙悦 (sun), 周敏 (zhou)" in " ".join(
        ran.out.split()
    )
    other = ("split-goal", GOAL, "--replace", "--people", "赵四=2,qian=2", "--today", "2026-09-28")
    document = json.loads(teamops("-C", quarter, *other, "--dry-run", "--format", "json").out)
    assert document["differs"] == [{"what": "people", "who": "qian", "before": "1", "after": "2"}]


def test_goals_are_named_by_their_names_everywhere(teamops, quarter: Path) -> None:
    text = (quarter / FILE).read_text("utf-8")
    (quarter / FILE).write_text(text.replace("name: 销售额", "name: 四季度销售额"), "utf-8")
    name = "四季度销售额"
    assert teamops("-C", quarter, "split-goal", name, "--into", "month", "--yes").code == 0
    assert teamops("-C", quarter, "confirm", f"{name}/2026-10", "--as", "wang", "--yes").code == 0
    added = ("actual", "add", f"{name}/2026-10", "1", "--date", "2026-10-09", "--today", "2026-10-09")
    assert teamops("-C", quarter, *added).code == 0
    assert "goal: sales-2026Q4/2026-10" in (quarter / "actuals/2026-10.yaml").read_text("utf-8")
    assert "2026-10" in teamops("-C", quarter, "actual", "list", name, "--today", "2026-10-09").out
    assert "sales-2026Q4" in teamops("-C", quarter, "show", name).out
    several = teamops("-C", quarter, "goal", "set", "销售额", "--target", "1", "--today", "2026-09-28")
    assert several.code != 0
    assert "sales-2023-09（销售额 2023-09）、sales-2026Q3（" in several.err


def test_a_buffer_outside_the_limits_is_told_to_people_and_programs(teamops, quarter: Path) -> None:
    split = ("-C", quarter, "split-goal", GOAL, "--buffer", "over:20", "--dry-run", "--lang", "en")
    told = "the buffer of 20% is outside 10% to 15% (§1.9); the check reports it (G005)"
    assert told in teamops(*split).out
    assert told in json.loads(teamops(*split, "--format", "json").out)["notices"]


def test_limits_of_a_buffer_written_as_shares_are_told_in_per_cent(teamops, quarter: Path) -> None:
    settings = quarter / "teamops.yaml"
    text = settings.read_text("utf-8")
    assert "limits: {" in text
    settings.write_text(text.replace("limits: {", "limits: {buffer: [0.1, 0.155], "), "utf-8")
    split = ("-C", quarter, "split-goal", GOAL, "--buffer", "over:20", "--dry-run", "--lang", "en")
    assert "the buffer of 20% is outside 10% to 15.5% (§1.9)" in teamops(*split).out


def test_the_rest_may_be_weighed_from_a_later_day(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--yes")
    goal = quarter / FILE
    goal.write_text(goal.read_text("utf-8").replace("target: 5200", "target: 5400"), "utf-8")
    ran = teamops(
        "-C", quarter, "split-goal", GOAL, "--replace", "--today", "2026-11-16", "--from", "2026-12-01", "--dry-run",
        "--format", "json",
    )  # fmt: skip
    assert [part["target"] for part in json.loads(ran.out)["parts"]] == [1510, 1761, 2129]


def test_a_day_that_is_none_is_told_with_its_own_option(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "split-goal", GOAL, "--replace", "--from", "下周八", "--today", "2026-11-16")
    assert ran.code == 2
    assert "--from：“下周八”不是日期" in ran.err
    assert "--today" not in ran.err
    ran = teamops("-C", quarter, "split-goal", GOAL, "--today", "下周八")
    assert (ran.code, "--today：“下周八”不是日期或时间" in ran.err) == (2, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_day_after_the_goal_is_refused(teamops, quarter: Path, lang: str) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--yes")
    before = (quarter / FILE).read_bytes()
    split = ("split-goal", GOAL, "--replace", "--today", "2026-11-16", "--lang", lang)
    ran = teamops("-C", quarter, *split, "--from", "2027-01-01")
    said = {"zh": "2027-01-01 晚于 sales-2026Q4 的结束日期（2026-12-31）", "en": "2027-01-01 is after the end of"}[lang]
    assert (ran.code, said in " ".join(ran.err.split())) == (2, True), ran.err
    assert (quarter / FILE).read_bytes() == before
    assert teamops("-C", quarter, *split, "--from", "2026-12-31").code == 0
