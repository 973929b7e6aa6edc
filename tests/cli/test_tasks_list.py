"""`teamops tasks list`: what is asked for, in the order that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28")


def listed(teamops, folder: Path, *arguments: object) -> list[str]:
    ran = teamops("-C", folder, "tasks", "list", *arguments, "--format", "json", *MEETING)
    assert ran.code == 0, ran.err
    return [task["id"] for task in json.loads(ran.out)["tasks"]]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, quarter: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    golden(f"tasks.{columns}.{lang}.txt", teamops("-C", quarter, "--lang", lang, "tasks", "list", *MEETING).out)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("--owner", "周敏"), ["channel-contract-09", "sales-daily-09"]),
        (("--department", "市场部", "--priority", "p0"), ["leads-09", "launch-burst"]),
        (("--blocked",), ["channel-contract-09"]),
        (("--status", "阻塞"), ["channel-contract-09"]),
        (("--status", "not_started"), ["q3-summary", "holiday-duty"]),
        (("--project", "launch"), ["launch-burst"]),
        (("--goal", "customers-2026Q3", "--due-before", "2026-09-01"), []),
        (("--text", "返点预算"), ["channel-contract-09"]),
        (("--overdue",), []),
    ],
)
def test_tasks_are_filtered(teamops, quarter: Path, arguments: tuple[str, ...], ids: list[str]) -> None:
    assert listed(teamops, quarter, *arguments) == ids


def test_late_tasks_come_first_and_all_are_listed_on_request(teamops, quarter: Path) -> None:
    late = "tasks:\n  - {id: x, name: 甲, start: 2026-09-01, end: 2026-09-02}\n"
    (quarter / "tasks/more.yaml").write_text(late, encoding="utf-8")
    assert listed(teamops, quarter)[0] == "x"
    assert listed(teamops, quarter, "--overdue") == ["x"]
    assert len(listed(teamops, quarter, "--all")) > 40


def test_a_task_without_a_goal_serves_none_even_one_of_that_name(teamops, quarter: Path) -> None:
    goal = "goals:\n  - {id: None, name: 甲, period: 2026-Q3, target: 1, unit: 个}\n"
    task = "name: 乙, start: 2026-09-28, end: 2026-09-29"
    tasks = f"tasks:\n  - {{id: x, {task}, goal: None}}\n  - {{id: y, {task}}}\n"
    (quarter / "goals/none.yaml").write_text(goal, encoding="utf-8")
    (quarter / "tasks/none.yaml").write_text(tasks, encoding="utf-8")
    assert listed(teamops, quarter, "--goal", "None") == ["x"]


def test_tasks_are_sorted(teamops, quarter: Path) -> None:
    assert listed(teamops, quarter, "--sort", "owner")[0] == "holiday-duty"
    assert listed(teamops, quarter, "--sort", "priority")[-1] == "sales-daily-09"
    assert listed(teamops, quarter, "--sort", "due")[-1] == "launch-burst"
    assert listed(teamops, quarter, "--sort", "status")[-1] == "channel-contract-09"
    assert set(listed(teamops, quarter, "--sort", "updated")) == set(listed(teamops, quarter))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--status", "inprogress"), "in_progress"),
        (("--priority", "P7"), "P0、P1"),
        (("--project", "lunch"), "launch"),
        (("--goal", "sales-2026Q9"), "sales-2026Q3"),
        (("--owner", "周民"), "周敏"),
        (("--sort", "prioriti"), "priority"),
        (("--due-before", "soon"), "--due-before"),
    ],
)
def test_what_there_is_not_is_an_error_that_helps(
    teamops, quarter: Path, arguments: tuple[str, str], said: str
) -> None:
    ran = teamops("-C", quarter, "tasks", "list", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)


def test_programs_get_every_key(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "tasks", "list", "--blocked", "--format", "json", *MEETING)
    (task,) = json.loads(ran.out)["tasks"]
    assert (task["owner"], task["progress"], task["end"]) == (["zhou"], 0.6, "2026-09-30")
    assert task["blocker"]["from"] == "finance"
    assert (task["file"], task["note"]) == ("tasks/2026-09.yaml", None)
