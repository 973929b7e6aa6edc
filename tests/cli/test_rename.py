"""`teamops rename`: an id changes everywhere, by the fewest bytes, or nothing is written."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.conftest import EXAMPLES, example
from tests.cli.terminal import in_terminal
from tests.cli.test_many_at_once import ended, repository, started

TODAY = ("--today", "2026-09-28T16:05")
DAYS = "start: 2026-07-06, end: 2026-07-06"
DIGEST = re.compile(r"digest: ([0-9a-f.]+)")
TEAM = """\
team: 华东营销部  # 团队
director: chen
departments:
  sales: {name: 销售部, function: 业绩达成, head: 'wang'}
people:
  # 总监
  chen: {name: 陈总}
  "wang": {name: 王经理, department: sales}  # 经理
  ? zhao
  : {name: 赵四, department: "sales"}
"""
GOALS = """\
goals:
  - id: pre
    name: 储备额
    period: 2026-Q3
    target: 10
    owner: wang
    serves: 全年营收
  - id: sales
    name: 销售额
    period: 2026-07
    unit: 万元
    target: 10
    department: sales
    owner: wang
    serves: pre
    split: {into: [week, people], people: {zhao: 1, wang: 2}, among: zhao}
    parts:
      - period: 2026-07-W28
        target: 10
        parts:
          - {owner: &who zhao, target: 10}
          - {owner: wang, target: 0}
"""
TASKS = f"""\
tasks:
  # teamops: ignore[T009] until 2026-12-01 by zhao: zhao 已知
  - {{id: sales-2026-07-W28-zhao, name: 额, goal: sales/2026-07-W28/zhao, owner: zhao, {DAYS}}}
  - id: report
    name: zhao 的周报
    type: routine
    repeat: weekly Mon
    owner: [zhao]   # zhao
    start: 2026-07-01
    end: 2026-12-31
  - {{id: report-2026-07-06, name: 周报, type: routine, routine: report, owner: 'zhao', {DAYS}}}
  - {{id: report-more, name: 其他, routine: report, owner: zhao, collaborators: [wang, "zhao"], {DAYS}}}
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    root = tmp_path / "team"
    for file, text in (("teamops.yaml", TEAM), ("goals/a.yaml", GOALS), ("tasks/a.yaml", TASKS)):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(text.encode())
    return root


