"""`teamops new` and `teamops init`: records that are right from the start."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from teamops.locale.formats import format_repeat
from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

TODAY = ("--today", "2026-11-23")

GIVEN = {
    "goal": "--id g --name 销售额 --period 2026-Q4 --unit 万元 --target 5000 --owner 销售负责人 --department 销售部",
    "actual": "--goal g --value 120 --source CRM",
    "task": "--name 竞品报告 --owner 市场负责人 --end 2026-11-30 --collaborators 销售部,品牌负责人",
    "monitor": "--id launch --project 新品上市 --owner 品牌负责人",
    "review": "--period 2026-11 --held 2026-12-02 --attendees 销售部,市场负责人",
    "request": "--need 海报 --from 市场部 --to 品牌部 --owner 市场负责人 --due 2026-12-01 --item 主视觉",
    "meeting": "--type weekly --held 2026-11-23T16:00 --agenda 进度,计划",
    "daily": "--person 销售负责人 --done 拜访客户、签约 --plan 回访",
}


@pytest.fixture
def fresh(teamops, tmp_path: Path) -> Path:
    assert teamops("init", tmp_path / "队", "--team", "测试队", *TODAY).code == 0
    return tmp_path / "队"


def test_a_fresh_workspace_is_clean_and_knows_its_calendar(teamops, fresh: Path) -> None:
    assert teamops("-C", fresh, "check", *TODAY).code == 0
    ws = load(fresh)
    assert (ws.settings.team, ws.faults) == ("测试队", ())
    months = [sum(map(ws.workdays.is_workday, _days(month))) for month in range(1, 13)]
    assert months == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


def _days(month: int):
    from teamops.model.time.period import Period

    return Period.month(2026, month).days


def test_a_workspace_is_not_started_twice(teamops, fresh: Path) -> None:
    before = (fresh / "teamops.yaml").read_bytes()
    ran = teamops("init", fresh, "--team", "别的队", *TODAY)
    assert (ran.code, "已存在" in ran.err) == (3, True)
    assert (fresh / "teamops.yaml").read_bytes() == before


def test_a_workspace_is_not_started_within_another(teamops, fresh: Path) -> None:
    ran = teamops("init", fresh / "sub" / "team", *TODAY)
    assert (ran.code, "之内" in ran.err) == (3, True)
    assert not (fresh / "sub").exists()


def test_an_english_workspace_is_english_and_clean(teamops, tmp_path: Path) -> None:
    assert teamops("--lang", "en", "init", tmp_path / "team", *TODAY).code == 0
    assert not re.search("[一-鿿]", (tmp_path / "team/teamops.yaml").read_text(encoding="utf-8"))
    task = ["--name", "Report", "--type", "routine", "--owner", "Head of Marketing", "--end", "2026-11-30"]
    assert teamops("-C", tmp_path / "team", "new", "task", *task, *TODAY).code == 0
    ran = teamops("-C", tmp_path / "team", "check", *TODAY)
    assert (ran.code, "No problems found" in ran.out) == (0, True)
    assert "P0 highest" in (tmp_path / "team/tasks/2026-11/marketing-lead.yaml").read_text(encoding="utf-8")


def test_every_kind_can_be_made_from_options_alone(teamops, fresh: Path) -> None:
    for kind, options in GIVEN.items():
        ran = teamops("-C", fresh, "new", kind, *options.split(" "), *TODAY)
        assert (kind, ran.code, ran.err) == (kind, 0, ran.err)
    assert teamops("-C", fresh, "check", "--ignore", "G", *TODAY).code == 0
    ws = load(fresh)
    assert all(len(ws.section(s)) == 1 for s in ("goals", "actuals", "tasks", "monitors", "reviews", "requests",
                                                 "meetings", "dailies"))  # fmt: skip
    assert ws.tasks[0].record.owner == ("marketing-lead",)
    assert ws.tasks[0].record.collaborators == ("sales", "brand-lead")
    assert ws.dailies[0].record.done == ("拜访客户", "签约")


def test_the_first_record_of_a_file_keeps_the_hints_of_its_starter(teamops, fresh: Path) -> None:
    for _ in range(2):
        assert teamops("-C", fresh, "new", "task", *GIVEN["task"].split(" "), *TODAY).code == 0
    text = (fresh / "tasks/2026-11/marketing-lead.yaml").read_text(encoding="utf-8")
    assert text.count("# P0 最高 … P3 最低") == 1
    assert "description" not in text


def test_a_list_may_be_written_with_the_commas_of_either_language(teamops, fresh: Path) -> None:
    who = "\u3001".join(["\uff0c".join(["销售部", "品牌负责人"]), "sales-lead, director"])
    options = ["--name", "x", "--owner", "市场负责人", "--end", "2026-11-30", "--collaborators", who]
    assert teamops("-C", fresh, "new", "task", *options, *TODAY).code == 0
    assert load(fresh).tasks[0].record.collaborators == ("sales", "brand-lead", "sales-lead", "director")


def test_records_of_a_kind_gather_in_one_file_and_ids_differ(teamops, fresh: Path) -> None:
    for _ in range(3):
        teamops("-C", fresh, "new", "task", *GIVEN["task"].split(" "), *TODAY)
    ws = load(fresh)
    assert {entry.at.file for entry in ws.tasks} == {"tasks/2026-11/marketing-lead.yaml"}
    assert len({entry.record.id for entry in ws.tasks}) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--name x --owner sales-led --end 2026-11-30", "sales-lead"),
        ("--name x --owner sales-lead --end 2026-11-30 --priority P9", "P0"),
        ("--name x --owner sales-lead --end 2026-11-01", "T004"),
        ("--name x --owner sales-lead --end 13月30日", "2026-"),
    ],
)
def test_a_record_that_would_be_an_error_is_not_written(teamops, fresh: Path, options: str, said: str) -> None:
    ran = teamops("-C", fresh, "new", "task", *options.split(" "), *TODAY)
    assert (ran.code, said in ran.err) == (1, True)
    assert not (fresh / "tasks").exists()


def test_all_required_options_that_are_missing_are_named_at_once(teamops, fresh: Path) -> None:
    ran = teamops("-C", fresh, "new", "task", "--description", "x", *TODAY)
    assert (ran.code, ran.err) == (
        2,
        "错误：缺少 --name、--end；在终端里运行 `teamops new task`，会逐项询问\n",
    )
    assert not (fresh / "tasks").exists()


def test_a_dry_run_shows_and_does_not_write(teamops, fresh: Path) -> None:
    ran = teamops("-C", fresh, "new", "task", *GIVEN["task"].split(" "), "--dry-run", *TODAY)
    assert (ran.code, "+    name: 竞品报告" in ran.out) == (0, True)
    assert not (fresh / "tasks").exists()


def test_a_record_can_be_committed_at_once(teamops, fresh: Path) -> None:
    git = ["git", "-C", str(fresh), "-c", "user.name=x", "-c", "user.email=x@example.com"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "config", "user.name", "王"], check=True)
    subprocess.run([*git, "config", "user.email", "wang@example.com"], check=True)
    (fresh / "staged.txt").write_text("not part of it")
    subprocess.run([*git, "add", "staged.txt"], check=True)
    ran = teamops("-C", fresh, "new", "task", *GIVEN["task"].split(" "), "--commit", *TODAY)
    assert ran.code == 0
    shown = subprocess.run([*git, "show", "--stat", "--name-only", "-z"], capture_output=True, text=True, check=True)
    assert "tasks/2026-11/marketing-lead.yaml" in shown.stdout
    assert "staged.txt" not in shown.stdout


def test_in_a_terminal_what_is_missing_is_asked_for(fresh: Path) -> None:
    answers = {"名称": "竞品报告", "负责人": "市场负责人", "结束": "2026-11-30"}
    code, seen = in_terminal(["-C", str(fresh), "--lang", "zh", "new", "task", *TODAY], answers)
    assert (code, seen) == (0, seen)
    (entry,) = load(fresh).tasks
    assert (entry.record.name, entry.record.owner) == ("竞品报告", ("marketing-lead",))


def test_a_wrong_answer_is_asked_for_again_and_the_others_are_kept(fresh: Path) -> None:
    answers: dict[str, list[str]] = {
        "编号": ["销售 目标", "q4"],
        "名称": ["销售额"],
        "周期": ["2026-Q5", "2026-Q4"],
        "目标值": ["很多", "5000"],
        "部门": ["销管部", "销售部"],
        "责任人": ["销售负责人"],
        "完成标准": ["差不多", "每月达标率≥95%"],
        "缓冲": ["多一点", "over:10"],
    }
    code, seen = in_terminal(["-C", str(fresh), "--lang", "zh", "new", "goal", *TODAY], answers)
    assert (code, seen) == (0, seen)
    assert "sales-2026Q4" in seen
    for refused in (
        "“销售 目标”不是编号",
        "周期：“2026-Q5”不是周期",
        "“很多”不是数字",
        "“差不多”不是完成标准",
        "“多一点”不是缓冲",
        "“销管部”；是不是",
    ):
        assert refused in seen
    (entry,) = load(fresh).goals
    record = entry.record
    assert (record.id, record.name, str(record.period), record.department, record.owner) == (
        "q4", "销售额", "2026-Q4", "sales", "sales-lead",
    )  # fmt: skip
    assert [(one.each, str(one.at_least)) for one in record.criteria] == [("month", "95%")]
    assert record.buffer is not None
    assert record.buffer.mode == "over"
    again = {"编号": ["q4", "q5"], "名称": "新客户", "周期": "2026-Q4", "单位": "家", "目标值": "300", "部门": "sales",
             "责任人": "销售负责人"}  # fmt: skip
    code, seen = in_terminal(["-C", str(fresh), "--lang", "zh", "new", "goal", *TODAY], again)
    assert ("已有编号“q4”" in seen, len(load(fresh).goals)) == (True, 2)


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_in_a_terminal_a_split_is_written_only_when_it_is_wanted(quarter: Path, answer: str, code: int) -> None:
    before = (quarter / "goals/2026-Q4.yaml").read_bytes()
    ran, seen = in_terminal(["-C", str(quarter), "split-goal", "sales-2026Q4"], {"确认写入": answer})
    assert (ran, seen) == (code, seen)
    assert ((quarter / "goals/2026-Q4.yaml").read_bytes() == before) is (answer == "n")


@pytest.mark.parametrize("kind", GIVEN)
def test_help_of_every_kind_is_a_sentence(teamops, kind: str) -> None:
    said = " ".join(teamops("new", kind, "--help", "--lang", "en").out.split())
    assert not re.search(r"\b[Aa] [aeiou]", said)
    assert "Add a new " in said


def test_goals_and_projects_are_named_by_their_names(quarter: Path, teamops) -> None:
    task = ("--name", "甲", "--owner", "qian", "--start", "2026-10-08", "--end", "2026-10-09", "--type", "adhoc")
    named = ("--goal", "销售额 2026-Q4", "--project", "新品上市推广")
    asked = ("-C", quarter, "new", "task", *task, *named, "--dry-run", "--today", "2026-10-08")
    ran = teamops(*asked)
    assert "goal: sales-2026Q4" in ran.out, ran.err
    assert "project: launch" in ran.out


def test_a_goal_is_written_as_it_was_given_and_nothing_else(teamops, fresh: Path) -> None:
    given = ("--name", "销售额", "--period", "四季度", "--unit", "万元", "--target", "5000", "--department", "销售部",
             "--owner", "销售负责人")  # fmt: skip
    ran = teamops("-C", fresh, "new", "goal", *given, *TODAY)
    assert ran.code == 0, ran.err
    text = (fresh / "goals/2026-Q4.yaml").read_text("utf-8")
    assert ("id: sales-2026Q4" in text, "#" in text, "criteria" in text, "buffer" in text) == (
        True,
        False,
        False,
        False,
    )
    assert "G001" in ran.out
    more = ("--basis", "去年 4300 万元", "--basis-market", "3 亿元", "--criteria", "每月达标率≥95%；退货率不超过2%",
            "--buffer", "预留：12%", "--serves", "年度战略")  # fmt: skip
    ran = teamops("-C", fresh, "new", "goal", *given, *more, *TODAY)
    assert ran.code == 0, ran.err
    assert "G001" not in ran.out
    goal = load(fresh).goals[1].record
    assert goal.id == "sales-2026Q4-2"
    assert goal.basis is not None
    assert (goal.basis.history, goal.basis.market) == ("去年 4300 万元", "3 亿元")
    assert [(one.metric, one.each) for one in goal.criteria] == [("attainment", "month"), ("退货率", None)]
    assert goal.buffer is not None
    assert (goal.buffer.mode, str(goal.buffer.percent)) == ("reserve", "12%")


@pytest.mark.parametrize("text", ["每月新客户数≥120家", "每月销售额≥120万元@月", "每月销售额≥3万次"])
def test_the_unit_of_a_criterion_is_kept_or_refused(teamops, fresh: Path, text: str) -> None:
    given = ("--name", "销售额", "--period", "2026-Q4", "--unit", "万元", "--target", "5000")
    ran = teamops(
        "-C",
        fresh,
        "new",
        "goal",
        *given,
        "--department",
        "销售部",
        "--owner",
        "销售负责人",
        "--criteria",
        text,
        *TODAY,
    )
    assert (ran.code, "F003" in ran.err) == ((0, False) if "万元" in text else (1, True)), ran.err
    assert (fresh / "goals/2026-Q4.yaml").exists() == ("万元" in text)


@pytest.mark.parametrize(("option", "text"), [("--criteria", "尽力"), ("--criteria", "达标率≥95"), ("--buffer", "10")])
def test_a_criterion_or_buffer_that_is_none_is_refused(teamops, fresh: Path, option: str, text: str) -> None:
    ran = teamops("-C", fresh, "new", "goal", "--name", "x", "--period", "2026-Q4", option, text, *TODAY)
    assert (ran.code, text in ran.err) == (2, True)
    assert not (fresh / "goals/2026-Q4.yaml").exists()


@pytest.mark.parametrize(
    ("typed", "written"), [("每周五", "weekly Fri"), ("every Friday", "weekly Fri"), ("每天", "daily")]
)
def test_a_repetition_is_typed_in_words_and_shown_in_them(teamops, quarter: Path, typed: str, written: str) -> None:
    task = ("--id", "report", "--name", "周报", "--owner", "qian", "--start", "2026-10-08", "--end", "2026-12-31")
    ran = teamops("-C", quarter, "new", "task", *task, "--type", "routine", "--repeat", typed, "--today", "2026-10-08")
    assert ran.code == 0, ran.err
    assert f"repeat: {written}" in ran.out
    shown = teamops("-C", quarter, "show", "report").out
    assert written not in shown
    assert format_repeat(written, "zh") in shown
