"""`teamops check --mine`, `--owner` and `--department`: what some must act on, and how much is left for others."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import readable
from tests.cli.test_check_options import add

MEETING = ("--today", "2026-09-28T16:00")
GONE = "tasks: [{id: gone, name: 甲, type: adhoc, owner: zhao, start: 2026-09-01, end: 2026-09-02, priority: P3}]\n"


@pytest.fixture
def late(quarter: Path) -> Path:
    """Three overdue tasks of Wang and one of Zhao; everything can be read."""
    add(quarter, 3)
    (quarter / "tasks/zhao.yaml").write_text(GONE, "utf-8")
    return quarter


def owners_of(ran) -> tuple[int, set[str], int]:
    """The exit code, the ids of who must act on what is shown, and how many findings are left for others."""
    document = json.loads(ran.out)
    who = {one["responsible"]["id"] if one["responsible"] else "-" for one in document["findings"]}
    return ran.code, who, document["hidden"]["others"]


@pytest.mark.parametrize(
    ("options", "who", "others"),
    [
        (("--owner", "zhao"), {"zhao"}, 3),
        (("--owner", "王经理"), {"wang"}, 1),
        (("--owner", "wang", "--owner", "赵四"), {"wang", "zhao"}, 0),
        (("--department", "sales"), {"wang", "zhao"}, 0),
        (("--department", "市场部"), set(), 4),
        (("--mine", "--as", "赵四"), {"zhao"}, 3),
        (("--mine", "--as", "zhao", "--owner", "wang"), {"wang", "zhao"}, 0),
    ],
)
def test_what_some_must_act_on_is_shown_and_the_rest_is_counted(
    teamops, late: Path, options: tuple[str, ...], who: set[str], others: int
) -> None:
    check = ("-C", late, "check", "--select", "T006", "--format", "json", *MEETING)
    assert owners_of(teamops(*check, *options)) == (0, who, others)


def test_the_exit_code_is_that_of_what_is_shown(teamops, late: Path) -> None:
    strict = ("-C", late, "check", "--fail-on", "warning", *MEETING)
    assert teamops(*strict, "--owner", "zhao").code == 1
    ran = teamops(*strict, "--owner", "qian")
    assert (ran.code, "符合运营手册" in ran.out, "由其他人处理，未显示" in ran.out) == (0, False, True)


def test_what_was_not_read_fails_whoever_asks(teamops, faults: Path) -> None:
    ran = teamops("-C", faults, "check", "--owner", "陈总", "--select", "C", *MEETING)
    assert (ran.code, "无法判断：" in ran.out) == (1, True)
    readable(faults)
    assert teamops("-C", faults, "check", "--owner", "陈总", "--select", "C", *MEETING).code == 0


@pytest.mark.parametrize("form", ["full", "concise", "github", "junit"])
def test_what_others_must_act_on_is_counted_in_each_format(teamops, late: Path, form: str) -> None:
    ran = teamops(
        "-C", late, "--lang", "en", "check", "--owner", "zhao", "--format", form, "--select", "T006", *MEETING
    )
    assert "3 not shown, for others to act on" in ran.out + ran.err


def test_a_finding_beyond_the_first_hundred_is_found_with_and_without_a_cache(teamops, late: Path) -> None:
    add(late, 150)
    for _ in range(2):
        ran = teamops("-C", late, "check", "--owner", "zhao", "--select", "T006", *MEETING)
        assert ("tasks/zhao.yaml:1" in ran.out, "另有 150 个由其他人处理" in ran.out) == (True, True)
    first = teamops("-C", late, "check", *MEETING)
    assert teamops("-C", late, "check", *MEETING) == first


def test_mine_is_whom_the_environment_names_else_whose_e_mail_git_has(
    teamops, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = late / "teamops.yaml"
    text = settings.read_text("utf-8")
    subprocess.run(["git", "init", "-q", late], check=True)
    subprocess.run(["git", "-C", late, "config", "user.email", "Zhao@example.com"], check=True)
    mine = ("-C", late, "check", "--mine", "--select", "T006", "--format", "json", *MEETING)
    settings.write_text(text.replace("email: zhao@example.com", ""), "utf-8")
    unknown = teamops(*mine)
    assert (unknown.code, "Zhao@example.com" in unknown.err, "--as" in unknown.err) == (2, True, True)
    settings.write_text(text, "utf-8")
    assert "email: zhao@example.com" in text
    assert owners_of(teamops(*mine)) == (0, {"zhao"}, 3)
    monkeypatch.setenv("TEAMOPS_AS", "wang")
    assert owners_of(teamops(*mine)) == (0, {"wang"}, 1)
    assert owners_of(teamops(*mine, "--as", "zhao")) == (0, {"zhao"}, 3)
    assert owners_of(teamops(*mine[:3], *mine[4:])) == (0, {"wang", "zhao"}, 0)  # without --mine all is shown


def test_who_is_unknown_without_an_e_mail_or_with_one_of_several(teamops, late: Path) -> None:
    mine = ("-C", late, "check", "--mine", *MEETING)
    subprocess.run(["git", "init", "-q", late], check=True)
    subprocess.run(["git", "-C", late, "config", "user.email", ""], check=True)
    ran = teamops(*mine)
    assert (ran.code, ran.out, "TEAMOPS_AS" in ran.err) == (2, "", True)
    settings = late / "teamops.yaml"
    settings.write_text(settings.read_text("utf-8").replace("wang@example.com", "zhao@example.com"), "utf-8")
    subprocess.run(["git", "-C", late, "config", "user.email", "zhao@example.com"], check=True)
    ran = teamops(*mine)
    assert (ran.code, ran.out, "wang" in ran.err, "zhao" in ran.err) == (2, "", True, True)


@pytest.mark.parametrize("options", [("--owner", "nobody"), ("--mine", "--as", "nobody"), ("--department", "nobody")])
def test_somebody_unknown_is_refused(teamops, late: Path, options: tuple[str, ...]) -> None:
    ran = teamops("-C", late, "check", *options, *MEETING)
    assert (ran.code, ran.out, "nobody" in ran.err) == (2, "", True)


@pytest.mark.parametrize("option", ["--fix", "--diff", "--update-baseline", "--grow-baseline"])
def test_what_concerns_everybody_is_refused_for_one(teamops, late: Path, option: str) -> None:
    before = {path: path.read_bytes() for path in late.rglob("*") if path.is_file()}
    ran = teamops("-C", late, "check", "--owner", "zhao", "--baseline", "b.json", option, *MEETING)
    assert (ran.code, ran.out, option in ran.err) == (2, "", True)
    assert {path: path.read_bytes() for path in late.rglob("*") if path.is_file()} == before


def test_a_baseline_hides_the_known_ones_of_one(teamops, late: Path) -> None:
    check = ("-C", late, "check", "--baseline", "b.json", "--fail-on", "warning", *MEETING)
    assert teamops(*check, "--grow-baseline").code == 0
    ran = teamops(*check, "--owner", "zhao")
    assert (ran.code, "没有新问题：已知 1 个仍在" in ran.out, "基线中还可隐藏" in ran.out) == (0, True, False)


def test_people_of_an_earlier_version_are_known_there(teamops, late: Path) -> None:
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "x")):
        subprocess.run(["git", "-C", late, "-c", "user.name=a", "-c", "user.email=a@b", *command], check=True)
    settings = late / "teamops.yaml"
    settings.write_text(settings.read_text("utf-8").replace("赵四", "赵某"), "utf-8")
    check = ("-C", late, "check", "--select", "T006", "--format", "json", *MEETING)
    assert owners_of(teamops(*check, "--at", "HEAD", "--owner", "赵四")) == (0, {"zhao"}, 3)
    assert teamops(*check, "--owner", "赵四").code == 2
