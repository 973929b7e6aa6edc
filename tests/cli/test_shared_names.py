"""Two people with one name: every command that takes a person says so and lists them, and what is printed tells them
apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command_tree import parameters

TODAY = "2026-09-28T16:00"
TASK = ("--name", "甲", "--start", "2026-09-28", "--end", "2026-09-29", "--type", "adhoc")

BY = {
    "confirm": "sales-2026Q3 --as 王伟",
    "goals list": "--owner 王伟",
    "check": "--owner 王伟",
    "actual add": "sales-2026Q3 5 --owner 王伟",
    "actual list": "--owner 王伟",
    "split-goal": "sales-2026Q3 --into people --people 王伟=2,qian=1",
    "today": "--person 王伟",
    "tasks plan": "--person 王伟",
    "tasks list": "--owner 王伟",
    "assign": "holiday-duty 王伟",
    "load": "--person 王伟",
    "monitor escalate": "launch --plan 追加 --to 王伟",
    "monitor new": "m --project 竞品 --owner 王伟 --start 2026-10-01 --phases 调研 --days 7 --metric 样本数=5",
    "monitor measure add": "launch 曝光量 加投 --owner 王伟 --due 2026-10-01",
    "monitors list": "--owner 王伟",
    "improvement add": "2026-08 甲 --measure 乙到3% --owner 王伟 --due 2026-10-15",
    "improvement list": "--owner 王伟",
    "request open": "物料 --from sales --to design --item 册子 --due 2026-10-10 --owner 王伟",
    "request change": "req-1 --owner 王伟",
    "request escalate": "req-1 --to 王伟",
    "requests list": "--owner 王伟",
    "notify": "--to text --person 王伟",
    "log": "--person 王伟",
    "diff": "HEAD --person 王伟",
    "report": "goals --person 王伟",
    "new goal": "--id g --owner 王伟",
    "new actual": "--goal sales-2026Q3 --value 5 --owner 王伟",
    "new monitor": "--id autumn --project 甲 --owner 王伟",
    "new request": "--need 甲 --from sales --to design --owner 王伟",
    "new daily": "--person 王伟 --done 甲",
    "new review": "--period 2026-09 --attendees sales,王伟",
    "new meeting": "--held 2026-09-28T16:00 --attendees 王伟,sales",
    "review draft": "2026-09 --attendees 王伟",
    "review held": "2026-08 --attendees 王伟",
    "meeting new": "weekly --attendees 王伟",
    "meeting close": "m-2026-W40 --attendees 王伟",
    "update": "holiday-duty --owner 王伟",
    "goal set": "sales-2026Q4 --owner 王伟",
    "leave": "王伟 --on 2026-09-30 --to zhou",
    "away": "王伟 2026-10-12",
    "monitor checkpoint add": "launch --metric 到店量 --plan 300 --phase 持续期 --owner 王伟",
}
"""A command line for each command, which reaches a person."""

MORE = {
    ("check", "--as"): ("check", "--mine", "--as", "王伟"),
    ("new task", "--owner"): ("new", "task", *TASK, "--owner", "王伟"),
    ("new task", "--collaborators"): ("new", "task", *TASK, "--owner", "qian", "--collaborators", "design,王伟"),
    ("update", "--from"): ("update", "holiday-duty", "--status", "blocked", "--reason", "甲", "--from", "王伟"),
    ("block", "--from"): ("block", "holiday-duty", "--reason", "甲", "--needs", "乙", "--from", "王伟"),
    ("meeting close", "@"): ("meeting", "close", "m-2026-W40", "--decision", "落地页上线 @王伟 9月30日"),
    ("today", "who"): ("today", "王伟"),
    ("leave", "--to"): ("leave", "qian", "--on", "2026-09-30", "--to", "王伟"),
    ("meeting new", "--recorder"): ("meeting", "new", "weekly", "--recorder", "王伟"),
    ("meeting close", "--recorder"): ("meeting", "close", "m-2026-W40", "--recorder", "王伟"),
    ("report", "about"): ("report", "person", "王伟"),
}

AS = {
    "update": "holiday-duty --status done", "done": "holiday-duty", "block": "holiday-duty --reason 甲 --needs 乙",
    "assign": "holiday-duty qian", "monitor record": "launch 曝光量 380", "monitor cause": "launch 曝光量 甲",
    "monitor escalate": "launch --plan 甲", "monitor spend": "launch 70",
    "monitor new": "m --project 竞品 --owner qian --start 2026-10-01 --phases 调研 --days 7 --metric 样本数=5",
    "monitor measure add": "launch 曝光量 加投 --owner qian --due 2026-10-01",
    "monitor measure close": "launch 加投", "review draft": "2026-09",
    "review explain": "2026-08 sales-2026Q3 --cause 甲",
    "review lesson": "2026-08 甲", "review held": "2026-08",
    "improvement add": "2026-08 甲 --measure 乙到3% --owner qian --due 2026-10-15",
    "improvement close": "imp-2026-08-1 --evidence 甲",
    "request open": "物料 --from sales --to design --item 册子 --due 2026-10-10", "request accept": "req-1",
    "request change": "req-1 --due 2026-10-10", "request start": "req-1", "request deliver": "req-1",
    "request confirm": "req-1", "request urgent": "req-1", "request respond": "req-1", "request solve": "req-1",
    "request escalate": "req-1", "request cancel": "req-1 --reason 甲", "daily": "--done 甲", "meeting new": "weekly",
    "meeting close": "m-2026-W40 --attendees sales", "meeting distributed": "m-2026-W40",
    "edit": "holiday-duty", "rename": "holiday-duty duty-10", "delete": "holiday-duty --yes", "undo": "--yes",
    "quarter start": "2027-Q1 --from 2026-Q4", "quarter close": "2026-Q3 --draft --early",
    "goal set": "sales-2026Q4 --target 5300", "leave": "qian --on 2026-09-30 --to zhou", "away": "qian 2026-10-12",
    "monitor checkpoint add": "launch --metric 到店量 --plan 300 --phase 持续期",
}  # fmt: skip
"""A command line for each command that takes --as."""

COMMANDS = [(*name.split(), *rest.split()) for name, rest in BY.items()]
COMMANDS += [*MORE.values()]
COMMANDS += [(*name.split(), *rest.split(), "--as", "王伟") for name, rest in AS.items()]


@pytest.fixture
def two(quarter: Path) -> Path:
    """The example team in which 赵四 of the sales department and 小何 of marketing are both called 王伟."""
    settings = quarter / "teamops.yaml"
    text = settings.read_text("utf-8").replace("name: 赵四,", "name: 王伟,").replace("name: 小何,", "name: 王伟,")
    settings.write_text(text, "utf-8")
    return quarter


def test_the_table_holds_every_command_that_takes_a_person() -> None:
    people = {"PERSON", "WHO", "WHO,…", "PERSON=WEIGHT,…", "PERSON|MEETING"}
    keys = {"--owner", "--person", "--attendees", "--collaborators"}
    held = {(command, "--as") for command in [*AS, "confirm"]} | MORE.keys()
    held |= {(name, word) for name, rest in BY.items() for word in [*rest.split(), "person"] if word != "--as"}
    for one in parameters():
        if (one.metavar in people or one.name in keys) and one.name != "--departments":
            assert (one.command, one.name) in held, one


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_shared_name_is_refused_with_the_ids_and_departments(arguments: tuple[str, ...], two: Path, teamops) -> None:
    takes_today = arguments[0] not in ("log", "diff", "undo")
    before = {file: file.read_bytes() for file in two.rglob("*.yaml")}
    if arguments[0] in ("log", "diff"):
        _committed(two)
    ran = teamops("-C", two, *arguments, *(["--today", TODAY] if takes_today else []))
    assert "zhao 王伟（销售部） · he 王伟（市场部）" in ran.err.replace("@", "")
    assert ran.code == 2
    assert before == {file: file.read_bytes() for file in two.rglob("*.yaml")}


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", ["he", "王伟（市场部）", "王伟(市场部)", "王伟 （市场部）", "王伟(he)", "HE"])
def test_what_a_printout_calls_somebody_names_them(name: str, two: Path, teamops) -> None:
    made = teamops("-C", two, "new", "task", *TASK, "--owner", name, "--dry-run", "--today", TODAY)
    assert (made.code, "owner: he" in made.out) == (0, True), made.err
    decided = ("--decision", f"落地页上线 @{name} 9月30日", "--dry-run", "--today", TODAY)
    closed = teamops("-C", two, "meeting", "close", "m-2026-W40", *decided)
    assert "owner: he" in closed.out, closed.err


def test_printouts_tell_the_two_apart(two: Path, teamops) -> None:
    for name in ("standup", "tasks", "weekly", "confirmation", "monthly"):
        ran = teamops("-C", two, "report", name, "--today", TODAY, "--format", "csv")
        rest = ran.out.replace("王伟（销售部）", "").replace("王伟（市场部）", "")
        assert ran.out.count("王伟"), name
        assert "王伟" not in rest, name


def test_findings_tell_the_two_apart_and_the_shared_name_is_found_once(two: Path, teamops) -> None:
    findings = json.loads(teamops("-C", two, "check", "--format", "json", "--today", TODAY).out)["findings"]
    told = [one for one in findings if one["code"] == "F014"]
    assert [(one["record"], one["related"][0]["line"] < one["line"]) for one in told] == [("he", True)]
    for one in findings:
        message = one["message"].replace("王伟（销售部）", "").replace("王伟（市场部）", "")
        assert one["code"] == "F014" or "王伟" not in message, message


def test_a_name_in_a_file_that_two_people_have_proposes_neither_of_them(two: Path, teamops) -> None:
    task = "tasks: [{id: x, name: 甲, type: adhoc, owner: 王伟, start: 2026-09-28, end: 2026-09-29}]\n"
    (two / "tasks" / "x.yaml").write_text(task, "utf-8")
    ran = teamops("-C", two, "check", "--select", "F007", "--format", "concise", "--today", TODAY)
    assert "“王伟”所指不唯一：zhao 王伟（销售部） · he 王伟（市场部）；请写编号" in ran.out
    before = (two / "tasks" / "x.yaml").read_bytes()
    teamops("-C", two, "check", "--fix", "--unsafe-fixes", "--select", "F007", "--today", TODAY)
    assert (two / "tasks" / "x.yaml").read_bytes() == before


def test_a_commit_names_the_one_who_is_meant(two: Path, teamops) -> None:
    _committed(two)
    asked = ("--priority", "P2", "--as", "王伟（市场部）", "--commit", "--today", TODAY)
    ran = teamops("-C", two, "update", "holiday-duty", *asked)
    assert ran.code == 0, ran.err
    assert "王伟（市场部）" in _git(two, "log", "-1", "--format=%s")


@pytest.mark.parametrize("name", ["Emma", "emma", "Emma Clark", "clark"])
def test_a_given_name_is_enough_where_one_person_has_it(name: str, quarter: Path, teamops) -> None:
    settings = quarter / "teamops.yaml"
    settings.write_text(settings.read_text("utf-8").replace("name: 小何,", "name: Emma Clark,"), "utf-8")
    asked = ("--priority", "P2", "--as", name, "--dry-run", "--today", TODAY)
    ran = teamops("-C", quarter, "update", "holiday-duty", *asked)
    assert ran.code == 0, ran.err


def _committed(root: Path) -> None:
    _git(root, "init", "-q")
    _git(root, "add", ".")
    _git(root, "commit", "-q", "-m", "开始")


def _git(root: Path, *arguments: str) -> str:
    import subprocess

    name = ["-c", "user.name=w", "-c", "user.email=w@example.com"]
    ran = subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return ran.stdout
