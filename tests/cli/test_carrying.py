"""Work that is carried into another month goes on counting where it was first due, on every page, for good (§4.3)."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SETTINGS = """\
team: 增长部
director: lead
departments: {growth: {name: 增长部}}
people:
  lead: {name: 林总, department: growth}
  an: {name: 安宁, department: growth}
  bo: {name: 白波, department: growth}
"""
Commit = Callable[[str], None]
Printed = Callable[..., dict[str, Any]]


def october() -> str:
    """52 tasks due in October: 36 done in time, 9 done late, 7 open; and two of November, one of them done."""
    rows = []
    for n in range(52):
        status = "status: done, updated: 2026-10-15T12:00:00+08:00"
        if n >= 45:
            status = "status: in_progress, updated: 2026-10-29T12:00:00+08:00"
        elif n >= 36:
            status = "status: done, updated: 2026-10-30T12:00:00+08:00"
        end = "2026-10-30" if n >= 45 else "2026-10-23"
        rows.append(
            f"  - {{id: t-{n}, name: 任务 {n}, owner: {('an', 'bo')[n % 2]}, start: 2026-10-09, end: {end}, {status}}}"
        )
    rows.append("  - {id: n-1, name: 十一月一, owner: an, start: 2026-11-02, end: 2026-11-06, status: not_started}")
    rows.append(
        "  - {id: n-2, name: 十一月二, owner: bo, start: 2026-11-02, end: 2026-11-06, status: done, "
        "updated: 2026-11-03T12:00:00+08:00}"
    )
    return "tasks:\n" + "\n".join(rows) + "\n"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    root = tmp_path / "team"
    (root / "tasks").mkdir(parents=True)
    (root / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "tasks/2026-10.yaml").write_text(october(), encoding="utf-8")
    return root


@pytest.fixture
def commit(team: Path) -> Commit:
    """Commits everything, at ten in the morning of a day."""

    def committed(day: str) -> None:
        at = f"{day}T10:00:00+08:00"
        names = {f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER") for key, value in (
            ("DATE", at), ("NAME", "安宁"), ("EMAIL", "an@example.com"),
        )}  # fmt: skip
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", day]):
            subprocess.run(["git", "-C", str(team), *arguments], env=os.environ | names, check=True)

    committed("2026-10-30")
    return committed


@pytest.fixture
def printed(teamops, team: Path) -> Printed:
    """The blocks of a report by their name; those without one by their type."""

    def blocks(name: str, period: str, today: str, *more: str) -> dict[str, Any]:
        ran = teamops("-C", team, "report", name, *more, "--period", period, "--today", today, "--format", "json")
        assert ran.code == 0, ran.err
        return {block.get("name", block["type"]): block for block in json.loads(ran.out)["blocks"]}

    return blocks


def rows(block: dict[str, Any]) -> dict[str, list[Any]]:
    return {row[0]: row[1:] for row in block["rows"]}


def carry(teamops, team: Path, day: str) -> None:
    ran = teamops("-C", team, "tasks", "plan", "--carry", "--yes", "--today", day)
    assert ran.code == 0, ran.err


def codes(teamops, team: Path, today: str, *more: str) -> list[tuple[str, str]]:
    ran = teamops(
        "-C", team, "check", "--history", "--select", "H,T013,R009", "--today", today, "--format", "json", *more
    )
    return [(finding["code"], finding["record"]) for finding in json.loads(ran.out)["findings"]]


def test_october_is_52_due_45_done_16_late_before_and_after_the_carry(
    teamops, team: Path, commit: Commit, printed: Printed
) -> None:
    day = "2026-11-02T10:30"
    ran = teamops("-C", team, "review", "draft", "2026-10", "--today", day)
    assert "到期任务 52 项，完成 45 项，逾期 16 项" in ran.out
    commit("2026-11-02")
    carry(teamops, team, day)
    commit("2026-11-02")
    ran = teamops("-C", team, "done", "t-45", "t-46", "--today", "2026-11-05T12:00")
    assert ran.code == 0, ran.err
    commit("2026-11-05")
    for today in ("2026-11-02", "2026-11-13", "2027-01-04"):
        monthly, summary = (printed(name, "2026-10", today) for name in ("monthly", "summary"))
        assert rows(monthly["figures"])["tasks"] == [[45, 52], "完成率 87%"]
        assert rows(monthly["figures"])["late"][0] == 16
        assert rows(monthly["people"])["an"][:5] == [26, 23, 0.884615, 8, 3]
        assert rows(summary["summary"])["tasks"][:3] == [52, 45, 7]
        review = printed("review", "2026-10", today)
        assert any("到期任务 52 项，完成 45 项（87%），逾期 16 项" in str(block) for block in review.values())
        ran = teamops("-C", team, "review", "draft", "2026-10", "--today", today, "--dry-run")
        assert "到期任务 52 项，完成 45 项，逾期 16 项" in ran.out
    quarterly = printed("quarterly", "2026-Q4", "2026-11-13")
    months = rows(quarterly["months"])
    assert months["tasks"] == [[45, 52], [1, 2], None, [46, 54]]
    assert months["late"] == [16, 1, None, 17]
    assert rows(quarterly["figures"])["tasks"] == [[46, 54], "完成率 85%"]
    assert codes(teamops, team, "2026-11-16T10:30") == []


def test_a_carry_is_no_accusation_and_is_listed_apart_in_the_audit(
    teamops, team: Path, commit: Commit, printed: Printed
) -> None:
    carry(teamops, team, "2026-11-02T10:30")
    commit("2026-11-02")
    assert codes(teamops, team, "2026-11-16") == []
    audit = printed("audit", "2026-11", "2026-11-16")
    assert audit["late"]["rows"] == []
    assert len(audit["carried"]["rows"]) == 7
    told = dict(zip(audit["people"]["columns"], audit["people"]["rows"][0], strict=True))
    assert (told["late"], told["carried"]) == (0, 7)


def test_a_task_that_is_carried_twice_keeps_its_first_day(
    teamops, team: Path, commit: Commit, printed: Printed
) -> None:
    carry(teamops, team, "2026-11-02T10:30")
    carry(teamops, team, "2026-11-09T10:30")
    text = (team / "tasks/2026-10.yaml").read_text(encoding="utf-8")
    assert "end: 2026-11-13, first_due: 2026-10-30," in text
    assert text.count("first_due") == 8  # and n-1, which was due on 6 November
    listed = teamops("-C", team, "tasks", "list", "--overdue", "--today", "2026-11-16").out
    assert "逾期 17 天" in listed
    assert "原定10月30日" in listed
    for command in (("today",), ("standup",), ("report", "person", "安宁"), ("report", "weekly"), ("report", "tasks")):
        shown = teamops("-C", team, *command, "--today", "2026-11-16").out
        assert "逾期 17 天" in shown, command
        assert "原定10月30日" in shown, command
    today = json.loads(teamops("-C", team, "today", "--format", "json", "--today", "2026-11-16").out)
    reasons = [reason for one in today["duties"] for reason in one["reasons"] if one["record"] == "t-45"]
    assert {"kind": "overdue", "days": "17", "first": "2026-10-30"} in reasons


def moved_by_hand(team: Path, task: str, before: str, after: str) -> None:
    file = team / "tasks/2026-10.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [one.replace(f"end: {before}", f"end: {after}") if f"{{id: {task}," in one else one for one in lines]
    assert changed != lines
    file.write_text("".join(changed), encoding="utf-8")


@pytest.mark.unmeasured
@pytest.mark.parametrize("is_committed", [True, False])
@pytest.mark.parametrize(
    ("moved_on", "code"), [("2026-11-02", "H002"), ("2026-10-30", "T013")], ids=["late", "in time"]
)
def test_an_end_that_was_moved_by_hand_is_found_and_its_first_day_written(
    teamops, team: Path, commit: Commit, printed: Printed, moved_on: str, code: str, is_committed: bool
) -> None:
    ran = teamops("-C", team, "review", "draft", "2026-10", "--today", "2026-11-02T09:00")
    assert ran.code == 0, ran.err
    commit("2026-10-30")
    moved_by_hand(team, "t-50", "2026-10-30", "2026-11-20")
    if is_committed:
        commit(moved_on)
    else:
        code = "T013"
    today = "2026-11-13"
    assert set(codes(teamops, team, today)) == {(code, "t-50"), ("R009", "review-2026-10")}
    before = (team / "tasks/2026-10.yaml").read_text(encoding="utf-8")
    assert codes(teamops, team, today, "--fix") == []
    after = (team / "tasks/2026-10.yaml").read_text(encoding="utf-8")
    assert after == before.replace("end: 2026-11-20,", "end: 2026-11-20, first_due: 2026-10-30,")
    assert rows(printed("monthly", "2026-10", today)["figures"])["tasks"][0] == [45, 52]


def test_a_first_day_that_was_changed_by_hand_is_found_too(teamops, team: Path, commit: Commit) -> None:
    carry(teamops, team, "2026-11-02T10:30")
    commit("2026-11-02")
    file = team / "tasks/2026-10.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("first_due: 2026-10-30", "first_due: 2026-11-05", 1), encoding="utf-8")
    assert [code for code, _ in codes(teamops, team, "2026-11-13")] == ["H002"]
    assert codes(teamops, team, "2026-11-13", "--fix") == []
    assert file.read_text(encoding="utf-8") == text


def test_a_fix_without_a_history_says_why_it_finds_nothing(teamops, team: Path) -> None:
    ran = teamops("-C", team, "check", "--history", "--fix", "--select", "T013", "--today", "2026-11-13")
    assert (ran.code, ran.err.count("不在 git 仓库中")) == (0, 1)
