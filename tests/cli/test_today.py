"""`teamops today`: everything that somebody must do, and nothing else."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from teamops.cli.shell.app import run

MEETING = ("--today", "2026-09-28")


def add(folder: Path, text: str) -> None:
    (folder / "tasks/more.yaml").write_text(text, encoding="utf-8")


def test_the_list_of_everybody_reads_as_it_was_accepted(teamops, golden, quarter: Path) -> None:
    ran = teamops("-C", quarter, "today", *MEETING)
    assert (ran.code, ran.err) == (0, "")
    golden("today.quarter.zh.txt", ran.out)


@pytest.mark.parametrize("columns", ["80", "120"])
def test_it_fits_the_screen(teamops, golden, faults: Path, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", faults, "--lang", "en", "today", "--today", "2026-09-14")
    assert ran.code == 0
    golden(f"today.faults.{columns}.en.txt", ran.out)


def test_a_person_is_named_by_id_or_name_and_sees_only_what_is_theirs(teamops, quarter: Path) -> None:
    by_name = teamops("-C", quarter, "today", "--person", "冯会计", *MEETING)
    assert by_name.out == teamops("-C", quarter, "today", "--person", "feng", *MEETING).out
    assert "周敏在等你：财务部确认返点预算" in by_name.out
    assert "资质审核" not in by_name.out
    for words in (("冯会计",), ("feng",), ("--as", "feng")):
        assert teamops("-C", quarter, "today", *words, *MEETING).out == by_name.out
    assert "重复指定了人员" in teamops("-C", quarter, "today", "feng", "--person", "wang", *MEETING).err
    assert teamops("-C", quarter, "today", "--person", "冯会", *MEETING).code == 2


def test_who_has_nothing_to_do_gets_a_friendly_sentence(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "today", "--person", "liu", *MEETING)
    assert (ran.code, "刘工今天没有待办事项" in ran.out) == (0, True)


def test_nobody_has_anything_to_do_in_an_empty_team(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: 空\n", encoding="utf-8")
    ran = teamops("-C", tmp_path, "today", *MEETING)
    assert (ran.code, "今天没有待办事项" in ran.out) == (0, True)


def reasons(teamops, folder: Path, record: str, *arguments: object) -> list[list[str]]:
    ran = teamops("-C", folder, "today", *arguments, "--format", "json", *MEETING)
    duties = json.loads(ran.out)["duties"]
    return [[reason["kind"] for reason in duty["reasons"]] for duty in duties if duty["record"] == record]


TASK = "tasks:\n  - {id: x, name: 甲, owner: zhao, start: 2026-09-01, "


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("end: 2026-09-25, status: in_progress, updated: 2026-09-28T10:00}", [["overdue"]]),
        ("end: 2026-09-28, status: in_progress, updated: 2026-09-28T10:00}", [["due_today"]]),
        ("end: 2026-10-30, status: in_progress, updated: 2026-09-20T10:00}", [["stale"]]),
        ("end: 2026-10-30, status: blocked, blocker: {since: 2026-09-28}, updated: 2026-09-28T10:00}", [["blocked"]]),
        ("end: 2026-10-30, status: blocked, blocker: {since: 2026-09-01}, updated: 2026-09-28T10:00}", [["raise"]]),
        ("end: 2026-09-25, status: done}", []),
        (
            "end: 2026-10-30, status: in_progress, updated: 2026-09-28T10:00, blocker: {from: design}}",
            [["waited_for"]],
        ),
    ],
)
def test_a_task_is_told_for_what_it_is(teamops, quarter: Path, rest: str, told: list[list[str]]) -> None:
    add(quarter, TASK + rest + "\n")
    assert reasons(teamops, quarter, "x") == told


def test_what_rules_judge_is_told_as_the_check_tells_it(teamops, quarter: Path) -> None:
    """A rule that the team has turned off is not judged here either."""
    add(quarter, TASK + "end: 2026-10-30, status: in_progress, updated: 2026-09-20T10:00}\n")
    with (quarter / "teamops.yaml").open("a", encoding="utf-8") as file:
        file.write("check: {disable: [T005]}\n")
    assert reasons(teamops, quarter, "x") == []


def test_requests_are_accepted_delivered_and_confirmed_by_the_right_side(teamops, quarter: Path) -> None:
    request = "  - {{id: {id}, need: 乙, from: sales, to: design, owner: zhao, due: {due}, status: {status}{more}}}\n"
    rows = [
        request.format(id="r1", due="2026-10-10", status="open", more=""),
        request.format(id="r2", due="2026-10-10", status="delivered", more=""),
        request.format(id="r3", due="2026-09-10", status="done", more=""),
        request.format(id="r4", due="2026-09-10", status="open", more=", urgent: {raised: 2026-09-07T10:00}"),
    ]
    (quarter / "collaboration/more.yaml").write_text("requests:\n" + "".join(rows), encoding="utf-8")
    assert reasons(teamops, quarter, "r1", "--person", "liu") == [["accept"]]
    assert reasons(teamops, quarter, "r1", "--person", "zhao") == []
    assert reasons(teamops, quarter, "r2", "--person", "zhao") == [["take_over"]]
    assert reasons(teamops, quarter, "r3", "--person", "liu") == [["sign_off"]]
    assert reasons(teamops, quarter, "r4", "--person", "liu") == [["urgent", "overdue", "accept"]]


@pytest.mark.parametrize(
    ("state", "person", "command"),
    [
        ("status: open", "liu", "accept r --as liu"),
        ("status: open, urgent: {raised: 2026-09-07T10:00}", "liu", "accept r --as liu"),
        ("status: in_progress", "liu", "deliver r --as liu"),
        ("status: accepted, accepted: {by: liu, at: 2026-09-01T10:00, digest: 12345678}", "liu", "accept r --as liu"),
        ("status: delivered", "wang", "confirm r --as wang"),  # another member than the owner, whose list it is
        ("status: delivered, confirmed: [{by: zhao, at: 2026-09-20T10:00}]", "liu", "confirm r --as liu"),
        ("status: done, confirmed: [{by: liu, at: 2026-09-20T10:00}]", "zhao", "confirm r --as zhao"),
    ],
)
def test_a_request_says_by_which_command_it_is_settled(
    teamops, quarter: Path, state: str, person: str, command: str
) -> None:
    keys = f"id: r, need: 乙, from: sales, to: design, owner: zhao, due: 2026-09-28, {state}"
    (quarter / "collaboration/more.yaml").write_text(f"requests: [{{{keys}}}]\n", encoding="utf-8")
    asked = ("-C", quarter, "today", "--person", person, *MEETING)
    duties = json.loads(teamops(*asked, "--format", "json").out)["duties"]
    assert [duty["command"] for duty in duties if duty["record"] == "r"] == [f"teamops request {command}"]
    verb, *rest = command.split()
    assert teamops("-C", quarter, "request", verb, *rest, *MEETING).code == 0
    left = json.loads(teamops(*asked, "--format", "json").out)["duties"]
    assert not [duty for duty in left if duty["record"] == "r" and duty["command"] == f"teamops request {command}"]


def test_readings_measures_minutes_and_dailies_are_told(teamops, quarter: Path) -> None:
    (quarter / "monitors/more.yaml").write_text(
        "monitors:\n  - id: mon\n    project: 丙\n    owner: he\n    phases:\n      - name: 期\n"
        "        start: 2026-09-01\n        end: 2026-09-30\n        checkpoints:\n"
        "          - {metric: 量, date: 2026-09-21, plan: 3, measures: [{action: 补, owner: lin, due: 2026-09-28}]}\n",
        encoding="utf-8",
    )
    (quarter / "collaboration/more.yaml").write_text(
        "meetings:\n  - {id: m-x, type: adhoc, held: 2026-09-21T10:00, agenda: [议], attendees: [he]}\n"
        "dailies:\n  - {person: lin, date: 2026-09-21, done: [甲], plan: [乙]}\n",
        encoding="utf-8",
    )
    assert reasons(teamops, quarter, "mon", "--person", "he") == [["unread"]]
    assert reasons(teamops, quarter, "mon", "--person", "lin") == [["due_today", "measure"]]
    assert reasons(teamops, quarter, "m-x", "--person", "he") == [["minutes"]]
    assert reasons(teamops, quarter, "lin", "--person", "lin") == [["daily"]]


def test_a_missing_daily_report_says_by_which_command_its_first_day_is_made_good(teamops, quarter: Path) -> None:
    asked = ("-C", quarter, "today", "--person", "zhang", "--format", "json", "--today", "2026-09-28T18:00")
    commands = [duty["command"] for duty in json.loads(teamops(*asked).out)["duties"] if duty["record"] == "zhang"]
    assert commands == ["teamops daily --as zhang --date 2026-09-28"]
    done = ("daily", "--as", "zhang", "--date", "2026-09-28", "--today", "2026-09-28T18:00")
    assert teamops("-C", quarter, *done).code == 0
    assert not [duty for duty in json.loads(teamops(*asked).out)["duties"] if duty["record"] == "zhang"]


def test_a_changed_goal_is_to_be_confirmed_again(teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    file = quarter / "goals/2026-Q3.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("target: 5000", "target: 5100", 1), encoding="utf-8")
    ran = teamops("-C", quarter, "today", "--person", "wang", *MEETING)
    assert "teamops confirm sales-2026Q3 --as wang" in ran.out
    assert "需重新确认" in ran.out


def test_places_lead_to_the_line(teamops, quarter: Path) -> None:
    add(quarter, TASK + "end: 2026-09-25}\n")
    duties = json.loads(teamops("-C", quarter, "today", "--format", "json", *MEETING).out)["duties"]
    mine = next(duty for duty in duties if duty["record"] == "x")
    assert (mine["file"], mine["line"], mine["people"]) == ("tasks/more.yaml", 2, ["zhao"])


def test_files_with_faults_are_said_to_hide_something(teamops, quarter: Path) -> None:
    add(quarter, "tasks: [\n")
    assert "1 个文件未能完整读取" in teamops("-C", quarter, "today", *MEETING).err
    assert run(["-C", str(quarter), "today", "--today", "never"]) == 2


def test_readings_and_measures_are_settled_by_the_command_beside_them(teamops, quarter: Path) -> None:
    measures = "[{action: 补 $(id), owner: lin, due: 2026-09-28}, {action: 换素材, owner: lin, due: 2026-09-28}]"
    (quarter / "monitors/more.yaml").write_text(
        "monitors:\n  - id: mon\n    project: 丙\n    owner: lin\n    phases:\n      - name: 期\n"
        "        start: 2026-09-01\n        end: 2026-09-30\n        checkpoints:\n"
        f"          - {{metric: 新 客, date: 2026-09-21, plan: 3, measures: {measures}}}\n",
        encoding="utf-8",
    )
    ran = teamops("-C", quarter, "today", "--person", "lin", "--format", "json", *MEETING)
    commands = [duty["command"] for duty in json.loads(ran.out)["duties"]]
    assert commands == [
        "teamops monitor measure close mon '补 $(id)'",
        "teamops monitor measure close mon 换素材",
        "teamops monitor record mon '新 客' … --date 2026-09-21",
    ]
    for command in commands:
        arguments = shlex.split(command.replace("…", "3"))[1:]
        assert teamops("-C", quarter, *arguments, *MEETING).code == 0
    left = teamops("-C", quarter, "today", "--person", "lin", "--format", "json", *MEETING)
    assert json.loads(left.out)["duties"] == []
