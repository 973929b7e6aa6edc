"""`teamops standup`: one screen that a team of fourteen reads in fifteen minutes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest


@pytest.mark.parametrize(("lang", "columns", "day"), [("zh", "120", "2026-09-28"), ("en", "80", "2026-09-15")])
def test_the_sheet_reads_as_it_was_accepted(
    teamops, golden, quarter: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str, day: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", quarter, "--lang", lang, "standup", "--today", day)
    assert ran.code == 0
    assert len(ran.out.splitlines()) <= 24
    golden(f"standup.{columns}.{lang}.txt", ran.out)


SAAS = Path(__file__).parents[2] / "examples/saas"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("day", ["2026-10-19", "2026-11-02", "2026-11-13", "2026-11-16", "2026-11-20"])
def test_a_team_of_fourteen_takes_one_screen(teamops, monkeypatch: pytest.MonkeyPatch, lang: str, day: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = teamops("-C", SAAS, "--lang", lang, "standup", "--today", day).out.splitlines()
    assert len(lines) <= 24
    for name in (
        "陈岚",
        "罗锐",
        "王伟（直销部）",
        "李明",
        "唐佳",
        "高飞",
        "韩娜",
        "王伟（增长市场部）",
        "费扬",
        "Emma",
    ):
        assert name[:3] in "".join(lines)


def test_a_person_takes_one_line_with_the_most_urgent_and_the_number_of_others(teamops, quarter: Path) -> None:
    tasks = {
        "a": "{start: 2026-09-21, end: 2026-09-25, status: blocked, blocker: {reason: 缺价, since: 2026-09-24}}",
        "b": "{start: 2026-09-21, end: 2026-09-24, status: in_progress}",
        "c": "{start: 2026-09-28, end: 2026-09-30}",
        "d": "{start: 2026-09-21, end: 2026-09-28}",
        "e": "{start: 2026-09-21, end: 2026-09-30, status: in_progress}",
    }
    text = "".join(f"  - {{id: {key}, name: 甲, owner: liu, {task[1:]}\n" for key, task in tasks.items())
    (quarter / "tasks/more.yaml").write_text(f"tasks:\n{text}", encoding="utf-8")
    told = next(row for row in rows(teamops, quarter, "2026-09-28") if row[0] == "liu")[1]
    assert [(one["kind"], one["task"]) for one in told] == [
        ("blocked", "a"), ("late", "b"), ("due", "d"), ("begins", "c")
    ]  # fmt: skip
    shown = teamops("-C", quarter, "standup", "--today", "2026-09-28").out
    assert "：P2 甲；需要：缺价；另有逾期 1 项、今天到期 1 项、今天开始 1 项" in shown.replace("\n      ", "")


def test_a_missed_quota_is_said_beside_the_new_one_on_monday_alone(teamops) -> None:
    monday, tuesday = (teamops("-C", SAAS, "standup", "--today", f"2026-11-{day}").out for day in (16, 17))
    assert "罗锐 0/18.7（上周 9.5/16.5）" in monday
    assert ("罗锐 0/18.7" in tuesday, "上周" in tuesday) == (True, False)


def rows(teamops, folder: Path, day: str, *more: str) -> list[list[object]]:
    ran = teamops("-C", folder, "standup", *more, "--format", "json", "--today", day)
    return json.loads(ran.out)["blocks"][0]["rows"]


def test_the_blocked_come_first_then_what_runs_what_begins_and_what_was_done(teamops, quarter: Path) -> None:
    tasks = {
        "d": "{start: 2026-09-01, end: 2026-09-20, status: done, updated: 2026-09-25T10:00}",
        "old": "{start: 2026-09-01, end: 2026-09-20, status: done, updated: 2026-09-20T10:00}",
        "b2": "{start: 2026-09-29, end: 2026-09-30}",
        "later": "{start: 2026-09-30, end: 2026-09-30}",
        "b1": "{start: 2026-09-28, end: 2026-09-30}",
        "b0": "{start: 2026-09-21, end: 2026-09-30}",
        "r": "{start: 2026-09-21, end: 2026-09-24, status: in_progress, updated: 2026-09-01T10:00}",
        "t": "{start: 2026-09-21, end: 2026-09-28, status: in_progress, progress: 50%}",
        "f": "{start: 2026-09-21, end: 2036-09-28, status: in_progress}",
        "x": "{start: 2026-09-21, end: 2026-09-24, status: blocked, blocker: {since: 2020-01-01}}",
        "y": "{start: 2026-09-21, end: 2026-09-25, status: blocked}",
    }
    text = "".join(f"  - {{id: {key}, name: 甲, owner: liu, {task[1:]}\n" for key, task in tasks.items())
    more = "  - {id: n, name: 乙, start: 2026-09-21, end: 2026-09-30, status: in_progress}\n"
    (quarter / "tasks/more.yaml").write_text(f"tasks:\n{text}{more}", encoding="utf-8")
    found = rows(teamops, quarter, "2026-09-28", "--all")
    assert [row[2] for row in found if row[0] == "liu"][:-1] == ["x", "y", "r", "t", "f", "b0", "b1", "b2"]
    assert found[-1][2] == "n"


def test_a_team_without_tasks_is_told_so(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: 空\n", encoding="utf-8")
    ran = teamops("-C", tmp_path, "standup", "--today", "2026-09-28")
    assert (ran.code, "没有未完成的任务" in ran.out) == (0, True)


def test_the_sheet_is_a_report_too_of_a_department_and_of_no_other_week(teamops, quarter: Path) -> None:
    report = ("-C", quarter, "report", "standup", "--today", "2026-09-28")
    whole = teamops("-C", quarter, "standup", "--format", "json", "--today", "2026-09-28").out
    assert json.loads(teamops(*report, "--format", "json").out)["blocks"] == json.loads(whole)["blocks"]
    ran = teamops(*report, "--format", "json", "--department", "marketing")
    quotas = json.loads(ran.out)["blocks"][1]["rows"]
    assert {one["person"] for row in quotas for one in row[1]} == {"xiaowang", "zhang", "he"}
    assert teamops(*report, "--period", "2026-W40").code == 0
    ran = teamops(*report, "--period", "2026-09")
    assert (ran.code, "--at" in ran.err) == (2, True)
