"""Tasks that earlier versions made of quotas are removed by `check --fix` where nobody wrote anything in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamops.locale.texts.goals.plan import TEXTS
from teamops.model.quotas.quota_tasks import CARRIED
from tests.cli.test_quotas import FRIDAY, GOAL, SETTINGS, TASK

LUO, WANG = TASK.format(owner="luo", target="17.5"), TASK.format(owner="wang", target="16")
VISIT = "  - {id: t-visit, name: 拜访 20 家客户, goal: arr/luo, owner: luo, start: 2026-10-12, end: 2026-10-16}\n"
FIX = ("check", "--fix", "--select", "T014", *FRIDAY)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "goals.yaml").write_text(GOAL, encoding="utf-8")
    return tmp_path


def fixed(teamops, team: Path, tasks: str) -> str:
    """The text of the tasks after the fix."""
    (team / "tasks.yaml").write_bytes(tasks.encode())
    teamops("-C", team, *FIX)
    return (team / "tasks.yaml").read_bytes().decode()


def found(teamops, team: Path) -> str:
    return teamops("-C", team, "check", "--format", "concise", "--select", "T014", *FRIDAY).out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"tasks:\n{LUO}{VISIT}{WANG}", f"tasks:\n{VISIT}"),
        (f"# 本周\ntasks:\n{VISIT}{LUO}{WANG}", f"# 本周\ntasks:\n{VISIT}"),
        (f"tasks:\n{LUO}\n  # 走访\n{VISIT}", f"tasks:\n\n  # 走访\n{VISIT}"),
        (f"tasks:\n{LUO}{VISIT}".replace("\n", "\r\n"), f"tasks:\n{VISIT}".replace("\n", "\r\n")),
        (f"tasks:\n{VISIT}{LUO}".rstrip("\n"), f"tasks:\n{VISIT}".rstrip("\n")),
    ],
    ids=["around", "after", "a comment stays", "CRLF", "no last line end"],
)
def test_only_the_lines_of_the_record_go(teamops, team: Path, before: str, after: str) -> None:
    assert fixed(teamops, team, before) == after


def test_a_file_of_nothing_but_quotas_stays_valid(teamops, team: Path) -> None:
    text = fixed(teamops, team, f"tasks:\n{LUO}{WANG}")
    assert "id:" not in text
    assert teamops("-C", team, "check", "--select", "F,T", *FRIDAY).code == 0
    assert fixed(teamops, team, text) == text


@pytest.mark.parametrize(
    "lines",
    [
        ("status: not_started", "status: done\n    updated: 2026-10-16T16:40:00+08:00"),
        ("status: not_started", "status: cancelled"),
        ("end: 2026-10-16", "end: 2026-10-23\n    first_due: 2026-10-16"),
        ("17.5万元", "18万元"),
    ],
    ids=["done", "cancelled", "carried over", "of an earlier target"],
)
def test_what_is_no_word_of_anybody_does_not_keep_the_task(teamops, team: Path, lines: tuple[str, str]) -> None:
    task = LUO.replace(*lines)
    if "first_due" in task:
        task += "    note: 结转至2026年第43周\n"
    assert fixed(teamops, team, f"tasks:\n{task}{VISIT}") == f"tasks:\n{VISIT}"


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("note", "status: not_started", "status: done\n    note: 等客户盖章"),
        ("note", "status: not_started", "status: done\n    note: 结转至2026年第43周；等客户盖章"),
        ("name", "name: 新签合同额 17.5万元", "name: 签下老客户"),
        ("deliverable", "deliverable: 新签合同额 17.5万元", "deliverable: 合同原件"),
        ("description", "type: special", "type: special\n    description: 先谈两家老客户"),
        ("collaborators", "status: not_started", "status: not_started\n    collaborators: [wang]"),
        ("blocker", "status: not_started", "status: blocked\n    blocker: {reason: 缺报价}"),
        ("resources", "status: not_started", "status: not_started\n    resources: {budget: 2万}"),
        ("progress", "status: not_started", "status: in_progress\n    progress: 60%"),
        ("priority", "priority: P1", "priority: P0"),
        ("end", "end: 2026-10-16", "end: 2026-10-23"),
    ],
)
def test_what_somebody_wrote_keeps_the_task(teamops, team: Path, key: str, old: str, new: str) -> None:
    text = f"tasks:\n{LUO.replace(old, new)}{VISIT}"
    assert fixed(teamops, team, text) == text
    assert f"`{key}`" in found(teamops, team)


def test_a_comment_of_somebody_keeps_the_task_but_no_other(teamops, team: Path) -> None:
    kept = LUO.replace("status: not_started", "status: not_started  # 等报价")
    assert fixed(teamops, team, f"tasks:\n{kept}{WANG}{VISIT}") == f"tasks:\n{kept}{VISIT}"


def test_a_task_that_a_meeting_decided_stays(teamops, team: Path) -> None:
    decision = "{decision: 签约, owner: luo, task: arr-2026-10-W42-luo}"
    meeting = f"meetings: [{{id: m, type: weekly, held: 2026-10-12T16:00, decisions: [{decision}]}}]\n"
    (team / "meetings.yaml").write_text(meeting, encoding="utf-8")
    text = f"tasks:\n{LUO}"
    assert fixed(teamops, team, text) == text
    assert "`decisions`" in found(teamops, team)


def test_nothing_is_removed_while_a_review_is_refused(teamops, team: Path) -> None:
    (team / "reviews.yaml").write_text("reviews: [{id: r, period: 2026-10, oops: 1}]\n", encoding="utf-8")
    text = f"tasks:\n{LUO}"
    assert fixed(teamops, team, text) == text


def test_what_a_review_counted_stays_and_is_no_finding(teamops, team: Path) -> None:
    review = "reviews: [{id: r, period: 2026-10, held: 2026-11-02, tasks: {due: 3, done: 0, late: 3}}]\n"
    (team / "reviews.yaml").write_text(review, encoding="utf-8")
    text = f"tasks:\n{LUO}{WANG}{VISIT}"
    assert fixed(teamops, team, text) == text
    assert found(teamops, team) == ""
    assert "R009" not in teamops("-C", team, "check", "--select", "R009", "--today", "2026-11-03").out


def test_a_record_is_removed_beside_other_fixes_of_the_file(teamops, team: Path) -> None:
    odd = "  - {name: 走访, id: t-2, owner: luo, start: 2026.10.12, end: 2026-10-16}\n"
    (team / "tasks.yaml").write_text(f"tasks:\n{LUO}{odd}{WANG}{VISIT}", encoding="utf-8")
    teamops("-C", team, "check", "--fix", "--select", "F,T014", *FRIDAY)
    text = (team / "tasks.yaml").read_text(encoding="utf-8")
    assert text == f"tasks:\n  - {{id: t-2, name: 走访, owner: luo, start: 2026-10-12, end: 2026-10-16}}\n{VISIT}"


def test_the_diff_shows_what_would_go_and_writes_nothing(teamops, team: Path) -> None:
    (team / "tasks.yaml").write_text(f"tasks:\n{LUO}{VISIT}", encoding="utf-8")
    ran = teamops("-C", team, *FIX, "--diff")
    assert (ran.code, "-  - id: arr-2026-10-W42-luo" in ran.out) == (1, True)
    assert LUO in (team / "tasks.yaml").read_text(encoding="utf-8")


def test_the_notes_of_carrying_over_are_known(teamops, team: Path) -> None:
    carried = TEXTS["carried"]
    assert CARRIED.fullmatch(carried.zh.format(week="2026年第43周"))
    assert CARRIED.fullmatch(carried.en.format(week="week 43 of 2026") + "; carried over to week 44 of 2026")
    assert not CARRIED.fullmatch("结转至2026年第43周，等报价")
