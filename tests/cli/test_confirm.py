"""`teamops confirm` as users see it: agreeing, being refused, finding out who has not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.model.signing.agreement import is_confirmation_valid
from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

GOAL = "sales-2026Q4"
FILE = "goals/2026-Q4.yaml"
TODAY = ("--today", "2026-09-28T16:05")


@pytest.fixture
def split(teamops, quarter: Path) -> Path:
    """The healthy example with its last goal split, so that four people have new parts to sign."""
    assert teamops("-C", quarter, "split-goal", GOAL, *TODAY).code == 0
    return quarter


def signed(root: Path, path: str = GOAL) -> dict[str, bool]:
    node = load(root).nodes[path]
    return {one.by: is_confirmation_valid(node, one) for one in (node.part or node.goal).confirmed}


def listed(teamops, root: Path, *options: str) -> dict[str, str]:
    ran = teamops("-C", root, "confirm", "--list", *options, "--format", "json", *TODAY)
    assert ran.code == 0
    document = json.loads(ran.out)
    assert document["version"] == 1
    return {one["person"]: one["state"] for one in document["confirmations"]}


def test_a_confirmation_is_added_and_holds(teamops, split: Path) -> None:
    before = (split / FILE).read_text(encoding="utf-8")
    ran = teamops("-C", split, "confirm", GOAL, "--as", "赵四", "--note", "已面谈", *TODAY)
    assert (ran.code, "本人的分解项" in ran.out, "合计" in ran.out) == (0, True, True)
    assert signed(split) == {"wang": True, "zhao": True}
    added = [line for line in (split / FILE).read_text(encoding="utf-8").splitlines() if line not in before]
    assert [line.strip(" -").partition(":")[0] for line in added] == ["by", "at", "digest", "note"]
    assert "at: 2026-09-28T16:05:00+08:00" in added[1]


def test_when_everybody_has_signed_the_check_is_clean(teamops, split: Path) -> None:
    for person in ("zhao", "qian", "sun", "zhou"):
        assert teamops("-C", split, "confirm", GOAL, "--as", person, *TODAY).code == 0
    assert "未发现问题" in teamops("-C", split, "check", *TODAY).out


def test_signing_twice_changes_nothing(teamops, split: Path) -> None:
    teamops("-C", split, "confirm", GOAL, "--as", "zhao", *TODAY)
    once = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", GOAL, "--as", "zhao", *TODAY)
    assert (ran.code, "仍然有效" in ran.err, (split / FILE).read_bytes() == once) == (0, True, True)


def test_what_lapsed_is_named_and_replaced_by_a_new_confirmation(teamops, split: Path) -> None:
    teamops("-C", split, "confirm", GOAL, "--as", "zhao", *TODAY)
    text = (split / FILE).read_text(encoding="utf-8")
    (split / FILE).write_text(text.replace("新渠道放量", "新渠道深耕"), encoding="utf-8")
    check = teamops("-C", split, "check", "--select", "G008", *TODAY)
    assert (check.code, check.out.count("`key_actions` 被改动")) == (1, 2)
    ran = teamops("-C", split, "confirm", GOAL, "--as", "zhao", *TODAY)
    assert (ran.code, "有改动" in ran.out) == (0, True)
    assert signed(split) == {"wang": False, "zhao": True}


def test_a_part_can_be_signed_by_itself(teamops, split: Path) -> None:
    part = f"{GOAL}/2026-10"
    assert teamops("-C", split, "confirm", part, "--as", "qian", *TODAY).code == 0
    assert signed(split, part) == {"qian": True}
    assert listed(teamops, split, GOAL)["qian"] == "missing"  # November and December are still to be signed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([GOAL, "--as", "chen"], "应由王经理、赵四、钱进、孙悦、周敏确认"),
        ([f"{GOAL}/2026-13", "--as", "zhao"], f"{GOAL}/2026-1"),
        ([GOAL, "--as", "赵五"], "赵四（zhao）"),
        ([GOAL], "--as"),
        (["--all-mine"], "--as"),
        (["--list", "sales-2026Q9"], "sales-2026Q"),
    ],
)
def test_what_cannot_be_confirmed_says_why_and_leaves_the_file(teamops, split: Path, arguments, said: str) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", *arguments, *TODAY)
    assert (ran.code, said in ran.err) == (2, True)
    assert (split / FILE).read_bytes() == before


def test_a_goal_that_nobody_owns_cannot_be_confirmed(teamops, quarter: Path) -> None:
    (quarter / "goals/new.yaml").write_text("goals: [{id: g, name: 销售额, target: 5}]\n", encoding="utf-8")
    ran = teamops("-C", quarter, "confirm", "g", "--as", "wang", *TODAY)
    assert (ran.code, "请先填写 `owner`" in ran.err) == (2, True)


def test_a_dry_run_shows_and_does_not_write(teamops, split: Path) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", GOAL, "--as", "zhao", "--dry-run", *TODAY)
    assert (ran.code, "by: zhao" in ran.out) == (0, True)
    assert (split / FILE).read_bytes() == before


def test_the_list_shows_first_who_has_something_to_do(teamops, split: Path) -> None:
    teamops("-C", split, "confirm", GOAL, "--as", "zhao", *TODAY)
    assert listed(teamops, split, GOAL) == {
        "wang": "holds", "zhao": "holds", "qian": "missing", "sun": "missing", "zhou": "missing",
    }  # fmt: skip
    out = teamops("-C", split, "confirm", "--list", GOAL, *TODAY).out
    assert out.index("钱进") < out.index("王经理")
    assert "未确认 3 项，已失效 0 项，已确认 2 项" in out


def test_the_list_of_all_goals_is_all_confirmed_in_the_healthy_example(teamops, quarter: Path) -> None:
    assert set(listed(teamops, quarter).values()) == {"holds"}


def test_a_commit_of_the_person_is_evidence(teamops, split: Path) -> None:
    git = ["git", "-C", str(split)]
    subprocess.run([*git, "init", "-q"], check=True)
    for key, value in (("user.name", "赵四"), ("user.email", "zhao@example.com")):
        subprocess.run([*git, "config", key, value], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    assert teamops("-C", split, "confirm", GOAL, "--as", "zhao", "--commit", *TODAY).code == 0
    ran = teamops("-C", split, "confirm", "--list", GOAL, "--format", "json", *TODAY)
    graded = {one["person"]: [s["evidence"] for s in one["signatures"]] for one in json.loads(ran.out)["confirmations"]}
    assert graded == {"wang": ["declared"], "zhao": ["author"], "qian": [], "sun": [], "zhou": []}
    ran = teamops("-C", split, "confirm", GOAL, "--as", "qian", *TODAY)
    assert "证据等级将是“自行声明”" in ran.err


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_in_a_terminal_nobody_signs_unasked(split: Path, answer: str, code: int) -> None:
    before = (split / FILE).read_bytes()
    arguments = ["-C", str(split), "confirm", GOAL, "--as", "zhao", *TODAY]
    ran, seen = in_terminal(arguments, {"确认以上内容": answer})
    assert (ran, seen) == (code, seen)
    assert ((split / FILE).read_bytes() == before) is (answer == "n")


def test_english_says_the_same(teamops, split: Path) -> None:
    ran = teamops("-C", split, "confirm", GOAL, "--as", "zhao", "--lang", "en", *TODAY)
    assert (ran.code, "Please confirm, 赵四: 销售额" in ran.out, "own parts" in ran.out) == (0, True, True)
    out = teamops("-C", split, "confirm", "--list", GOAL, "--lang", "en", *TODAY).out
    assert "3 not confirmed, 0 lapsed, 2 confirmed" in out


def test_hostile_names_do_nothing_to_the_screen(teamops, quarter: Path) -> None:
    evil = "\\e[2J[red]<b>"
    text = f'goals:\n  - {{id: g, name: "{evil}", owner: wang, target: 5, unit: "{evil}", key_actions: ["{evil}"]}}\n'
    (quarter / "goals/evil.yaml").write_text(text, encoding="utf-8")
    for arguments in (["g", "--as", "wang"], ["--list", "g"]):
        ran = teamops("-C", quarter, "confirm", *arguments, *TODAY)
        assert (ran.code, "\x1b" in ran.out + ran.err, "[red]<b>" in ran.out) == (0, False, True)


def test_one_command_confirms_everything_that_waits_for_a_person(teamops, split: Path) -> None:
    ran = teamops("-C", split, "confirm", "--all-mine", "--as", "赵四", *TODAY)
    assert (ran.code, GOAL in ran.out, "待赵四确认" in ran.out) == (0, True, True)
    assert listed(teamops, split, GOAL)["zhao"] == "holds"
    assert signed(split) == {"wang": True, "zhao": True}


def test_confirming_all_writes_nothing_where_nothing_waits(teamops, split: Path) -> None:
    teamops("-C", split, "confirm", "--all-mine", "--as", "zhao", *TODAY)
    once = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", "--all-mine", "--as", "zhao", *TODAY)
    assert (ran.code, "没有待赵四确认的目标" in ran.out, (split / FILE).read_bytes() == once) == (0, True, True)


def test_confirming_all_renews_lapsed_signatures_where_they_are(teamops, split: Path) -> None:
    part = f"{GOAL}/2026-10"
    teamops("-C", split, "confirm", part, "--as", "qian", *TODAY)
    teamops("-C", split, "confirm", "--all-mine", "--as", "qian", *TODAY)
    text = (split / FILE).read_text(encoding="utf-8")
    (split / FILE).write_text(text.replace("新渠道放量", "新渠道深耕"), encoding="utf-8")
    assert listed(teamops, split, GOAL)["qian"] == "lapsed"
    ran = teamops("-C", split, "confirm", "--all-mine", "--as", "qian", *TODAY)
    assert (ran.code, ran.out.count("已失效：关键动")) == (0, 2)
    assert listed(teamops, split, GOAL)["qian"] == "holds"
    assert signed(split, part) == {"qian": True}


def test_confirming_all_is_one_commit(teamops, split: Path) -> None:
    git = ["git", "-C", str(split)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "config", "user.name", "赵四"], check=True)
    subprocess.run([*git, "config", "user.email", "zhao@example.com"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "x"], check=True)
    assert teamops("-C", split, "confirm", "--all-mine", "--as", "zhao", "--commit", *TODAY).code == 0
    log = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True)
    assert log.stdout.splitlines() == [f"{GOAL}：已确认（赵四）", "x"]


def test_a_dry_run_of_all_writes_nothing(teamops, split: Path) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", "--all-mine", "--as", "zhao", "--dry-run", *TODAY)
    assert (ran.code, "+" in ran.out, (split / FILE).read_bytes() == before) == (0, True, True)


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_in_a_terminal_all_is_shown_and_asked_about_once(split: Path, answer: str, code: int) -> None:
    before = (split / FILE).read_bytes()
    arguments = ["-C", str(split), "confirm", "--all-mine", "--as", "zhao", *TODAY]
    ran, seen = in_terminal(arguments, {"确认以上全部 1 项": answer})
    assert (ran, "待赵四确认" in seen) == (code, True)
    assert ((split / FILE).read_bytes() == before) is (answer == "n")


def test_a_person_without_a_goal_sees_what_waits_and_how_to_confirm_all(teamops, split: Path) -> None:
    before = (split / FILE).read_bytes()
    ran = teamops("-C", split, "confirm", "--as", "钱进", *TODAY)
    assert (ran.code, GOAL in ran.out, "`teamops confirm --all-mine --as qian`" in ran.err) == (0, True, True)
    assert (split / FILE).read_bytes() == before
    data = json.loads(teamops("-C", split, "confirm", "--as", "qian", "--format", "json", *TODAY).out)
    assert [(one["path"], one["state"]) for one in data["waiting"]] == [(GOAL, "missing")]


def test_the_list_can_be_of_one_person(teamops, split: Path) -> None:
    assert listed(teamops, split, "--as", "zhao").keys() == {"zhao"}
