"""`teamops quarter close` as users see it: what is open, the review draft, and tasks that go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.test_quarter import read_all

TODAY = ("--today", "2027-01-04")


def close(teamops, root: Path, *options: str):
    return teamops("-C", root, "quarter", "close", "2026-Q4", *options, *TODAY)


def list_open(teamops, root: Path) -> dict[str, list[str]]:
    """The ids of what is open, by kind."""
    document = json.loads(close(teamops, root, "--format", "json").out)
    tables = [block for block in document["blocks"] if block["type"] == "table"]
    return {block["name"]: [row[0] for row in block["rows"]] for block in tables}


def test_everything_that_is_open_is_listed_with_its_command(teamops, saas: Path) -> None:
    before = read_all(saas)
    ran = close(teamops, saas)
    for command in (
        "teamops done live-11", "teamops monitor record launch-v3 官网访问量",
        "teamops monitor measure close launch-v3",
        "teamops actual add newarr-2026Q4", "teamops review draft 2026-Q4", "teamops review draft 2026-12",
    ):  # fmt: skip
        assert command in ran.out
    assert (ran.code, read_all(saas) == before) == (0, True)


def test_a_missing_signature_is_open(teamops, saas: Path) -> None:
    assert "signature" not in list_open(teamops, saas)
    file = saas / "goals/2026-Q4.yaml"
    file.write_text(file.read_text("utf-8").replace("重点客户攻坚", "大客户攻坚"), "utf-8")
    assert list_open(teamops, saas)["signature"] == ["newarr-2026Q4"] * 4


def test_nobody_who_left_is_asked_to_sign(teamops, saas: Path) -> None:
    leave = ("leave", "tangjia", "--on", "2026-11-30", "--to", "liming", "--yes", "--today", "2026-11-20")
    assert teamops("-C", saas, *leave).code == 0
    assert "--as liming" in close(teamops, saas).out
    assert "--as tangjia" not in close(teamops, saas).out


def test_a_goal_with_figures_to_the_end_and_a_held_review_are_closed(teamops, saas: Path) -> None:
    teamops("-C", saas, "actual", "add", "newarr-2026Q4", "30", "--date", "2026-12-30", "--owner", "luo", *TODAY)
    teamops("-C", saas, "review", "draft", "2026-12", "--held", "2027-01-03", *TODAY)
    items = list_open(teamops, saas)
    assert "newarr-2026Q4" not in items["actual"]
    assert items["review"] == ["2026-11", "2026-Q4"]


@pytest.mark.parametrize("form", ["markdown", "csv", "html"])
def test_the_list_is_printed_in_the_formats_of_reports(teamops, saas: Path, form: str) -> None:
    ran = close(teamops, saas, "--format", form)
    assert (ran.code, "live-11" in ran.out) == (0, True)


def test_a_quarter_without_anything_open_says_so(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "close", "2025-Q4", *TODAY)
    assert (ran.code, "2025-Q4 没有未完成的事项" in ran.out) == (0, True)


QUOTA = """\
tasks:
  - id: newarr-2026Q4-2026-11-W47-luo
    name: 新签合同额 18.7万元
    type: special
    goal: newarr-2026Q4/2026-11/2026-11-W47/luo
    owner: luo
    start: 2026-11-16
    end: 2026-11-20
    priority: P1
    deliverable: 新签合同额 18.7万元
    status: in_progress
"""
"""A task that an earlier version made of a quota."""


def test_carried_tasks_serve_the_new_goal_and_keep_their_first_due_day(teamops, saas: Path) -> None:
    (saas / "tasks/quota.yaml").write_text(QUOTA, "utf-8")
    teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    ran = close(teamops, saas, "--carry")
    tasks = {entry.record.id: entry.record for entry in load(saas).tasks}
    live = tasks["live-11"]
    days = (live.end.isoformat(), live.first_due.isoformat())
    assert (live.goal, *days) == ("leads-2027Q1", "2027-01-08", "2026-11-18")
    assert (ran.code, "结转至2027年第1周" in live.note, "已结转 14 项任务" in ran.out) == (0, True, True)
    quota = tasks["newarr-2026Q4-2026-11-W47-luo"]
    assert (quota.goal, quota.end.isoformat()) == ("newarr-2026Q4/2026-11/2026-11-W47/luo", "2026-11-20")
    assert "以下周目标任务随季度目标结束，没有结转" in ran.out
    check = teamops("-C", saas, "check", "--format", "concise", "--select", "T004", *TODAY).out
    assert live.name not in check


def test_without_a_new_goal_a_task_stays_and_the_command_that_helps_is_named(teamops, saas: Path) -> None:
    ran = close(teamops, saas, "--carry")
    tasks = {entry.record.id: entry.record for entry in load(saas).tasks}
    assert (tasks["live-11"].end.isoformat(), tasks["m-2026-W47-1"].end.isoformat()) == ("2026-11-18", "2027-01-08")
    assert "请先运行 `teamops quarter start 2027-Q1`" in ran.out


def test_the_review_is_drafted_with_the_figures_before_the_carrying(teamops, saas: Path) -> None:
    teamops("-C", saas, "quarter", "start", "2027-Q1", *TODAY)
    assert close(teamops, saas, "--draft", "--carry").code == 0
    review = next(entry.record for entry in load(saas).reviews if entry.record.id == "review-2026-Q4")
    assert (review.tasks.due, review.tasks.done, len(review.results)) == (89, 69, 5)
    held = teamops("-C", saas, "check", "--format", "concise", "--select", "R009", *TODAY).out
    assert "reviews/2026-Q4.yaml" not in held


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-Q4", "--carry", "--today", "2026-12-20"], "`--early`"),
        (["2026-Q4", "--draft", "--today", "2026-12-31"], "`--early`"),
        (["2026", *TODAY], "不是季度"),
        (["2026-13", *TODAY], "不是周期"),
        (["2026-Q4", "--carry", "--as", "nobody", *TODAY], "nobody"),
    ],
)
def test_what_cannot_be_closed_is_refused_and_nothing_is_written(teamops, saas: Path, arguments, said: str) -> None:
    before = read_all(saas)
    ran = teamops("-C", saas, "quarter", "close", *arguments)
    assert (ran.code, said in ran.err, read_all(saas) == before) == (2, True, True)


def test_before_its_end_a_quarter_is_closed_only_if_asked_to(teamops, saas: Path) -> None:
    ran = teamops("-C", saas, "quarter", "close", "2026-Q4", "--carry", "--early", "--today", "2026-12-20")
    tasks = {entry.record.id: entry.record for entry in load(saas).tasks}
    assert (ran.code, tasks["m-2026-W47-1"].end.isoformat()) == (0, "2027-01-08")


def test_a_dry_run_writes_nothing(teamops, saas: Path) -> None:
    before = read_all(saas)
    ran = close(teamops, saas, "--carry", "--draft", "--dry-run")
    assert (ran.code, "+  - id: review-2026-Q4" in ran.out, read_all(saas) == before) == (0, True, True)


def test_english_says_the_same(teamops, saas: Path) -> None:
    ran = close(teamops, saas, "--lang", "en")
    assert ("Open at the end of 2026-Q4" in ran.out, "Reviews not held (3)" in ran.out) == (True, True)
