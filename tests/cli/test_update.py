"""`teamops update`, `done` and `block`: a task says what was asked, by the fewest lines, or nothing was written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teamops.model.records.tasks import Task
from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

FILE = "tasks/2026-09.yaml"
WAITS = "channel-contract-09"
RUNS = "leads-09"
TODAY = ("--today", "2026-09-28T16:05")
NOW = "    updated: 2026-09-28T16:05:00+08:00\n"


def task(root: Path, identity: str) -> Task:
    return next(entry.record for entry in load(root).tasks if entry.record.id == identity)


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


def test_nothing_but_an_id_confirms_the_status_as_it_is(teamops, quarter: Path) -> None:
    before = text(quarter)
    assert teamops("-C", quarter, "update", WAITS, *TODAY).code == 0
    assert lines_changed(before, text(quarter)) == (["updated: 2026-09-28T11:20:00+08:00"], [NOW.strip()])


def test_the_same_again_writes_nothing_and_commits_nothing(teamops, quarter: Path, git: list[str]) -> None:
    teamops("-C", quarter, "update", WAITS, *TODAY)
    before = text(quarter)
    ran = teamops("-C", quarter, "update", WAITS, "--commit", *TODAY)
    assert (ran.code, "没有需要写入的内容" in ran.err, text(quarter) == before) == (0, True, True)
    assert subprocess.run([*git, "log"], check=False, capture_output=True).returncode != 0


def test_what_was_blocked_and_goes_on_has_no_blocker_any_more(teamops, quarter: Path) -> None:
    before = text(quarter)
    assert teamops("-C", quarter, "update", WAITS, "--status", "进行中", "--progress", "65%", *TODAY).code == 0
    gone, came = lines_changed(before, text(quarter))
    assert [line.partition(":")[0] for line in gone] == ["status", "progress", "blocker", "updated"]
    assert came == ["progress: 65%", NOW.strip()]  # other tasks say `status: in_progress` too
    assert task(quarter, WAITS).status == "in_progress"


def test_done_completes_a_progress_that_is_written_and_adds_none(teamops, quarter: Path) -> None:
    file = quarter / FILE
    file.write_text(text(quarter).replace("    progress: 60%\n", ""), encoding="utf-8")
    assert teamops("-C", quarter, "done", WAITS, *TODAY).code == 0
    record = task(quarter, WAITS)
    assert (record.status, record.progress, record.blocker) == ("done", None, None)
    assert teamops("-C", quarter, "done", "channel-rollout-09", *TODAY).code == 0
    assert task(quarter, "channel-rollout-09").progress == 1


def test_a_blocker_is_corrected_without_a_new_status(teamops, quarter: Path, git: list[str]) -> None:
    asked = ("--reason", "素材未定", "--needs", "品牌部定稿", "--note", "催", "--commit")
    ran = teamops("-C", quarter, "update", WAITS, *asked, *TODAY)
    assert ran.code == 0, ran.err
    blocker = task(quarter, WAITS).blocker
    assert blocker is not None
    assert (blocker.reason, blocker.needs) == ("素材未定", "品牌部定稿")
    said = subprocess.run([*git, "log", "-1", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert said.strip().endswith("素材未定、品牌部定稿、备注")


def test_block_states_reason_need_provider_and_day(teamops, quarter: Path) -> None:
    before = text(quarter)
    asked = ("--reason", "素材未定", "--needs", "品牌部定稿", "--from", "财务部")
    assert teamops("-C", quarter, "block", RUNS, *asked, *TODAY).code == 0
    came = lines_changed(before, text(quarter))[1]
    assert "blocker: {reason: 素材未定, needs: 品牌部定稿, from: finance, since: 2026-09-28}" in came
    assert task(quarter, RUNS).status == "blocked"


def test_a_block_that_is_corrected_keeps_the_day_since_which_it_stands(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "block", WAITS, "--reason", "返点待批", "--needs", "批复", *TODAY).code == 0
    assert "    blocker: {reason: 返点待批, needs: 批复, since: 2026-09-24}\n" in text(quarter)


def test_several_tasks_are_updated_in_one_commit(teamops, quarter: Path, git: list[str]) -> None:
    assert (
        teamops("-C", quarter, "update", WAITS, RUNS, "--end", "2026/9/30", "--as", "周敏", "--commit", *TODAY).code
        == 0
    )
    shown = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == f"{WAITS} 渠道年度协议、{RUNS} 九月线索投放：结束 2026-09-30（周敏）\n"
    assert text(quarter).count(NOW) == 2


def test_a_commit_says_the_status(teamops, quarter: Path, git: list[str]) -> None:
    assert teamops("-C", quarter, "done", WAITS, "--commit", *TODAY).code == 0
    shown = subprocess.run(
        [*git, "show", "--format=%s", "--stat"], check=False, capture_output=True, encoding="utf-8"
    ).stdout
    assert shown.startswith(f"{WAITS} 渠道年度协议：状态 已完成\n")
    assert shown.count(".yaml") == 1


def test_who_is_not_the_owner_is_warned_and_obeyed(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "update", WAITS, "--as", "赵四", *TODAY)
    assert (ran.code, "负责人是周敏，不是赵四" in ran.err) == (0, True)
    assert "负责人" not in teamops("-C", quarter, "update", WAITS, "--as", "zhou", *TODAY).err
    takes_over = ("--owner", "赵四", "--as", "赵四")
    assert "负责人" not in teamops("-C", quarter, "update", WAITS, *takes_over, *TODAY).err
    assert task(quarter, WAITS).owner == ("zhao",)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("update", "channel-contract-9"), 2, WAITS),
        (("update", "渠道年度协义"), 2, WAITS),
        (("update", WAITS, "nope"), 2, "nope"),
        (("update", WAITS, "--status", "完成"), 2, "是不是“done"),
        (("update", WAITS, "--priority", "P7"), 2, "P3"),
        (("update", WAITS, "--progress", "40"), 2, "40%"),
        (("update", WAITS, "--end", "下周"), 2, "--end"),
        (("update", WAITS, "--owner", "赵思"), 2, "赵四"),
        (("update", WAITS, "--as", "赵思"), 2, "赵四"),
        (("update", RUNS, "--status", "blocked"), 2, "--reason、--needs"),
        (("block", RUNS, "--reason", "x"), 2, "--needs"),
        (("block", RUNS, "--reason", "x", "--needs", " "), 2, "--needs"),
        (("block", RUNS, "--reason", "x", "--needs", "y", "--from", "财务"), 2, "财务部"),
        (("update", WAITS, "--status", "done", "--needs", "y"), 2, "--needs"),
        (("update", WAITS, "--start", "2026-10-09"), 1, "T004"),
        (("update", WAITS, "--status", "done", "--progress", "80%"), 1, "T012"),
        (("block", RUNS, "--reason", "x", "--needs", "y", "--since", "2026-09-30"), 1, "→"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    ran = teamops("-C", quarter, *arguments, *TODAY)
    assert (ran.code, said in ran.err, ran.out) == (code, True, "")
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_an_error_that_was_there_before_is_no_hindrance(teamops, quarter: Path) -> None:
    file = quarter / FILE
    file.write_text(text(quarter).replace("    start: 2026-09-14\n", "    start: 2026-10-14\n"), encoding="utf-8")
    assert "T004" in teamops("-C", quarter, "check", *TODAY).out
    assert teamops("-C", quarter, "update", WAITS, *TODAY).code == 0


def test_an_error_that_a_comment_silences_is_no_hindrance(teamops, quarter: Path) -> None:
    asked = ("update", WAITS, "--status", "done", "--progress", "80%", *TODAY)
    assert teamops("-C", quarter, *asked).code == 1
    silenced = f"id: {WAITS}  # teamops: ignore[T012] until 2026-10-09 by zhou: 尾款另行跟进\n"
    (quarter / FILE).write_text(text(quarter).replace(f"id: {WAITS}\n", silenced), encoding="utf-8")
    assert teamops("-C", quarter, *asked).code == 0


def test_a_new_warning_is_said_and_does_not_hinder(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "update", WAITS, "--status", "in_progress", "--progress", "100%", *TODAY)
    assert (ran.code, "T012" in ran.out) == (0, True)


def test_a_dry_run_shows_the_lines_and_keeps_the_file(teamops, quarter: Path) -> None:
    before = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "done", WAITS, "--dry-run", *TODAY)
    assert (ran.code, "+    status: done" in ran.out, "-    blocker:" in ran.out) == (0, True, True)
    assert (quarter / FILE).read_bytes() == before


def test_comments_and_line_ends_stay_as_they_are(teamops, quarter: Path) -> None:
    file = quarter / FILE
    start = text(quarter).index(f"id: {WAITS}")
    head, tail = text(quarter)[:start], text(quarter)[start:]
    tail = tail.replace("status: blocked\n", "status: blocked  # 见 9 月 24 日会议\n", 1)
    before = "\ufeff" + (head + tail).replace("\n", "\r\n")
    file.write_bytes(before.encode())
    assert teamops("-C", quarter, "update", WAITS, "--status", "进行中", *TODAY).code == 0
    blocker = "    blocker: {reason: 年度返点比例未批, needs: 财务部确认返点预算, from: finance, since: 2026-09-24}\r\n"
    expected = before.replace("status: blocked  #", "status: in_progress  #").replace(blocker, "")
    place = expected.index(f"id: {WAITS}")
    rest = expected[place:].replace("updated: 2026-09-28T11:20:00+08:00", NOW.strip(), 1)
    assert file.read_bytes().decode() == expected[:place] + rest


def test_a_note_is_replaced_and_an_empty_one_taken_away(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "update", WAITS, "--note", "等: 批复 #1", *TODAY).code == 0
    assert task(quarter, WAITS).note == "等: 批复 #1"
    assert teamops("-C", quarter, "update", WAITS, "--note", "", *TODAY).code == 0
    assert "note" not in text(quarter)[text(quarter).index(f"id: {WAITS}") :].split("- id:")[0]


def test_english_speakers_are_answered_in_english(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "en", "block", RUNS, "--reason", "x", *TODAY)
    assert "give the reason and what it needs (missing: --needs)" in ran.err
    assert "ID" in teamops("-C", quarter, "--lang", "en", "update", "--help").out


def test_in_a_terminal_it_is_asked_why_a_task_is_blocked(quarter: Path) -> None:
    answers = {"原因": "素材未定", "所需资源": "品牌部定稿"}
    code, seen = in_terminal(["-C", str(quarter), "block", RUNS, "--from", "brand", *TODAY], answers)
    assert (code, seen) == (0, seen)
    blocker = task(quarter, RUNS).blocker
    assert blocker is not None
    assert (blocker.reason, blocker.needs, blocker.from_) == ("素材未定", "品牌部定稿", "brand")


def test_a_task_is_done_with_a_note(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "done", RUNS, "--note", "线索 431 条", *TODAY).code == 0
    assert (task(quarter, RUNS).status, task(quarter, RUNS).note) == ("done", "线索 431 条")


def test_a_commit_outside_of_git_says_what_to_do(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "zh", "done", "launch-burst", "--commit", "--today", "2026-09-28")
    assert (ran.code, "不在 git 仓库中；请先运行 `git init`" in ran.err, "fatal" in ran.err) == (3, True, False)
    assert "status: done" in (quarter / "tasks/2026-09.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_a_file_does_not_grow_beyond_what_is_read(teamops, quarter: Path, more: tuple[str, ...]) -> None:
    file = quarter / "tasks/2026-09.yaml"
    file.write_bytes(file.read_bytes().ljust(4 * 1024 * 1024 - 10, b"#") + b"\n")
    before = file.read_bytes()
    ran = teamops("-C", quarter, "--lang", "en", "update", "leads-09", "--note", "十个字以上的备注文字", *TODAY, *more)
    assert (ran.code, "would have 4,194," in ran.err, file.read_bytes() == before) == (3, True, True)
