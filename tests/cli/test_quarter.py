"""`teamops quarter` as users see it: the next quarter is written from the last one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

TODAY = ("--today", "2027-01-04")
GOALS = "goals/2027-Q1.yaml"


def read_all(root: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(root)): file.read_bytes()
        for file in sorted(root.rglob("*.yaml"))
        if ".teamops" not in file.parts
    }


def test_a_quarter_starts_with_the_goals_of_the_last_one_and_nothing_signed(teamops, saas: Path) -> None:
    before = read_all(saas)
    assert teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY).code == 0
    ws = load(saas)
    old = {tree.path: tree.goal for tree in ws.list_goal_trees() if str(tree.period) == "2026-Q4"}
    new = {tree.path: tree.goal for tree in ws.list_goal_trees() if str(tree.period) == "2027-Q1"}
    assert [*new] == [path.replace("2026Q4", "2027Q1") for path in old]
    for path, goal in old.items():
        copy = new[path.replace("2026Q4", "2027Q1")]
        for key in ("name", "unit", "target", "step", "measure", "direction", "department", "owner", "criteria"):
            assert getattr(copy, key) == getattr(goal, key)
        assert (copy.key_actions, copy.buffer, copy.split) == (goal.key_actions, goal.buffer, goal.split)
        assert (copy.parts, copy.confirmed, copy.locked) == ((), (), False)
    assert {file: text for file, text in read_all(saas).items() if file in before} == before


def test_the_basis_is_what_was_reached_as_reports_show_it(teamops, saas: Path) -> None:
    teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    nodes = load(saas).nodes
    assert nodes["newarr-2027Q1"].goal.basis.history == "2026-Q4 实际 924.6万元（目标 2,000万元）"
    assert nodes["newarr-2027Q1"].goal.basis.market == "华东中型企业约 2.1 万家"
    assert nodes["renewal-2027Q1"].goal.basis.history == "2026-Q4 实际 89.1%（目标 92%）"


def test_before_the_quarter_ends_the_basis_says_until_when(teamops, saas: Path) -> None:
    teamops("-C", saas, "quarter", "start", "2027-Q1", "--today", "2026-12-20")
    history = load(saas).nodes["newarr-2027Q1"].goal.basis.history
    assert history == "2026-Q4 截至 2026-12-20 实际 924.6万元（目标 2,000万元）"


def test_a_goal_that_serves_another_serves_the_new_one(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    assert load(saas).nodes["leads-2027Q1"].goal.serves == "newarr-2027Q1"
    assert "leads-2027Q1 支撑的仍是" not in ran.err
    assert "newarr-2027Q1 支撑的仍是“公司 2026 年战略" in ran.err


def test_a_basis_that_names_the_old_quarter_is_left_to_it(teamops, saas: Path) -> None:
    file = saas / "goals/2026-Q4.yaml"
    file.write_text(file.read_text("utf-8").replace("market: 华东中型企业约", "market: 2026 年华东中型企业约"), "utf-8")
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    assert load(saas).nodes["newarr-2027Q1"].goal.basis.market is None
    assert "没有沿用：2026 年华东中型企业约 2.1 万家" in ran.err


def test_targets_grow_in_whole_steps_and_rates_and_caps_stay(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--grow", "3.33%", "--target", "有效线索=3700", *TODAY)
    nodes = load(saas).nodes
    targets = {path: str(nodes[path].target) for path in nodes if path.endswith("2027Q1")}
    assert targets == {
        "newarr-2027Q1": "2066.6", "leads-2027Q1": "3700", "renewal-2027Q1": "92%", "active-2027Q1": "320",
        "effort-2027Q1": "150",
    }  # fmt: skip
    assert [path for path in targets if f"{path} 的目标值不变" in ran.err] == [
        "renewal-2027Q1", "active-2027Q1", "effort-2027Q1",
    ]  # fmt: skip


def test_routines_that_ran_to_the_end_go_on_as_new_ones(teamops, saas: Path) -> None:
    teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    new = {e.record.id: e.record for e in load(saas).tasks if e.record.repeat and e.record.start.year == 2027}
    assert [*new] == ["data-check-2027Q1", "health-check-2027Q1", "sales-daily-2027Q1", "ad-weekly-2027Q1"]
    routine = new["ad-weekly-2027Q1"]
    days = (routine.start.isoformat(), routine.end.isoformat())
    assert (routine.goal, routine.owner, *days) == ("leads-2027Q1", ("wangwei2",), "2027-01-01", "2027-03-31")


@pytest.mark.parametrize(
    ("end", "is_copied"),
    [("2026-12-31", True), ("2026-12-25", True), ("2026-12-18", False), ("2027-02-01", False), ("2026-09-30", False)],
)
def test_a_weekly_routine_that_ended_early_or_goes_on_is_left_alone(
    teamops, saas: Path, end: str, *, is_copied: bool
) -> None:
    file = saas / "tasks/routines.yaml"
    file.write_text(file.read_text("utf-8").replace("10-08, end: 2026-12-31, del", f"09-01, end: {end}, del"), "utf-8")
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    assert ("ad-weekly-2027Q1" in {e.record.id for e in load(saas).tasks}) is is_copied
    assert ("重复任务已于 2026-12-18 结束，没有沿用：ad-weekly 投放周报" in ran.err) is (end == "2026-12-18")


def test_somebody_who_is_not_in_the_team_gets_no_goal(teamops, saas: Path) -> None:
    file = saas / "teamops.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("  jiangbo:")), "utf-8")
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    goal = load(saas).nodes["effort-2027Q1"].goal
    assert (ran.code, goal.owner, goal.split.among) == (0, None, ("mengyu",))
    assert "`teamops goal set effort-2027Q1 --owner 人员`" in ran.err


def test_what_a_goal_lacks_is_named_with_the_command_that_sets_it(teamops, saas: Path) -> None:
    text = "goals: [{id: plan, name: 规划, period: 2026-Q4, department: gone, owner: luo}]\n"
    (saas / "goals/plan.yaml").write_text(text, encoding="utf-8")
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--goal", "plan", "--today", "2026-12-20")
    assert (ran.code, "  teamops goal set plan-2027Q1 --target …" in ran.out) == (0, True)
    assert "`teamops goal set plan-2027Q1 --department 部门`" in ran.err


def test_a_project_is_taken_over_only_where_it_is_named(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--monitor", "智能客服版上线推广", *TODAY)
    assert "没有沿用的监控项目：renewal-month" in ran.err
    monitor = next(e.record for e in load(saas).monitors if e.record.id == "launch-v3-2027Q1")
    old = next(e.record for e in load(saas).monitors if e.record.id == "launch-v3")
    assert [phase.name for phase in monitor.phases] == [phase.name for phase in old.phases]
    assert [(p.metric, p.plan) for p in monitor.checkpoints] == [(p.metric, p.plan) for p in old.checkpoints]
    assert all(p.actual is None and p.cause is None and not p.measures for p in monitor.checkpoints)
    assert (monitor.budget.spent, monitor.escalated, monitor.goal) == (None, None, "leads-2027Q1")
    assert [str(phase.start) for phase in monitor.phases] == ["2027-01-11", "2027-02-01", "2027-02-22"]


def test_the_new_quarter_passes_the_check_without_errors(teamops, saas: Path) -> None:
    today = ("--today", "2026-12-20")
    before = teamops("-C", saas, "check", "--format", "concise", *today).out
    teamops("-C", saas, "quarter", "start", "2027-Q1", "--monitor", "launch-v3", *today)
    after = teamops("-C", saas, "check", "--format", "concise", *today).out
    assert [line for line in after.splitlines() if "错误[" in line and line not in before] == []


def test_the_next_steps_are_commands_that_work(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--today", "2026-12-20")
    commands = [line.split()[1:] for line in ran.out.splitlines() if line.startswith("  teamops ")]
    assert len(commands) == 6
    for command in commands:
        assert teamops("-C", saas, *command, "--today", "2026-12-20").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2027-Q1"], "2027-Q1 已有目标：newarr-2027Q1"),
        (["2027"], "“2027”不是季度；请写 2027-Q1"),
        (["2027-02"], "“2027-02”不是季度"),
        (["spring"], "不是周期"),
        (["2029-Q1"], "`--from` 可写 2027-Q1、2026-Q4"),
        (["2027-Q2", "--from", "2027-Q3"], "不早于"),
        (["2027-Q2", "--goal", "newarr-2026Q4"], "不是 2027-Q1 的目标"),
        (["2027-Q1", "--goal", "newarr-2026Q4"], "已有对应目标 newarr-2027Q1"),
        (["2027-Q2", "--target", "leads-2027Q1=12.5"], "不是最小单位 1 的整数倍"),
        (["2027-Q2", "--target", "leads-2027Q1"], "应写成 `目标=数值`"),
        (["2027-Q2", "--target", "leads-2027Q1=1", "--target", "leads-2027Q1=2"], "两个目标值"),
        (["2027-Q2", "--target", "leads-2026Q4=12"], "不在沿用之列"),
        (["2027-Q2", "--grow", "many"], "请写 10%"),
        (["2027-Q2", "--grow", "10万"], "请写 10%"),
        (["2027-Q2", "--only", "tasks"], "可选 goals、routines"),
        (["2027-Q2", "--monitor", "nope"], "nope"),
        (["2027-Q2", "--goal", "nope"], "nope"),
    ],
)
def test_what_cannot_be_started_is_refused_and_nothing_is_written(teamops, saas: Path, arguments, said: str) -> None:
    teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    before = read_all(saas)
    ran = teamops("-C", saas, "quarter", "start", *arguments, *TODAY)
    assert (ran.code, said in ran.err) == (2, True)
    assert read_all(saas) == before


def test_a_goal_that_was_forgotten_is_added_to_the_quarter(teamops, saas: Path) -> None:
    assert teamops("-C", saas, "quarter", "start", "2027-Q1", "--goal", "newarr-2026Q4", *TODAY).code == 0
    assert teamops("-C", saas, "quarter", "start", "2027-Q1", "--goal", "有效线索", *TODAY).code == 0
    assert [path for path in load(saas).nodes if path.endswith("2027Q1")] == ["newarr-2027Q1", "leads-2027Q1"]
    routines = [e.record.id for e in load(saas).tasks if e.record.repeat and e.record.start.year == 2027]
    assert routines == ["ad-weekly-2027Q1"]


def test_routines_can_be_started_alone_and_not_twice(teamops, saas: Path) -> None:
    for _ in range(2):
        ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--only", "routines", *TODAY)
        assert ran.code == 0
    assert "没有需要写入的内容" in ran.err
    assert not (saas / GOALS).exists()


def test_a_dry_run_writes_nothing(teamops, saas: Path) -> None:
    before = read_all(saas)
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--dry-run", *TODAY)
    assert (ran.code, "+  - id: newarr-2027Q1" in ran.out, read_all(saas) == before) == (0, True, True)


def test_a_start_is_one_commit(teamops, saas: Path) -> None:
    git = ["git", "-C", str(saas), "-c", "user.name=x", "-c", "user.email=x@x"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run([*git, *arguments], check=True)
    for key, value in (("user.name", "x"), ("user.email", "x@x")):
        subprocess.run(["git", "-C", str(saas), "config", key, value], check=True)
    assert teamops("-C", saas, "quarter", "start", "2027-Q1", "--commit", "--as", "chenlan", *TODAY).code == 0
    log = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True)
    assert log.stdout.splitlines()[0].startswith("开启 2027-Q1：目标 5 项，重复任务 4 项（")


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_in_a_terminal_it_is_shown_and_asked_about(saas: Path, answer: str, code: int) -> None:
    ran, seen = in_terminal(["-C", str(saas), "quarter", "start", "2027-Q1", *TODAY], {"确认写入": answer})
    assert (ran, "开启2027-Q1" in seen, (saas / GOALS).exists()) == (code, True, answer == "y")


def test_english_says_the_same(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "start", "2027-Q1", "--lang", "en", *TODAY)
    assert (ran.code, "Start of 2027-Q1, from 2026-Q4" in ran.out, "Next: set the targets" in ran.out) == (
        0,
        True,
        True,
    )
    assert "projects not taken over: launch-v3" in ran.err
