"""`teamops delete`: what is deleted is gone with its comments, and nothing refers to it; or nothing was written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal
from tests.cli.test_many_at_once import ended, repository, started

TODAY = ("--today", "2026-09-28T16:05")
TEAM = """\
team: 华东营销部
departments: {sales: {name: 销售部}, art: {name: 设计部}}
people:
  wang: {name: 王经理, department: sales}
  zhao: {name: 赵四, department: sales}  # 销售
  gone: {name: 旧人}
"""
FILE = """\
# 目标
goals:
  # 第一个
  - id: sales
    name: 销售额
    period: 2026-07
    target: 10
    department: sales
    owner: wang
  # 第二个

  - {id: other, name: 其他, period: 2026-07, target: 5, owner: wang}

actuals:
  - {goal: sales, date: 2026-07-01, value: 1}
  - {goal: other, date: 2026-07-01, value: 1}
  # 补录
  - {goal: sales, date: 2026-07-02, value: 2}  # 估计
reviews:
  - id: r
    period: 2026-07
    results: [{goal: sales, plan: 10, actual: 9}, {goal: other, plan: 5, actual: 5}]
    improvements:
      - {id: imp-1, item: 筛选}
      - {id: imp-2, item: 培训}
  - {id: r2, period: 2026-08, carried: [imp-1]}
  - {id: r3, period: 2026-09, carried: [imp-1, imp-2]}
tasks:
  # 甲的说明
  - {id: a, name: 甲, goal: sales, owner: zhao, start: 2026-07-01, end: 2026-07-02}  # 甲

  # 乙的说明
  - id: b
    name: 乙
    goal: sales
    owner: zhao
    start: 2026-07-01
    end: 2026-07-02
    # 乙的备注
  # 丙的说明
  - {id: c, name: 丙, owner: zhao, start: 2026-07-01, end: 2026-07-02}
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "teamops.yaml").write_bytes(TEAM.encode())
    (tmp_path / "all.yaml").write_bytes(FILE.encode())
    return tmp_path


def read(root: Path) -> str:
    return (root / "all.yaml").read_bytes().decode()


def without(*lines: str, text: str = FILE) -> str:
    for line in lines:
        assert line in text
        text = text.replace(line, "", 1)
    return text


A = "  # 甲的说明\n  - {id: a, name: 甲, goal: sales, owner: zhao, start: 2026-07-01, end: 2026-07-02}  # 甲\n"
B = FILE[FILE.index("\n  # 乙的说明") : FILE.index("    # 乙的备注")]
C = "  # 丙的说明\n  - {id: c, name: 丙, owner: zhao, start: 2026-07-01, end: 2026-07-02}\n"


@pytest.mark.parametrize(
    ("ids", "gone"),
    [(["a"], [A]), (["b"], [B]), (["丙"], [C]), (["c", "a"], [A, C]), (["b", "c"], [B, C]), (["a", "b"], [A, B])],
)
def test_a_record_goes_with_the_comments_right_above_and_behind_it(
    teamops, team: Path, ids: list[str], gone: list[str]
) -> None:
    ran = teamops("-C", team, "delete", *ids, "--yes", *TODAY)
    assert (ran.code, "已删除" in ran.out) == (0, True)
    assert read(team) == without(*gone)


def test_line_ends_stay(teamops, team: Path) -> None:
    (team / "all.yaml").write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())
    assert teamops("-C", team, "delete", "a", "c", "--yes", *TODAY).code == 0
    assert read(team) == "\ufeff" + without(A, C).replace("\n", "\r\n")


def test_the_last_record_of_a_section_leaves_an_empty_list(teamops, team: Path) -> None:
    assert teamops("-C", team, "delete", "a", "b", "c", "--yes", *TODAY).code == 0
    assert read(team) == FILE[: FILE.index("tasks:")] + "tasks: []\n"
    assert load(team).tasks == ()
    assert teamops("-C", team, "check", "--select", "F", *TODAY).code == 0


def test_what_is_referred_to_is_refused_with_the_places(teamops, team: Path) -> None:
    ran = teamops("-C", team, "delete", "sales", "--kind", "goals", "--yes", *TODAY)
    assert (ran.code, ran.out, read(team) == FILE) == (2, "", True)
    assert "有 5 处引用 sales" in ran.err
    numbers = [1 + FILE[: FILE.index(text)].count("\n") for text in ("- {goal: sales, date: 2026-07-01", "results:")]
    assert all(f"all.yaml:{number}\n" in ran.err for number in numbers)


def test_with_references_fields_go_that_may_be_missing_and_records_that_need_it(teamops, team: Path) -> None:
    ran = teamops("-C", team, "delete", "sales", "--kind", "goals", "--with-references", "--yes", *TODAY)
    assert (ran.code, "5 处引用（其中整条记录 3 条）" in ran.out) == (0, True)
    start, end = FILE.index("  # 第一个"), FILE.index("  # 第二个")
    text = FILE[:start] + FILE[end:]
    text = without(
        "  - {goal: sales, date: 2026-07-01, value: 1}\n",
        "  # 补录\n  - {goal: sales, date: 2026-07-02, value: 2}  # 估计\n",
        "{goal: sales, plan: 10, actual: 9}, ",
        "goal: sales, ",
        "    goal: sales\n",
        text=text,
    )
    assert read(team) == text
    assert teamops("-C", team, "check", "--select", "F", *TODAY).code == 0


