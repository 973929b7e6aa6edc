"""`teamops meeting`: prepared from the data, closed with decisions that become tasks, sent in time."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.processes import find_program

MONDAY = ("--today", "2026-09-28")
AFTER = ("--today", "2026-09-28T17:30")
FILE = "collaboration/2026-Q3.yaml"
NEXT = "collaboration/2026-Q4/meetings.yaml"


def text(folder: Path, file: str = FILE) -> str:
    return (folder / file).read_text(encoding="utf-8")


def meeting(folder: Path, identity: str):
    return next(entry.record for entry in load(folder).meetings if entry.record.id == identity)


def settings(folder: Path, old: str, new: str) -> None:
    file = folder / "teamops.yaml"
    assert old in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*.yaml")}


# new


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_next_weekly_meeting_reads_as_it_was_accepted(teamops, golden, quarter: Path, lang: str) -> None:
    settings(quarter, "locale: zh-CN", f"locale: {lang}")
    ran = teamops(
        "-C", quarter, "meeting", "new", "weekly", "--today", "2026-10-09", "--agenda", "新品二期", "--dry-run"
    )
    assert ran.code == 0, ran.err
    golden(f"meeting.weekly.{lang[:2]}.txt", ran.out)


@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_the_next_monthly_meeting_reads_as_it_was_accepted(teamops, golden, quarter: Path, lang: str) -> None:
    settings(quarter, "locale: zh-CN", f"locale: {lang}")
    ran = teamops("-C", quarter, "meeting", "new", "monthly", *MONDAY, "--dry-run")
    assert ran.code == 0, ran.err
    golden(f"meeting.monthly.{lang[:2]}.txt", ran.out)


def test_a_meeting_on_a_day_off_is_moved_and_that_is_said(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "meeting", "new", "weekly", "--today", "2026-09-29")
    assert (ran.code, "2026-10-05 休息，周例会顺延到下一个工作日 2026-10-08" in ran.err) == (0, True)
    made = meeting(quarter, "m-2026-W41")
    assert (made.held.isoformat(), made.type) == ("2026-10-08T16:00:00+08:00", "weekly")
    assert made.attendees[0] == "chen"
    assert teamops("-C", quarter, "check", "--today", "2026-09-29").code == 0


def test_a_meeting_to_come_gets_what_its_agenda_lacks_and_then_nothing_more(teamops, quarter: Path) -> None:
    before = meeting(quarter, "m-2026-W40")
    assert teamops("-C", quarter, "meeting", "new", "weekly", *MONDAY).code == 0
    after = meeting(quarter, "m-2026-W40")
    assert after.agenda[: len(before.agenda)] == before.agenda
    assert any(line.startswith("阻塞任务：渠道年度协议（周敏）需要：财务部确认返点预算") for line in after.agenda)
    assert (after.held, after.attendees) == (before.held, before.attendees)
    ran = teamops("-C", quarter, "meeting", "new", "周例会", *MONDAY)
    assert ran.code == 2  # 周例会 is no word of the files
    ran = teamops("-C", quarter, "meeting", "new", "weekly", *MONDAY)
    assert (ran.code, "没有需要写入的内容" in ran.err) == (0, True)


def test_a_meeting_to_come_is_put_off_and_others_are_asked_to_it(teamops, quarter: Path) -> None:
    asked = ("--held", "2026-09-29 10:00", "--attendees", "赵四、财务部", *MONDAY)
    assert teamops("-C", quarter, "meeting", "new", "weekly", *asked).code == 0
    made = meeting(quarter, "m-2026-W40")
    assert (made.held.isoformat(), made.attendees[-2:]) == ("2026-09-29T10:00:00+08:00", ("zhao", "finance"))


def test_a_meeting_that_was_held_is_not_prepared_again(teamops, quarter: Path) -> None:
    before = files(quarter)
    ran = teamops("-C", quarter, "meeting", "new", "weekly", "--held", "2026-09-28T16:00", *AFTER)
    assert (ran.code, "会议 m-2026-W40（2026-09-28 16:00）已召开" in ran.err, "--id" in ran.err) == (2, True, True)
    assert files(quarter) == before
    ran = teamops("-C", quarter, "meeting", "new", "weekly", "--held", "2026-09-28T16:00", "--id", "m-x", *AFTER)
    assert (ran.code, meeting(quarter, "m-x").type) == (0, "weekly")


def test_an_ad_hoc_meeting_is_about_what_is_said_and_is_now(teamops, quarter: Path) -> None:
    asked = ("adhoc", "--agenda", "竞品降价, 应对", "--agenda", "物料", "--attendees", "wang,设计部", *AFTER)
    assert teamops("-C", quarter, "meeting", "new", *asked).code == 0
    made = max((entry.record for entry in load(quarter).meetings), key=lambda one: one.held)
    assert re.fullmatch(r"m-[a-z0-9]{6}", made.id)
    assert (made.agenda, made.attendees) == (("竞品降价, 应对", "物料"), ("wang", "design"))
    assert made.held.isoformat() == "2026-09-28T17:30:00+08:00"


def test_an_ad_hoc_meeting_about_nothing_is_made_and_the_check_says_so(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "meeting", "new", "adhoc", *AFTER)
    assert (ran.code, "C006" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("weakly",), 2, "weekly"),
        (("weekly", "--held", "soon"), 2, "--held"),
        (("weekly", "--attendees", "王经里"), 2, "王经理"),
        (("weekly", "--as", "王经里"), 2, "王经理"),
        (("adhoc", "--agenda", "x", "--id", "a/b"), 1, "F003"),
        (("monthly", "--id", "m-2026-W40"), 2, "m-2026-W40 是周例会"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = files(quarter)
    ran = teamops("-C", quarter, "meeting", "new", *arguments, *MONDAY)
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert files(quarter) == before


def test_a_time_that_cannot_be_understood_is_an_error_that_names_it(teamops, quarter: Path) -> None:
    settings(quarter, "Mon 16:00", "every second Tuesday")
    ran = teamops("-C", quarter, "--lang", "en", "meeting", "new", "weekly", *MONDAY)
    assert (ran.code, "meetings.weekly: “every second Tuesday”" in ran.err) == (2, True)
    asked = ("weekly", "--held", "2026-10-09T10:00", *MONDAY)
    assert teamops("-C", quarter, "meeting", "new", *asked).code == 0


def test_an_id_whose_record_cannot_be_read_is_not_given_twice(teamops, quarter: Path) -> None:
    broken = "meetings:\n  - {id: m-2026-W41, type: weekly, held: never}\n"
    (quarter / "collaboration/more.yaml").write_text(broken, encoding="utf-8")
    ran = teamops("-C", quarter, "meeting", "new", "weekly", "--today", "2026-09-29")
    assert (ran.code, "m-2026-W41" in ran.err, "teamops check" in ran.err) == (2, True, True)


def test_nothing_hostile_acts_on_the_terminal_or_leaves_its_line(teamops, quarter: Path) -> None:
    hostile = (
        'tasks:\n  - {id: x, name: "甲\\e[31m\\n乙: - # [red]", owner: zhao, start: 2026-09-01, end: 2026-09-02}\n'
    )
    (quarter / "tasks/more.yaml").write_text(hostile, encoding="utf-8")
    ran = teamops("-C", quarter, "meeting", "new", "weekly", *MONDAY, "--agenda", "\x1b[31m甲")
    assert (ran.code, "\x1b" in ran.out + ran.err + text(quarter)) == (0, False)
    assert meeting(quarter, "m-2026-W40").agenda[-1] == "\x1b[31m甲"
    ran = teamops("-C", quarter, "meeting", "new", "weekly", "--today", "2026-10-09", "--agenda", "a: b\nc - # d, e")
    assert meeting(quarter, "m-2026-W42").agenda[-1] == "a: b c - # d, e"


# close


def test_decisions_become_tasks_in_one_go_and_the_check_is_clean(teamops, quarter: Path) -> None:
    decisions = ("--decision", "返点预算 @冯会计 9月30日前", "--decision", "@han 线索数据对接完成 10/10")
    ran = teamops("-C", quarter, "meeting", "close", "m-2026-W40", *decisions, *AFTER)
    assert (ran.code, "teamops meeting distributed m-2026-W40" in ran.out) == (0, True)
    rows = "      - {decision: 返点预算, owner: feng, due: 2026-09-30, task: m-2026-W40-1}\n"
    rows += "      - {decision: 线索数据对接完成, owner: han, due: 2026-10-10, task: m-2026-W40-2}\n"
    assert f"    decisions:\n{rows}" in text(quarter)
    assert text(quarter, "tasks/2026-09/m-2026-W40.yaml").partition("  - id: m-2026-W40-2")[2] == (
        "\n    name: 线索数据对接完成\n    type: adhoc\n    meeting: m-2026-W40\n"
        "    owner: han\n    start: 2026-09-28\n    end: 2026-10-10\n    priority: P1\n    status: not_started\n"
    )
    assert "C006" not in teamops("-C", quarter, "check", *AFTER).out
    assert teamops("-C", quarter, "check", *AFTER).code == 0


def test_closing_again_adds_decisions_with_further_numbers(teamops, quarter: Path) -> None:
    asked = ("-C", quarter, "meeting", "close", "m-2026-W40", *AFTER, "--decision", "返点预算 @冯会计 9月30日")
    assert teamops(*asked).code == 0
    ran = teamops(*asked, "--decision", "值班表 @王经理 9月30日")
    assert (ran.code, "已登记过：返点预算" in ran.err) == (0, True)
    assert [one.task for one in meeting(quarter, "m-2026-W40").decisions] == ["m-2026-W40-1", "m-2026-W40-2"]


def test_an_earlier_meeting_keeps_the_decisions_that_it_has(teamops, quarter: Path) -> None:
    before = meeting(quarter, "m-2026-W39").decisions
    asked = ("--decision", "补一项 @小张 2026-10-09", "--no-tasks", *MONDAY)
    assert teamops("-C", quarter, "meeting", "close", "2026-09-21", *asked).code == 0
    after = meeting(quarter, "m-2026-W39").decisions
    assert (after[:2], after[2].task) == (before, None)
    assert not (quarter / "tasks/2026-09/m-2026-W39.yaml").exists()


def test_a_task_is_not_told_twice_and_is_shown_with_its_meeting(teamops, quarter: Path) -> None:
    asked = ("--decision", "返点预算 @冯会计 9月30日", *AFTER)
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", *asked).code == 0
    ran = teamops("-C", quarter, "today", "--person", "feng", "--today", "2026-09-30")
    assert (ran.code, ran.out.count("返点预算")) == (0, 2)  # the task, and that of 周敏 who waits for it
    assert "m-2026-W40-1" in teamops("-C", quarter, "show", "m-2026-W40", *AFTER).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("m-2026-W40", "--decision", "表单 @小王 10月9日", *MONDAY),
            "m-2026-W40 将于 2026-09-28 16:00 召开，请在会后登记",
        ),
        (("m-2026-W40", "--decision", "表单 @小王", *AFTER), "缺少完成时间"),
        (
            ("m-2026-W40", "--decision", "好 @小王 10月9日", "--decision", "表单 10月9日", *AFTER),
            "“表单 10月9日”缺少责任人",
        ),
        (("m-2026-W40", "--decision", "表单 @小汪 10月9日", *AFTER), "是不是“@小王”？"),
        (("m-2026-W40", "--decision", "表单 @小王 9月31日", *AFTER), "9月31日"),
        (("m-2026-W40", "--decision", "表单 @小王 10月9日", "--attendees", "某人", *AFTER), "某人"),
        (("m-2026-W40", *AFTER), "--decision"),
        (("m-2026-W49", "--decision", "表单 @小王 10月9日", *AFTER), "m-2026-W40"),
        (("m-2026", "--decision", "表单 @小王 10月9日", *AFTER), "m-2026-W37"),
    ],
)
def test_minutes_that_cannot_be_are_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files(quarter)
    ran = teamops("-C", quarter, "meeting", "close", *arguments)
    assert (ran.code, said in ran.err, ran.out) == (2, True, ""), ran.err
    assert files(quarter) == before


def test_who_was_there_can_be_said_alone(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", "--attendees", "陈总,品牌部", *AFTER).code == 0
    assert meeting(quarter, "m-2026-W40").attendees == ("chen", "brand")


def test_a_dry_run_shows_every_file_and_writes_none(teamops, quarter: Path) -> None:
    before = files(quarter)
    asked = ("--decision", "返点预算 @冯会计 9月30日", "--dry-run", *AFTER)
    ran = teamops("-C", quarter, "meeting", "close", "m-2026-W40", *asked)
    assert (ran.code, "+++ b/tasks/2026-09/m-2026-W40.yaml" in ran.out, "+    decisions:" in ran.out) == (0, True, True)
    assert files(quarter) == before


def test_decisions_are_hostile_text_as_others(teamops, quarter: Path) -> None:
    asked = ("--decision", "[red]: 'x' - # \"y\" {z} @小王 10月9日", *AFTER)
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", *asked).code == 0
    assert meeting(quarter, "m-2026-W40").decisions[0].decision == "[red]: 'x' - # \"y\" {z}"
    ran = teamops("-C", quarter, "meeting", "close", "m-2026-W40", "--decision", "\x1b[31m甲 @小汪 10月9日", *AFTER)
    assert (ran.code, "\x1b" in ran.err) == (2, False)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_in_a_terminal_decisions_are_asked_for_until_a_line_is_empty(quarter: Path) -> None:
    master, slave = pty.openpty()
    closing = [find_program(), "-C", str(quarter), "meeting", "close", "m-2026-W40", *AFTER]
    environment = {**os.environ, "TEAMOPS_LANG": "en", "TERM": "dumb"}
    with subprocess.Popen(closing, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        seen = ""
        for answer in ("no owner", "返点预算 @冯会计 9月30日", ""):
            seen += _until(master, "empty: done): ")
            os.write(master, f"{answer}\n".encode())
        seen += _until(master, "teamops meeting distributed")
        assert process.wait(timeout=30) == 0
    os.close(master)
    assert "lacks its owner (@name) and its due day (at the end)" in seen
    assert [one.decision for one in meeting(quarter, "m-2026-W40").decisions] == ["返点预算"]


def _until(terminal: int, words: str) -> str:
    seen, deadline = "", time.monotonic() + 30
    while words not in seen:
        assert time.monotonic() < deadline, seen
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 4096).decode(errors="replace")
    return seen


# distributed


def test_minutes_that_are_out_are_written_down_and_judged(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "meeting", "distributed", "m-2026-W40", "--today", "2026-09-29T09:30")
    assert (ran.code, "会后 17 小时 30 分钟发出，在 24h 时限内" in ran.out) == (0, True)
    assert "    distributed: 2026-09-29T09:30:00+08:00\n" in text(quarter)
    ran = teamops("-C", quarter, "meeting", "distributed", "m-2026-W40", "--today", "2026-09-29T10:00")
    assert (ran.code, "--again" in ran.err) == (2, True)
    again = ("--again", "--at", "2026-09-29T16:30", "--today", "2026-09-29T18:00")
    ran = teamops("-C", quarter, "--lang", "en", "meeting", "distributed", "m-2026-W40", *again)
    assert (ran.code, "24 h 30 min after the meeting; the limit is 24h" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("m-2026-W40", *MONDAY), "请在会后登记"),
        (("m-2026-W40", "--at", "2026-09-28T15:00", *AFTER), "早于会议"),
        (("m-2026-W40", "--at", "2026-09-29T15:00", *AFTER), "尚未到来"),
        (("m-2026-W40", "--at", "bald", *AFTER), "--at"),
        (("m-2026-W99", *AFTER), "m-2026-W39"),
    ],
)
def test_minutes_go_out_after_the_meeting_and_not_later_than_now(
    teamops, quarter: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = teamops("-C", quarter, "meeting", "distributed", *arguments)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert "distributed" not in text(quarter).split("m-2026-W40")[1]


def test_commits_read_like_a_diary(teamops, quarter: Path) -> None:
    git = ("git", "-c", "user.name=小王", "-c", "user.email=w@example.com", "-C", str(quarter))
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "team")):
        subprocess.run([*git, *command], check=True)
    for key, value in (("user.name", "小王"), ("user.email", "w@example.com")):
        subprocess.run([*git, "config", key, value], check=True)
    decision = ("--decision", "返点预算 @冯会计 9月30日", "--decision", "值班 @王经理 9月30日")
    by = ("--as", "陈总", "--commit")
    assert teamops("-C", quarter, "meeting", "new", "weekly", "--today", "2026-09-29", *by).code == 0
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", *decision, *by, *AFTER).code == 0
    assert teamops("-C", quarter, "meeting", "distributed", "m-2026-W40", *by, *AFTER).code == 0
    log = subprocess.run([*git, "log", "--format=%s", "-3"], capture_output=True, encoding="utf-8", check=True)
    assert log.stdout.splitlines() == [
        "m-2026-W40：纪要于 2026-09-28 17:30 发出（陈总）",
        "m-2026-W40 决议：返点预算（冯会计，2026-09-30 前）、值班（王经理，2026-09-30 前）（陈总）",
        "筹备周例会 m-2026-W41：2026-10-08 16:00 召开（陈总）",
    ]


def test_the_shell_completes_kinds_and_the_meetings_that_are_meant(teamops, quarter: Path) -> None:
    def completed(*words: str) -> str:
        line = " ".join(("teamops", "-C", str(quarter), *words))
        environment = {
            **os.environ,
            "_TEAMOPS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) + 2),
        }
        return subprocess.run(
            [find_program()], env=environment, capture_output=True, encoding="utf-8", check=False
        ).stdout

    assert completed("meeting", "new", "we").split() == ["weekly"]
    assert completed("meeting", "close", "m-2026-W3").split() == ["m-2026-W39", "m-2026-W38", "m-2026-W37"]
    assert completed("meeting", "distributed", "m-").split() == ["m-2026-W40"]
    assert "周敏" not in completed("notify", "--person", "zh").split()
    assert {"zhao", "zhang", "zhou"} <= set(completed("notify", "--person", "zh").split())


@pytest.mark.parametrize("word", ["9月28日", "2026/9/28", "28 Sep", "昨天", "m-2026-w4"])
def test_a_meeting_is_found_by_its_day_as_it_is_printed(word: str, quarter: Path, teamops) -> None:
    ran = teamops("-C", quarter, "meeting", "close", word, "--attendees", "wang", "--dry-run", "--today", "2026-09-29")
    assert "m-2026-W40" in ran.out + ran.err, ran.err


def test_minutes_have_a_taker_whose_duty_they_are(quarter: Path, teamops) -> None:
    ran = teamops("-C", quarter, "meeting", "close", "m-2026-W40", "--recorder", "小王", "--today", "2026-09-28T18:00")
    assert ran.code == 0, ran.err
    assert meeting(quarter, "m-2026-W40").recorder == "xiaowang"
    late = ("--today", "2026-09-30T18:00")
    assert "小王尚未发出会议" in teamops("-C", quarter, "check", *late).out.replace("\n", "")
    for person, is_theirs in (("xiaowang", True), ("zhang", False)):
        seen = teamops("-C", quarter, "today", "--person", person, *late).out
        assert ("meeting distributed" in seen) is is_theirs, seen
    printed = teamops("-C", quarter, "report", "minutes", "m-2026-W40", *late).out
    assert re.search(r"记录人\s+小王", printed)


def test_who_closes_a_meeting_takes_its_minutes_unless_somebody_else_does(quarter: Path, teamops) -> None:
    decided = ("--decision", "返点预算 @小王 周五", "--as", "zhang", "--today", "2026-09-28T18:00")
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", *decided).code == 0
    assert meeting(quarter, "m-2026-W40").recorder == "zhang"
    again = ("--decision", "渠道清单 @小王 明天", "--as", "wang", "--today", "2026-09-28T18:00")
    assert teamops("-C", quarter, "meeting", "close", "m-2026-W40", *again).code == 0
    assert meeting(quarter, "m-2026-W40").recorder == "zhang"
    new = ("meeting", "new", "weekly", "--recorder", "李姐", "--today", "2026-09-29")
    assert "recorder: lijie" in teamops("-C", quarter, *new, "--dry-run").out
