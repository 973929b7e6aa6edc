"""`teamops request`: each side says its part by a command, the file changes by the fewest lines, others are refused."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from teamops.model.records.collaboration import Request
from teamops.store.reading.loader import load
from tests.processes import find_program

FILE = "collaboration/2026-Q3.yaml"
TODAY = ("--today", "2026-09-28T16:05")
TERMS = ("--to", "设计部", "--item", "主视觉", "--due", "2026/10/15", "--owner", "小张")


def request(root: Path, identity: str) -> Request:
    return next(entry.record for entry in load(root).requests if entry.record.id == identity)


def newest(root: Path) -> Request:
    """The request that is not one of the example."""
    return next(entry.record for entry in load(root).requests if len(entry.record.id) > len("req-1"))


def text(root: Path) -> str:
    return (root / FILE).read_bytes().decode()


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line.strip() for line in old if line not in new], [line.strip() for line in new if line not in old]


@pytest.fixture
def git(quarter: Path) -> list[str]:
    run = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    return run


def test_a_request_is_opened_in_the_file_of_the_department_that_asks(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "request", "open", "海报", *TERMS, *TODAY)
    made = newest(quarter)
    assert (made.from_, made.to, made.owner, str(made.due)) == ("marketing", "design", "zhang", "2026-10-15")
    assert f"teamops request accept {made.id} --as liu" in ran.out
    assert (quarter / "collaboration/2026-Q4/requests-marketing.yaml").is_file()
    again = teamops("-C", quarter, "request", "open", "展架", *TERMS, "--from", "品牌部", "--urgent", *TODAY)
    assert (again.code, "2026-09-28 18:05 前响应，2026-09-29 16:05 前解决" in again.out) == (0, True)
    assert "urgent: {raised: 2026-09-28T16:05:00+08:00}" in (
        quarter / "collaboration/2026-Q4/requests-brand.yaml"
    ).read_text(encoding="utf-8")


@pytest.mark.unmeasured
def test_from_the_question_to_done_the_check_has_nothing_to_say(teamops, quarter: Path) -> None:
    def run(*arguments: object) -> str:
        ran = teamops("-C", quarter, "request", *arguments, *TODAY)
        assert ran.code == 0, ran.err
        return str(ran.out)

    run("open", "海报", *TERMS)
    identity = newest(quarter).id
    for step in (("accept", "刘工"), ("start", "liu"), ("deliver", "liu"), ("confirm", "小何"), ("confirm", "liu")):
        out = run(step[0], "海报", "--as", step[1])
        checked = teamops("-C", quarter, "check", "--select", "C", "--ignore", "C008", *TODAY)
        assert (checked.code, identity in checked.out) == (0, False)
    assert "双方已确认" in out
    assert [one.by for one in request(quarter, identity).confirmed] == ["he", "liu"]


def test_what_was_agreed_and_is_changed_is_to_be_accepted_again(teamops, quarter: Path) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, "request", "change", "req-2", "--due", "2026-10-20", *TODAY)
    assert lines_changed(before, text(quarter)) == (
        ["due: 2026-10-10", "status: in_progress",
         "accepted: {by: han, at: 2026-09-17T11:00:00+08:00, digest: 81826b2f.adc9462d}"],
        ["due: 2026-10-20", "status: open"],
    )  # fmt: skip
    assert "韩工承接的内容已改动，须由数据部重新承接：teamops request accept req-2 --as han" in ran.out
    assert teamops("-C", quarter, "request", "accept", "req-2", "--as", "韩工", *TODAY).code == 0
    assert teamops("-C", quarter, "check", "--select", "C003", *TODAY).code == 0


def test_a_lapse_is_signed_anew_and_another_day_is_told(teamops, quarter: Path) -> None:
    file = quarter / FILE
    file.write_text(text(quarter).replace("due: 2026-10-10", "due: 2026-10-12"), encoding="utf-8")
    assert "C003" in teamops("-C", quarter, "check", "--select", "C003", *TODAY).out
    ran = teamops("-C", quarter, "request", "accept", "req-2", "--as", "han", "--due", "10月", *TODAY)
    assert (ran.code, "--due" in ran.err) == (2, True)
    ran = teamops("-C", quarter, "request", "accept", "req-2", "--as", "han", "--due", "10月14日", *TODAY)
    assert "交付日期改为 2026-10-14（原定 2026-10-12），请告知赵四" in ran.out
    assert (request(quarter, "req-2").status, "accepted: {by: han" in text(quarter)) == ("in_progress", True)
    assert teamops("-C", quarter, "check", "--select", "C003", *TODAY).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("accept", "req-2", "--as", "han"),
        ("start", "req-2"),
        ("change", "req-2", "--due", "2026-10-10"),
        ("change", "req-2"),
        ("confirm", "req-1", "--as", "liu"),
        ("confirm", "req-1", "--as", "小何"),
    ],
)
def test_what_is_so_already_is_not_written(teamops, quarter: Path, arguments: tuple[str, ...]) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, "request", *arguments, *TODAY)
    assert (ran.code, ran.out, "没有需要写入的内容" in ran.err, text(quarter)) == (0, "", True, before)


def test_an_urgent_request_tells_how_long_it_took(teamops, quarter: Path) -> None:
    def run(*arguments: str, at: str) -> str:
        return str(teamops("-C", quarter, "request", *arguments, "--today", f"2026-09-{at}").out)

    raised = run("urgent", "req-2", at="28T10:00")
    assert "teamops request respond req-2 --as han" in raised
    assert "响应用时 1 小时 20 分钟，在时限（2 小时）之内" in run("respond", "req-2", "--as", "韩工", at="28T11:20")
    assert "解决用时 26 小时，超过时限（24 小时）" in run("solve", "req-2", "--as", "韩工", at="29T12:00")
    assert (
        "urgent: {raised: 2026-09-28T10:00:00+08:00, responded: 2026-09-28T11:20:00+08:00, "
        "solved: 2026-09-29T12:00:00+08:00}"
    ) in text(quarter)


def test_a_problem_is_raised_with_the_director_and_a_request_cancelled_for_a_reason(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "request", "escalate", "req-2", "--plan", "加派一人", *TODAY)
    assert (ran.code, "请告知陈总" in ran.out) == (0, True)
    assert "    escalated: {to: chen, at: 2026-09-28T16:05:00+08:00, plan: 加派一人}\n" in text(quarter)
    assert teamops("-C", quarter, "request", "cancel", "req-2", "--reason", "改由销售部自取", *TODAY).code == 0
    assert (request(quarter, "req-2").status, request(quarter, "req-2").note) == (
        "cancelled", "取消原因：改由销售部自取"
    )  # fmt: skip
    assert teamops("-C", quarter, "check", "--select", "C", "--ignore", "C008", *TODAY).code == 0


@pytest.mark.unmeasured
def test_commits_read_like_a_diary(teamops, quarter: Path, git: list[str]) -> None:
    steps = (
        ("open", "海报\n 第二版", *TERMS, "--as", "小张"),
        ("change", "req-2", "--due", "2026-10-20", "--owner", "王经理", "--note", "x"),
        ("accept", "req-2", "--as", "han"),
        ("urgent", "req-2"),
        ("deliver", "req-2", "--as", "han"),
        ("confirm", "req-2", "--as", "王经理"),
        ("confirm", "req-2", "--as", "han"),
    )
    for step in steps:
        assert teamops("-C", quarter, "request", *step, "--commit", *TODAY).code == 0
    shown = subprocess.run(
        [*git, "log", "--reverse", "--format=%s"], check=False, capture_output=True, encoding="utf-8"
    ).stdout
    first, *others = shown.splitlines()
    assert first.partition("海报")[2] == " 第二版：市场部请设计部协作，2026-10-15 前交付（小张）"
    assert [one.removeprefix("req-2 客户线索数据对接：") for one in others] == [
        "交付时间 2026-10-20、责任人 王经理、待重新承接、备注",
        "已承接，2026-10-20 前交付（韩工）",
        "标为紧急",
        "已交付、已解决（韩工）",
        "确认（王经理）",
        "已完成、确认（韩工）",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "req-9", "--as", "liu"), "teamops requests list"),
        (("accept", "req-2"), "--as"),
        (("accept", "req-2", "--as", "寒工"), "韩工（han）"),
        (("accept", "req-2", "--as", "小何"), "韩工（han）"),
        (("deliver", "req-2", "--as", "zhao"), "韩工（han）"),
        (("confirm", "req-2", "--as", "zhao"), "teamops request deliver req-2 --as han"),
        (("confirm", "req-1", "--as", "chen"), "刘工（liu）"),
        (("change", "req-1", "--due", "2026-10-20"), "已完成"),
        (("change", "req-2", "--due", "下周"), "--due"),
        (("change", "req-2", "--to", "设计"), "设计部（design）"),
        (("change", "req-2", "--owner", "赵思"), "赵四"),
        (("respond", "req-2", "--as", "han"), "teamops request urgent req-2"),
        (("cancel", "req-2"), "--reason"),
        (("escalate", "req-2"), "--plan"),
        (("escalate", "req-2", "--plan", "x", "--to", "总监"), "陈总"),
        (("open", "海报"), "--to、--item、--due、--owner"),
        (("open", "海报", *TERMS, "--from", "design"), "部门内部的工作请建任务"),
        (("open", " ", *TERMS), "需求描述"),
        (("accept", "客户线索", "--as", "han"), "req-2"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    ran = teamops("-C", quarter, "request", *arguments, *TODAY)
    assert (ran.code, said in ran.err, ran.out) == (2, True, "")
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_what_a_request_lacks_can_be_given_by_commands(teamops, faults: Path) -> None:
    """The request of the example is in progress, though it was asked of nobody and accepted by nobody."""
    asked = ("accept", "req-2", "--as", "xiaowang", *TODAY)
    assert "teamops request change req-2 --to" in teamops("-C", faults, "request", *asked).err
    assert teamops("-C", faults, "request", "change", "req-2", "--to", "marketing", *TODAY).code == 0
    assert teamops("-C", faults, "request", *asked).code == 0
    assert request(faults, "req-2").accepted is not None


def test_a_department_of_which_nobody_is_known_is_told_to_lack_people(teamops, quarter: Path, faults: Path) -> None:
    file = quarter / "teamops.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("people:\n", "  legal: {name: 法务部}\npeople:\n", 1), encoding="utf-8")
    ran = teamops("-C", quarter, "request", "change", "req-2", "--to", "法务部", *TODAY)
    assert (ran.code, "teamops.yaml 中尚无该部门人员" in ran.out) == (0, True)
    assert "请先登记人员" in teamops("-C", quarter, "request", "accept", "req-2", "--as", "han", *TODAY).err
    ran = teamops("-C", faults, "request", "change", "req-2", "--note", "x", *TODAY)
    assert (ran.code, "没有写承接部门" in ran.out) == (0, True)


def test_a_dry_run_shows_the_lines_and_keeps_the_file(teamops, quarter: Path) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, "request", "deliver", "req-2", "--as", "han", "--dry-run", *TODAY)
    assert (ran.code, "+    status: delivered" in ran.out, text(quarter)) == (0, True, before)


def test_text_of_users_acts_on_no_screen_and_no_file_name(teamops, quarter: Path) -> None:
    terms = ("--to", "design", "--item", "a: b #\x1b[31m\n}", "--due", "2026-10-15", "--owner", "zhang")
    ran = teamops("-C", quarter, "request", "open", "\x1b]0;x\x07[red]../x", *terms, *TODAY)
    assert (ran.code, "\x1b" in ran.out + ran.err) == (0, False)
    assert (newest(quarter).need, newest(quarter).item) == ("\x1b]0;x\x07[red]../x", "a: b #\x1b[31m\n}")


def test_english_speakers_are_answered_in_english(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "en", "request", "accept", "req-2", "--as", "he", *TODAY)
    assert "only 数据部 may do this for “客户线索数据对接”, and 小何 is not in it (allowed: 韩工 (han))" in ran.err
    ran = teamops("-C", quarter, "--lang", "en", "request", "deliver", "req-2", "--as", "han", *TODAY)
    assert "销售部 must confirm: teamops request confirm req-2 --as zhao" in ran.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["request", "accept", "req-"], ["req-1", "req-2", "req-3", "req-4"]),
        (["request", "open", "x", "--to", "de"], ["design"]),
        (["request", "change", "req-2", "--owner", "zh"], ["zhao", "zhou", "zhang"]),
        (["requests", "list", "--from", "da"], ["data"]),
    ],
)
def test_ids_people_and_departments_complete_in_the_shell(quarter: Path, words: list[str], expected: list[str]) -> None:
    line = ["teamops", "-C", str(quarter), *words]
    asked = {"_TEAMOPS_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(line) - 1)}
    ran = subprocess.run([find_program()], env=os.environ | asked, capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.split() == expected
