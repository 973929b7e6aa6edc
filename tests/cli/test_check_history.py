"""`teamops check --history` and `report audit`: what commits tell of a real repository, and of none."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

NOW = ("--today", "2026-09-28T16:00")
Rewrite = Callable[[str, str, str, str, str], None]


@pytest.fixture
def rewrite(quarter: Path) -> Rewrite:
    """Commits the example as of 31 August, and then rewrites a text of a file, committed on a day by somebody."""

    def git(day: str, email: str, *arguments: str) -> None:
        dates = {"GIT_AUTHOR_DATE": f"{day}T10:00:00+08:00", "GIT_COMMITTER_DATE": f"{day}T10:00:00+08:00"}
        author = {"GIT_AUTHOR_NAME": email.partition("@")[0], "GIT_AUTHOR_EMAIL": email}
        committer = {"GIT_COMMITTER_NAME": "x", "GIT_COMMITTER_EMAIL": "x@example.com"}
        environment = os.environ | dates | author | committer
        subprocess.run(["git", "-C", str(quarter), *arguments], env=environment, check=True, capture_output=True)

    git("2026-08-31", "wang@example.com", "init", "-q")
    git("2026-08-31", "wang@example.com", "add", "-A")
    git("2026-08-31", "wang@example.com", "commit", "-q", "-m", "start")

    def rewritten(day: str, email: str, file: str, before: str, after: str) -> None:
        path = quarter / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        git(day, email, "commit", "-q", "-am", f"{file}: {after.strip()[:20]}")

    return rewritten


@pytest.fixture
def misdeeds(quarter: Path, rewrite: Rewrite) -> Path:
    """A quarter in which somebody tidied up afterwards."""
    done = "    deliverable: 竞品分析报告（PPT）\n    status: "
    rewrite(
        "2026-09-10", "xiaowang@example.com", "tasks/2026-09.yaml", "    end: 2026-09-07\n", "    end: 2026-09-14\n"
    )
    rewrite("2026-09-15", "xiaowang@example.com", "tasks/2026-09.yaml", f"{done}done", f"{done}in_progress")
    rewrite("2026-09-22", "wang@example.com", "goals/2026-Q3.yaml", "target: 5000\n", "target: 4900\n")
    rewrite("2026-09-23", "HAN@example.com", "actuals/2026-08.yaml", "value: ", "value: 1")
    return quarter


def codes(teamops, folder: Path, *arguments: str) -> list[str]:
    ran = teamops("-C", folder, "check", "--history", "--select", "H", "--format", "json", *arguments, *NOW)
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


def test_the_history_is_looked_at_when_asked_for(teamops, misdeeds: Path) -> None:
    assert {"H002", "H003", "H004"} <= set(codes(teamops, misdeeds))
    ran = teamops("-C", misdeeds, "check", "--select", "H", *NOW)
    assert (ran.code, "teamops check --history" in ran.out) == (0, True)


def test_a_place_is_one_of_today_and_a_comment_silences_it(teamops, misdeeds: Path) -> None:
    ran = teamops("-C", misdeeds, "check", "--history", "--select", "H002", *NOW)
    assert "tasks/2026-09.yaml:12" in ran.out
    assert "“竞品月度报告”应于 2026-09-07 完成，到 2026-09-10 才改为 2026-09-14" in ran.out
    file = misdeeds / "tasks/2026-09.yaml"
    silence = "  # teamops: ignore[H002] until 2026-12-01 by chen: 客户改期\n"
    file.write_text(file.read_text("utf-8").replace("end: 2026-09-14\n", f"end: 2026-09-14{silence}", 1), "utf-8")
    assert "H002" not in codes(teamops, misdeeds)


@pytest.mark.unmeasured
def test_a_healthy_history_is_clean(teamops, tmp_path: Path) -> None:
    assert teamops("demo", tmp_path / "demo").code == 0
    ran = teamops("-C", tmp_path / "demo", "check", "--history", "--select", "H", *NOW)
    assert (ran.code, ran.out.strip()) == (0, "所选范围内未发现问题。")


def test_without_a_history_nothing_is_decided(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "check", "--history", "--select", "H", *NOW)
    assert (ran.code, "未作判断：H001" in ran.out, "git" in ran.err) == (0, True, True)
    ran = teamops("-C", quarter, "report", "audit", *NOW)
    assert (ran.code, "没有可供审计的历史" in ran.out) == (0, True)


def test_the_past_and_its_history_are_not_asked_for_together(teamops, misdeeds: Path) -> None:
    ran = teamops("-C", misdeeds, "check", "--history", "--at", "HEAD~1", *NOW)
    assert (ran.code, "--at" in ran.err) == (2, True)


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_audit_reads_as_it_was_accepted(
    teamops, golden, misdeeds: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", misdeeds, "--lang", lang, "report", "audit", "--period", "2026-09", *NOW)
    assert ran.code == 0, ran.err
    hashes = subprocess.run(
        ["git", "-C", misdeeds, "log", "--format=%h"], check=False, capture_output=True, encoding="utf-8"
    ).stdout
    text = ran.out
    for number, commit in enumerate(hashes.split()):
        text = text.replace(commit[:7], f"commit{number}")
    golden(f"audit.{columns}.{lang}.txt", text)


def test_an_audit_of_a_shallow_clone_says_where_it_ends(teamops, misdeeds: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "2", misdeeds.as_uri(), clone], check=True)
    log = subprocess.run(["git", "-C", clone, "log", "--format=%H"], capture_output=True, encoding="utf-8", check=True)
    ran = teamops("-C", clone, "report", "audit", "--period", "2026-09", *NOW)
    assert (ran.code, f"提交 {log.stdout.split()[-1][:7]} 之前的历史不在本地" in ran.out) == (0, True)


def test_a_person_is_audited_alone(teamops, misdeeds: Path) -> None:
    audit = ("-C", misdeeds, "report", "audit", "--period", "2026-09", "--format", "json", *NOW)
    everybody = json.loads(teamops(*audit).out)["blocks"]
    alone = json.loads(teamops(*audit, "--person", "小王").out)["blocks"]
    assert [len(block["rows"]) for block in everybody] == [1, 0, 1, 1, 1, 3]
    assert [len(block["rows"]) for block in alone] == [1, 0, 0, 1, 0, 1]
    assert alone[-1]["rows"][0][0] == "小王"
