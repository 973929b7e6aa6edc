"""`teamops goal set` as users see it: a goal is changed, and what follows from that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

GOAL = "sales-2026Q4"
FILE = "goals/2026-Q4.yaml"
TODAY = ("--today", "2026-09-28T16:05")


@pytest.fixture
def split(teamops, quarter: Path) -> Path:
    """The example with its last goal split, and signed by two people."""
    teamops("-C", quarter, "split-goal", GOAL, *TODAY)
    teamops("-C", quarter, "confirm", "--all-mine", "--as", "zhao", *TODAY)
    return quarter


def run_commands(teamops, root: Path, out: str) -> None:
    """Run the commands that were printed, as users copy them."""
    for line in out.splitlines():
        if line.startswith("  teamops "):
            assert teamops("-C", root, *line.split()[1:], *TODAY).code == 0


def test_each_value_is_written_where_it_belongs_and_nothing_else(teamops, split: Path) -> None:
    before = (split / FILE).read_text("utf-8").splitlines()
    ran = teamops(
        "-C", split, "goal", "set", GOAL, "--name", "营收", "--serves", "全年营收",
        "--basis-history", "2025-Q4 实际 4,100",
        "--key-actions", "续签，放量", "--criteria", "每月达标率≥96%、签约率>=30%", "--as", "wang", *TODAY,
    )  # fmt: skip
    goal = load(split).nodes[GOAL].goal
    assert (ran.code, goal.name, goal.serves, goal.key_actions) == (0, "营收", "全年营收", ("续签", "放量"))
    assert (goal.basis.history, goal.basis.market) == ("2025-Q4 实际 4,100", "四季度为采购旺季")
    first, second = goal.criteria
    assert (first.metric, first.each, str(first.at_least)) == ("attainment", "month", "96%")
    assert (second.metric, second.each, str(second.at_least)) == ("签约率", None, "30%")
    after = (split / FILE).read_text("utf-8").splitlines()
    assert len([line for line in before if line not in after]) == 5


def test_an_empty_text_removes_an_optional_value(teamops, split: Path) -> None:
    texts = [word for key in ("history", "market", "resources") for word in (f"--basis-{key}", "")]
    ran = teamops("-C", split, "goal", "set", GOAL, *texts, "--key-actions", "", "--buffer", "", *TODAY)
    goal = load(split).nodes[GOAL].goal
    assert (ran.code, goal.basis, goal.key_actions, goal.buffer) == (0, None, (), None)


def test_a_new_target_names_whose_signatures_lapse_and_the_split_that_follows(teamops, split: Path) -> None:
    ran = teamops("-C", split, "goal", "set", GOAL, "--target", "5300万", *TODAY)
    assert (ran.code, str(load(split).nodes[GOAL].target)) == (0, "5300")
    assert "2 份确认已失效，请王经理、赵四重新确认" in ran.out
    assert f"  teamops split-goal {GOAL} --replace" in ran.out
    run_commands(teamops, split, ran.out)
    assert "未发现问题" in teamops("-C", split, "check", "--select", "G002,G008", *TODAY).out


def test_a_new_target_of_a_part_is_kept_by_the_split_that_follows(teamops, split: Path) -> None:
    part = f"{GOAL}/2026-10"
    ran = teamops("-C", split, "goal", "set", part, "--target", "1400", *TODAY)
    commands = [line for line in ran.out.splitlines() if line.startswith("  teamops ") and "confirm" not in line]
    assert commands == [
        f"  teamops split-goal {part} --replace",
        f"  teamops goal set {part} --locked yes",
        f"  teamops split-goal {GOAL} --replace",
    ]
    run_commands(teamops, split, "\n".join(commands))
    nodes = load(split).nodes
    assert (str(nodes[part].target), str(nodes[GOAL].target)) == ("1400", "5200")
    assert "未发现问题" in teamops("-C", split, "check", "--select", "G002", *TODAY).out


def test_a_new_owner_is_found_by_name_and_has_to_confirm(teamops, split: Path) -> None:
    ran = teamops("-C", split, "goal", "set", GOAL, "--owner", "孙悦", *TODAY)
    assert (ran.code, load(split).nodes[GOAL].owner) == (0, "sun")
    assert "请王经理、赵四重新确认" in ran.out


def test_the_same_value_changes_nothing(teamops, split: Path) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "goal", "set", GOAL, "--target", "5200", "--owner", "wang", "--locked", "no", *TODAY)
    assert (ran.code, "没有需要写入的内容" in ran.err) == (0, True)
    assert (split / FILE).read_bytes() == before


def test_a_unit_is_set_only_where_no_figure_counts_in_another(teamops, quarter: Path) -> None:
    text = "goals: [{id: g, name: 拜访, period: 2026-Q4, target: 40, department: sales, owner: wang}]\n"
    (quarter / "goals/new.yaml").write_text(text, encoding="utf-8")
    assert teamops("-C", quarter, "goal", "set", "g", "--unit", "次", "--target", "50次", *TODAY).code == 0
    goal = load(quarter).nodes["g"].goal
    assert (goal.unit, str(goal.target)) == ("次", "50")
    ran = teamops("-C", quarter, "goal", "set", "g", "--unit", "家", *TODAY)
    assert (ran.code, "不能改为“家”" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([GOAL], "没有指定要修改的内容"),
        ([GOAL, "--target", ""], "--target 不能为空"),
        ([GOAL, "--name", " "], "--name 不能为空"),
        ([GOAL, "--target", "many"], "many"),
        ([GOAL, "--target", "52 家"], "家"),
        ([GOAL, "--unit", "元"], "不能改为“元”"),
        ([GOAL, "--owner", ""], "没有责任人"),
        ([GOAL, "--owner", "赵五"], "赵四（zhao）"),
        ([GOAL, "--department", "sals"], "sales"),
        ([GOAL, "--buffer", "more"], "more"),
        ([GOAL, "--criteria", "too late"], "不是完成标准"),
        ([GOAL, "--criteria", "attainment>=95%@day"], "不是完成标准"),
        ([GOAL, "--locked", "maybe"], "应为 yes（是）或 no（否）"),
        ([f"{GOAL}/2026-10", "--name", "x"], "分解项沿用整个目标的内容"),
        ([f"{GOAL}/2026-13", "--target", "5"], f"{GOAL}/2026-1"),
        (["nope", "--target", "5"], "nope"),
        (["newgoal", "--target", "5.5"], "不是最小单位 2 的整数倍"),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_is_written(teamops, split: Path, arguments, said: str) -> None:
    text = "goals: [{id: newgoal, name: 拜访, period: 2026-Q4, unit: 次, target: 40, step: 2, owner: wang}]\n"
    (split / "goals/new.yaml").write_text(text, encoding="utf-8")
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "goal", "set", *arguments, *TODAY)
    assert (ran.code in (1, 2), said in ran.err) == (True, True)
    assert ((split / FILE).read_bytes(), (split / "goals/new.yaml").read_text("utf-8")) == (before, text)


def test_a_dry_run_shows_and_does_not_write(teamops, split: Path) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "goal", "set", GOAL, "--target", "5300", "--dry-run", *TODAY)
    assert (ran.code, "+    target: 5300" in ran.out, "重新确认" in ran.out) == (0, True, True)
    assert (split / FILE).read_bytes() == before


def test_a_terminal_is_not_asked(split: Path) -> None:
    ran, _ = in_terminal(["-C", str(split), "goal", "set", GOAL, "--target", "5300", *TODAY], {})
    assert (ran, str(load(split).nodes[GOAL].target)) == (0, "5300")


def test_english_says_the_same(teamops, split: Path) -> None:
    ran = teamops("-C", split, "goal", "set", GOAL, "--target", "5300", "--lang", "en", *TODAY)
    assert "2 confirmations no longer valid; 王经理, 赵四 must confirm again:" in ran.out
    assert f"The parts of {GOAL} no longer add up to its target; split it again:" in ran.out
