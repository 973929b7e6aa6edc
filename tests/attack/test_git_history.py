"""Commits that a repository replaces, grafts, hides or lacks: every command tells the history as it is stored."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from teamops.cli.shell.app import run
from tests.store.past import SETTINGS, Past, task

FIRST, SECOND, THIRD = (f"2026-09-0{day}T09:00:00+08:00" for day in (1, 3, 5))


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Past:
    """Three commits: t-1 is there, then in progress, then done."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = Past(tmp_path / "team")
    made.commit({"teamops.yaml": SETTINGS, "tasks.yaml": task("t-1")}, FIRST)
    made.commit({"tasks.yaml": task("t-1", "in_progress")}, SECOND)
    made.commit({"tasks.yaml": task("t-1", "done")}, THIRD)
    return made


def said(past: Past, *arguments: str, code: int = 0) -> str:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        got = run(["-C", str(past.folder), "--lang", "en", *arguments])
    assert got == code, f"{arguments} → {got}\n{out.getvalue()}{err.getvalue()}"
    return out.getvalue() + err.getvalue()


QUESTIONS = (
    ("log", "t-1"),
    ("log", "--format", "json"),
    ("blame", "t-1"),
    ("show", "t-1", "--at", "2026-09-02"),
    ("show", "t-1", "--at", "HEAD~1"),
    ("diff", "HEAD~2"),
    ("check", "--at", "2026-09-04", "--today", "2026-09-08"),
    ("report", "tasks", "--today", "2026-09-08"),
    ("confirm", "--list", "--today", "2026-09-08"),
)


def answers(past: Past) -> list[str]:
    return [said(past, *question) for question in QUESTIONS]


def test_grafted_commits_are_told_as_they_are_stored(past: Past) -> None:
    expected = answers(past)
    (past.folder / ".git/info").mkdir(exist_ok=True)
    (past.folder / ".git/info/grafts").write_text(past.git("rev-parse", "HEAD") + "\n")
    assert "t-1" in said(past, "show", "t-1", "--at", "2026-09-02")
    assert answers(past) == expected


def test_replaced_commits_trees_and_contents_are_told_as_they_are_stored(past: Past) -> None:
    expected = answers(past)
    first, second = past.git("rev-parse", "HEAD~2"), past.git("rev-parse", "HEAD~1")
    past.git("replace", second, past.git("commit-tree", "-m", "other", f"{first}^{{tree}}"))
    past.git("replace", past.git("rev-parse", "HEAD:tasks.yaml"), past.git("rev-parse", f"{first}:tasks.yaml"))
    past.git("replace", past.git("rev-parse", "HEAD^{tree}"), past.git("rev-parse", f"{first}^{{tree}}"))
    past.git("config", "core.useReplaceRefs", "true")
    assert answers(past) == expected


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", ["GIT_GRAFT_FILE", "GIT_SHALLOW_FILE"])
def test_a_variable_that_grafts_or_cuts_the_history_changes_nothing(
    past: Past, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = answers(past)
    (tmp_path / "list").write_text(past.git("rev-parse", "HEAD") + "\n")
    monkeypatch.setenv(name, str(tmp_path / "list"))
    assert answers(past) == expected


def test_replacements_below_another_name_change_nothing(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = answers(past)
    first, second = past.git("rev-parse", "HEAD~2"), past.git("rev-parse", "HEAD~1")
    past.git("update-ref", f"refs/other/{second}", first)
    monkeypatch.setenv("GIT_REPLACE_REF_BASE", "refs/other/")
    assert answers(past) == expected


def test_objects_of_another_repository_are_read_like_its_own(past: Past, tmp_path: Path) -> None:
    expected = answers(past)
    past.git("clone", "-q", "--shared", str(past.folder), str(tmp_path / "shared"))
    lent = Past(tmp_path / "shared")
    assert (lent.folder / ".git/objects/info/alternates").is_file()
    assert answers(lent) == expected


def test_a_clone_of_the_last_part_says_that_it_is_one(past: Past, tmp_path: Path) -> None:
    past.git("clone", "-q", "--depth=1", past.folder.as_uri(), str(tmp_path / "shallow"))
    shallow = Past(tmp_path / "shallow")
    assert "shallow" in said(shallow, "log", "t-1")
    assert "shallow" in said(shallow, "show", "t-1", "--at", "2026-09-02", code=2)
    assert "shallow" in said(shallow, "show", "t-1", "--at", "HEAD~1", code=2)