def test_a_list_without_other_names_goes_as_a_whole(teamops, team: Path) -> None:
    assert teamops("-C", team, "delete", "imp-1", "--yes", *TODAY).code == 2
    assert teamops("-C", team, "delete", "imp-1", "--with-references", "--yes", *TODAY).code == 0
    assert "  - {id: r2, period: 2026-08}\n  - {id: r3, period: 2026-09, carried: [imp-2]}\n" in read(team)


def test_a_review_is_referred_to_by_its_improvements(teamops, team: Path) -> None:
    ran = teamops("-C", team, "delete", "r", "--yes", *TODAY)
    assert (ran.code, "有 3 处引用" in ran.err) == (2, True)
    assert teamops("-C", team, "delete", "r", "--with-references", "--yes", *TODAY).code == 0
    assert "carried: []" not in read(team)
    assert [entry.record.carried for entry in load(team).reviews] == [(), ()]


def test_a_person_with_records_stays_whatever_is_asked(teamops, team: Path) -> None:
    for options in ((), ("--with-references",)):
        ran = teamops("-C", team, "delete", "zhao", "--yes", *options, *TODAY)
        assert (ran.code, "teamops leave zhao" in ran.err, read(team) == FILE) == (2, True, True)
    ran = teamops("-C", team, "delete", "sales", "--kind", "departments", "--yes", "--with-references", *TODAY)
    assert (ran.code, "其他部门" in ran.err) == (2, True)
    assert teamops("-C", team, "delete", "gone", "art", "--yes", *TODAY).code == 0
    text = without(", art: {name: 设计部}", "  gone: {name: 旧人}\n", text=TEAM)
    assert (team / "teamops.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nope", "--yes"), "“nope”"),
        (("a", "nope", "--yes"), "“nope”"),
        (("sales", "--yes"), "--kind goals"),
        (("a",), "--yes"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, team: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = teamops("-C", team, "delete", *arguments, *TODAY)
    assert (ran.code, said in ran.err, ran.out, read(team) == FILE) == (2, True, "", True)


def test_a_file_that_cannot_be_read_is_in_the_way(teamops, team: Path) -> None:
    (team / "b.yaml").write_text("tasks:\n  - {id: t, name: x, goal: [1\n", encoding="utf-8")
    ran = teamops("-C", team, "delete", "a", "--yes", *TODAY)
    assert (ran.code, "b.yaml" in ran.err, read(team) == FILE) == (2, True, True)


def test_a_part_is_not_deleted_alone(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "delete", "sales-2026Q3/2026-07", "--yes", *TODAY)
    assert (ran.code, "split-goal" in ran.err) == (2, True)


def test_in_a_terminal_it_asks_and_no_is_no(team: Path) -> None:
    code, shown = in_terminal(["-C", str(team), "delete", "a", *TODAY], {"删除任务 a": "n"})
    assert (code, "删除任务 a 甲？" in shown, read(team) == FILE) == (1, True, True)
    code, _ = in_terminal(["-C", str(team), "delete", "a", *TODAY], {"删除任务 a": "y"})
    assert (code, read(team)) == (0, without(A))


def test_a_dry_run_shows_it_and_writes_nothing(teamops, team: Path) -> None:
    ran = teamops("-C", team, "delete", "a", "--dry-run", *TODAY)
    assert (ran.code, "将删除" in ran.out, "-  # 甲的说明" in ran.out, read(team) == FILE) == (0, True, True, True)


def test_a_commit_names_what_went(teamops, team: Path) -> None:
    git = ["git", "-C", str(team)]
    for arguments in (["init", "-q"], ["config", "user.name", "王"], ["config", "user.email", "w@example.com"]):
        subprocess.run([*git, *arguments], check=True)
    assert teamops("-C", team, "delete", "a", "b", "--yes", "--as", "wang", "--commit", *TODAY).code == 0
    said = subprocess.run([*git, "log", "-1", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert said == "删除：任务 a、任务 b（王经理）\n"


def test_each_of_many_who_delete_at_once_deletes_its_own(quarter: Path) -> None:
    repository(quarter)
    ended([started(quarter, "delete", f"p{n}", "--yes") for n in range(8)])
    left = {entry.record.id for entry in load(quarter).tasks}
    assert {f"p{n}" for n in range(20)} & left == {f"p{n}" for n in range(8, 20)}


def test_a_record_without_an_id_is_addressed_by_file_and_line(teamops, team: Path) -> None:
    line = 1 + FILE[: FILE.index("  - {goal: sales, date: 2026-07-02")].count("\n")
    ran = teamops("-C", team, "delete", f"all.yaml:{line}", "--yes", *TODAY)
    assert (ran.code, f"实际值 all.yaml:{line}" in ran.out) == (0, True)
    assert read(team) == without("  # 补录\n  - {goal: sales, date: 2026-07-02, value: 2}  # 估计\n")


def test_any_line_of_a_record_addresses_it_and_no_other_line_does(teamops, team: Path) -> None:
    for text, code in (("  # 乙的说明", 2), ("tasks:", 2), ("    # 乙的备注", 2), ("    name: 乙", 0)):
        line = 1 + FILE[: FILE.index(text)].count("\n")
        ran = teamops("-C", team, "delete", f"all.yaml:{line}", "--yes", *TODAY)
        assert (ran.code, f"第 {line} 行" in ran.err) == (code, bool(code))
    assert read(team) == without(B)
    assert teamops("-C", team, "delete", "all.yaml:999", "--yes", *TODAY).code == 2