def read_all(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*.yaml"))}


def read_text(root: Path) -> str:
    return b"".join(read_all(root).values()).decode()


def test_a_person_changes_in_every_place_that_is_data_and_in_no_text(teamops, team: Path) -> None:
    before = read_text(team)
    ran = teamops("-C", team, "rename", "赵四", "zhaosi", *TODAY)
    assert (ran.code, "zhaosi" in ran.out) == (0, True)
    texts = ("zhao 的周报", ": zhao 已知", "# zhao")
    expected = before.replace("zhao", "zhaosi")
    for text in texts:
        expected = expected.replace(text.replace("zhao", "zhaosi"), text)
    assert read_text(team) == expected


def test_a_goal_takes_its_parts_quotas_and_whoever_serves_it_along(teamops, team: Path) -> None:
    ran = teamops("-C", team, "rename", "sales", "umsatz", "--kind", "goals", *TODAY)
    assert ran.code == 0
    assert "id: umsatz-2026-07-W28-zhao" in read_text(team)
    assert "goal: umsatz/2026-07-W28/zhao" in read_text(team)
    assert "department: sales\n" in read_text(team)
    assert teamops("-C", team, "rename", "pre", "pre2", *TODAY).code == 0
    assert "    serves: pre2\n" in read_text(team)


def test_tasks_of_a_routine_follow_if_their_ids_were_made_from_its_own(teamops, team: Path) -> None:
    assert teamops("-C", team, "rename", "report", "bericht", *TODAY).code == 0
    assert [entry.record.id for entry in load(team).tasks][1:] == ["bericht", "bericht-2026-07-06", "report-more"]
    assert {entry.record.routine for entry in load(team).tasks} == {None, "bericht"}


def test_a_planned_week_is_not_planned_again_after_a_new_id(teamops, tmp_path: Path) -> None:
    root = example("saas", tmp_path)
    plan = ("tasks", "plan", "2026-W48", "--yes", "--today", "2026-11-20")
    before = len(load(root).tasks)
    assert teamops("-C", root, *plan).code == 0
    planned = len(load(root).tasks)
    assert planned > before
    for old, new in (("luo", "luorui"), ("newarr-2026Q4", "arr"), ("ad-weekly", "ads"), ("sales-daily", "dailies")):
        assert teamops("-C", root, "rename", old, new, *TODAY).code == 0
    assert "没有需要写入的内容" in teamops("-C", root, *plan).err
    assert len(load(root).tasks) == planned


def test_a_signature_stays_valid_and_one_that_lapsed_stays_lapsed(teamops, team: Path) -> None:
    file = team / "goals/a.yaml"
    for path, person in (("sales", "wang"), ("sales/2026-07-W28/zhao", "zhao"), ("pre", "wang")):
        assert teamops("-C", team, "confirm", path, "--as", person, "--yes", *TODAY).code == 0
    file.write_text(
        file.read_text("utf-8").replace(
            "    target: 10\n    owner: wang\n    serves: 全年营收",
            "    target: 9\n    owner: wang\n    serves: 全年营收",
        ),
        "utf-8",
    )
    check = ("check", "--select", "G007,G008", "--format", "concise", *TODAY)
    before = teamops("-C", team, *check)
    assert before.out.count("G008") == 1
    digests = DIGEST.findall(file.read_text("utf-8"))
    ran = teamops("-C", team, "rename", "wang", "wangx", *TODAY)
    assert (ran.code, "1 处确认" in ran.out) == (0, True)
    after = teamops("-C", team, *check).out
    assert (after.count("G007"), after.count("G008")) == (before.out.count("G007"), 1)
    renewed = DIGEST.findall(file.read_text("utf-8"))
    assert sum(old != new for old, new in zip(digests, renewed, strict=True)) == 1
    assert teamops("-C", team, "rename", "wangx", "wang", *TODAY).code == 0
    assert DIGEST.findall(file.read_text("utf-8")) == digests


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody", "x"), "“nobody”"),
        (("zhau", "x"), "zhao"),
        (("zhao", "zhao"), "已经是"),
        (("zhao", "wang"), "王经理"),
        (("zhao", "sales"), "销售部"),
        (("zhao", "王经理"), "名称"),
        (("zhao", "a b"), "空格"),
        (("zhao", "a/b"), "不能作编号"),
        (("--", "zhao", "-b"), "不能作编号"),
        (("zhao", "a\x1bb"), "不能作编号"),
        (("sales", "x"), "--kind departments"),
        (("sales", "pre", "--kind", "goals"), "已被占用（目标）"),
        (("report", "report-more"), "已被占用（任务）"),
        (("sales/2026-07-W28", "x"), "split-goal"),
        (("zhao", "ghost"), "ghost"),
        (("pre", "全年营收"), "serves: 全年营收"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, team: Path, arguments: tuple[str, ...], said: str
) -> None:
    if "ghost" in arguments:
        (team / "tasks/b.yaml").write_text(f"tasks:\n  - {{id: g, name: g, owner: ghost, {DAYS}}}\n")
    before = read_all(team)
    ran = teamops("-C", team, "rename", *TODAY, *arguments)
    assert (ran.code, said in ran.err, ran.out) == (2, True, "")
    assert read_all(team) == before


def test_an_id_that_a_task_would_get_may_not_be_taken(teamops, team: Path) -> None:
    with (team / "tasks/a.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: bericht-2026-07-06, name: x, owner: wang, start: 2026-07-06, end: 2026-07-06}\n")
    before = read_all(team)
    ran = teamops("-C", team, "rename", "report", "bericht", *TODAY)
    assert (ran.code, "bericht-2026-07-06" in ran.err, read_all(team) == before) == (2, True, True)


def test_a_file_that_cannot_be_read_is_in_the_way(teamops, team: Path) -> None:
    (team / "tasks/b.yaml").write_text("tasks:\n  - {id: t, name: x, owner: zhao, start: gestern, end: 2026-07-06}\n")
    before = read_all(team)
    ran = teamops("-C", team, "rename", "zhao", "zhaosi", *TODAY)
    assert (ran.code, "tasks/b.yaml" in ran.err, read_all(team) == before) == (2, True, True)


def test_only_the_case_may_change_and_the_name_may_become_the_id(teamops, team: Path) -> None:
    assert teamops("-C", team, "rename", "zhao", "ZHAO", *TODAY).code == 0
    assert teamops("-C", team, "rename", "ZHAO", "赵四", *TODAY).code == 0
    assert "赵四" in load(team).settings.people


def test_line_ends_and_the_mark_at_the_beginning_stay(teamops, team: Path) -> None:
    for file in team.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = read_all(team)
    assert teamops("-C", team, "rename", "zhao", "zhaosi", *TODAY).code == 0
    assert all(content.startswith(b"\xef\xbb\xbf") for content in read_all(team).values())
    assert read_text(team).count("\r\n") == read_text(team).count("\n")
    assert teamops("-C", team, "rename", "zhaosi", "zhao", *TODAY).code == 0
    assert read_all(team) == before


def test_an_anchor_and_its_aliases_change_together(teamops, team: Path) -> None:
    file = team / "goals/a.yaml"
    file.write_text(
        file.read_text("utf-8")
        .replace("among: zhao", "among: &all [zhao, wang]")
        .replace(
            "          - {owner: wang, target: 0}",
            "          - {owner: wang, target: 0}\n          - {owner: *who, target: 0, period: 2026-07-08}",
        ),
        "utf-8",
    )
    before = file.read_text("utf-8")
    assert teamops("-C", team, "rename", "zhao", "zhaosi", *TODAY).code == 0
    assert file.read_text("utf-8") == before.replace("zhao", "zhaosi")


def test_a_dry_run_shows_it_and_writes_nothing(teamops, team: Path) -> None:
    before = read_all(team)
    ran = teamops("-C", team, "rename", "zhao", "zhaosi", "--dry-run", *TODAY)
    assert (ran.code, "+  ? zhaosi" in ran.out, "将改为" in ran.out, read_all(team) == before) == (0, True, True, True)


def test_a_commit_names_both_ids(teamops, team: Path) -> None:
    git = ["git", "-C", str(team)]
    for arguments in (
        ["init", "-q"],
        ["config", "user.name", "陈"],
        ["config", "user.email", "c@example.com"],
        ["add", "."],
        ["commit", "-qm", "a"],
    ):
        subprocess.run([*git, *arguments], check=True)
    assert teamops("-C", team, "rename", "zhao", "zhaosi", "--as", "chen", "--commit", *TODAY).code == 0
    said = subprocess.run([*git, "log", "-1", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert said == "人员 zhao 的编号改为 zhaosi（陈总）\n"
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True).stdout == b""


def test_others_who_write_meanwhile_lose_nothing(quarter: Path) -> None:
    repository(quarter)
    updates = [started(quarter, "update", f"p{n}", "--note", f"甲{n}") for n in range(6)]
    ended([*updates, started(quarter, "rename", "zhao", "zhaosi")])
    records = {entry.record.id: entry.record for entry in load(quarter).tasks}
    assert [records[f"p{n}"].note for n in range(6)] == [f"甲{n}" for n in range(6)]
    assert all("zhao" not in record.owner for record in records.values())


@pytest.mark.skipif(sys.platform == "win32", reason="has no signals")
def test_killed_at_any_time_it_has_happened_everywhere_or_nowhere(quarter: Path, tmp_path: Path) -> None:
    for turn in range(8):
        root = tmp_path / f"copy{turn}"
        shutil.copytree(EXAMPLES / "quarter", root, ignore=shutil.ignore_patterns(".*"))
        process = started(root, "rename", "zhao", "zhaosi", program=(sys.executable, "-m", "teamops"))
        time.sleep(0.15 * turn)
        process.kill()
        process.communicate(timeout=60)
        ended([started(root, "update", "channel-contract-09", "--note", "丙")])  # recovers first
        text = b"".join(read_all(root).values())
        assert (b"owner: zhao," in text or b"owner: zhao\n" in text) != (b"zhaosi" in text)


def test_an_owner_who_agreed_before_the_division_has_still_agreed_to_any(teamops, team: Path) -> None:
    file = team / "goals/a.yaml"
    text = file.read_text("utf-8")
    parts = text[text.index("    parts:") :]
    file.write_text(text.replace(parts, ""), "utf-8")
    assert teamops("-C", team, "confirm", "sales", "--as", "wang", "--yes", *TODAY).code == 0
    file.write_text(file.read_text("utf-8") + parts, "utf-8")
    for old, new in (("zhao", "zhaosi"), ("wang", "wangx")):
        assert teamops("-C", team, "rename", old, new, *TODAY).code == 0
    file.write_text(file.read_text("utf-8").replace("{owner: &who zhaosi, target: 10}", "{owner: zhaosi, target: 4}"))
    ran = teamops("-C", team, "check", "--select", "G007,G008", "--format", "concise", *TODAY)
    assert "G008" not in ran.out
    assert not [line for line in ran.out.splitlines() if "G007" in line and "销售额" in line and "王经理" in line]


def test_in_a_terminal_it_asks_and_no_is_no(team: Path) -> None:
    before = read_all(team)
    code, shown = in_terminal(["-C", str(team), "rename", "zhao", "zhaosi", *TODAY], {"把编号 zhao": "n"})
    assert (code, "zhaosi" in shown, read_all(team) == before) == (1, True, True)
    code, _ = in_terminal(["-C", str(team), "rename", "zhao", "zhaosi", *TODAY], {"把编号 zhao": "y"})
    assert (code, "zhaosi" in load(team).settings.people) == (0, True)
