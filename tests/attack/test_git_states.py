"""Repositories in odd states: every command answers, or says in one sentence what the matter is."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from time import process_time

import pytest

from teamops.cli.shell.app import run
from teamops.store.errors import CommandError
from teamops.store.git import process
from teamops.store.git.command import read_borders
from teamops.store.git.index import read_index
from teamops.store.git.process import GitSilentError
from teamops.store.git.unpack import export_workspaces
from teamops.store.git.walk import walk_commits
from tests.store.past import SETTINGS, Past, task

pytestmark = pytest.mark.usefixtures("own_git_settings")
FIRST, SECOND = "2026-09-01T09:00:00+08:00", "2026-09-03T09:00:00+08:00"
DAY = ("--today", "2026-09-08")
QUESTIONS = (("log",), ("blame", "t-1"), ("show", "t-1", "--at", "HEAD"), ("diff", "HEAD", *DAY),
             ("report", "tasks", *DAY), ("report", "tasks", "--at", "HEAD"), ("check", "--history", *DAY),
             ("confirm", "--list", *DAY), ("hook", "run"))  # fmt: skip
OF_EACH_KIND = (("log", "t-1"), ("show", "t-1", "--at", "HEAD"), ("report", "tasks", *DAY))
"""One question to each part of the program that asks git."""


@pytest.fixture
def own_git_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return with_a_past(tmp_path / "team")


def with_a_past(folder: Path, *init: str) -> Past:
    made = Past(folder, *init)
    made.commit({"teamops.yaml": SETTINGS, "t.yaml": task("t-1")}, FIRST)
    made.commit({"t.yaml": task("t-1", "done")}, SECOND)
    return made


def said(folder: Path, *arguments: str) -> tuple[int, str]:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["-C", str(folder), "--lang", "en", *arguments])
    text = out.getvalue() + err.getvalue()
    assert "unexpected error" not in text, f"{arguments}: {text}"
    return code, text


def fails(folder: Path, *parts: str, but: tuple[str, ...] = ()) -> None:
    """Each command that needs git says it with these words; those of which `but` names the first word do without."""
    for question in QUESTIONS:
        code, text = said(folder, *question)
        does_without = question[0] in but and "--at" not in question
        assert code in ((0, 1) if does_without else (2, 3)), f"{question} → {code}: {text}"
        assert any(part in text for part in parts) or question[0] in ("report", "confirm"), f"{question}: {text}"


def works(folder: Path, questions: tuple[tuple[str, ...], ...] = OF_EACH_KIND) -> None:
    for question in questions:
        code, text = said(folder, *question)
        assert code in (0, 1), f"{question} → {code}: {text}"


STATES: dict[str, Callable[[Past], object]] = {
    "plain": lambda past: None,
    "detached": lambda past: past.git("checkout", "-q", "--detach", "HEAD"),
    "in a merge": lambda past: (past.folder / ".git/MERGE_HEAD").write_text(past.git("rev-parse", "HEAD~1") + "\n"),
    "in a bisection": lambda past: past.git("bisect", "start"),
    "split index": lambda past: past.git("update-index", "--split-index"),
    "index of version 4": lambda past: past.git("update-index", "--index-version", "4"),
    "untracked cache": lambda past: past.git("update-index", "--force-untracked-cache"),
    "packed": lambda past: past.git("gc", "-q"),
    "with a commit graph": lambda past: past.git("commit-graph", "write", "--reachable"),
    "with notes": lambda past: past.git("notes", "add", "-m", "note"),
    "with a stash": lambda past: (past.write({"t.yaml": task("t-1", "blocked")}), past.git("stash", "-q")),
    "with an author without an address": lambda past: past.git(
        "commit", "-q", "--allow-empty", "-m", "x", "--author", "x <>"),
}  # fmt: skip


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", STATES)
def test_a_repository_in_this_state_is_read(past: Past, name: str) -> None:
    STATES[name](past)
    works(past.folder, QUESTIONS if name == "plain" else OF_EACH_KIND)


def test_hashes_of_another_length_are_read(tmp_path: Path) -> None:
    works(with_a_past(tmp_path / "team", "--object-format=sha256").folder)


def test_references_in_tables_are_read(tmp_path: Path) -> None:
    try:
        past = with_a_past(tmp_path / "team", "--ref-format=reftable")
    except subprocess.CalledProcessError:
        pytest.skip("this git has no reftable")
    works(past.folder)


def test_a_worktree_a_submodule_and_a_repository_kept_elsewhere_are_read(past: Past, tmp_path: Path) -> None:
    past.git("worktree", "add", "-q", "--detach", str(tmp_path / "tree"))
    works(tmp_path / "tree")
    outer = with_a_past(tmp_path / "outer")
    outer.git("submodule", "--quiet", "add", str(past.folder), "inner")
    works(tmp_path / "outer/inner")
    works(tmp_path / "outer")
    past.git("clone", "-q", "--separate-git-dir", str(tmp_path / "kept"), str(past.folder), str(tmp_path / "apart"))
    works(tmp_path / "apart")


def test_before_the_first_commit_it_is_said(tmp_path: Path) -> None:
    past = Past(tmp_path / "team")
    past.write({"teamops.yaml": SETTINGS, "t.yaml": task("t-1")})
    for question in QUESTIONS:
        code, text = said(past.folder, *question)
        needs = "--at" in question or question[0] == "diff"
        assert (code in (0, 1)) is not needs, f"{question} → {code}: {text}"
        assert not needs or "has no commits yet" in text


def test_a_repository_without_a_work_tree_is_named(past: Past, tmp_path: Path) -> None:
    past.git("clone", "-q", "--bare", str(past.folder), str(tmp_path / "bare"))
    for file in ("teamops.yaml", "t.yaml"):
        shutil.copy(past.folder / file, tmp_path / "bare")
    fails(tmp_path / "bare", "bare git repository", "not in a git working tree", but=("report", "confirm", "check"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else_is_named_with_the_remedy(past: Past) -> None:
    for place in (past.folder, past.folder / ".git"):
        os.chown(place, 12345, 12345)
    fails(past.folder, "safe.directory", but=("report", "confirm", "check"))


@pytest.mark.parametrize("lost", ["HEAD:t.yaml", "HEAD^{tree}", "HEAD"])
def test_what_a_repository_has_lost_is_said(past: Past, lost: str) -> None:
    blob = past.git("rev-parse", lost)
    (past.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for question in (*OF_EACH_KIND, ("hook", "run")):
        code, text = said(past.folder, *question)
        assert code in (0, 1, 2, 3)
        assert text.strip() or question == ("hook", "run")
    assert said(past.folder, "show", "t-1", "--at", "HEAD")[0] in (2, 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
@pytest.mark.parametrize(
    ("pipe", "question"), [("HEAD:t.yaml", ("check", "--at", "HEAD")), ("HEAD~1:t.yaml", ("log", "t-1"))]
)
def test_git_that_waits_for_a_content_that_is_a_pipe_is_ended(
    past: Past, pipe: str, question: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.5)
    blob = past.git("rev-parse", pipe)
    place = past.folder / ".git/objects" / blob[:2] / blob[2:]
    place.unlink()
    os.mkfifo(place)
    code, text = said(past.folder, *question)
    assert (code, "git did not answer within" in text) == (3, True), text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_git_that_waits_for_a_list_of_borders_that_is_a_pipe_is_ended(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.5)
    os.mkfifo(past.folder / ".git/shallow")
    assert read_borders(past.folder / ".git/shallow") == frozenset()
    with pytest.raises(GitSilentError):
        list(walk_commits(past.folder, "author"))


def test_a_long_subject_of_a_commit_is_read_in_one_go(past: Past) -> None:
    """Piece by piece, without copying for each piece what came before: 64 MB took half a minute."""
    (past.folder / "message").write_bytes(b"x" * (64 << 20))
    past.git("commit", "-q", "--allow-empty", "-F", "message")
    before = process_time()
    subjects = [commit.subject for commit in walk_commits(past.folder, "author")]
    assert (len(subjects), len(subjects[0])) == (3, 64 << 20)
    assert process_time() - before < 5


@pytest.mark.parametrize(
    "damage", [("index", b"DIRC\0\0"), ("HEAD", b""), ("config", b"[core\n"), ("HEAD", b"\xff" * 99)]
)
def test_a_damaged_repository_is_said_to_be(past: Past, damage: tuple[str, bytes]) -> None:
    (past.folder / ".git" / damage[0]).write_bytes(damage[1])
    for question in (*OF_EACH_KIND, ("hook", "run")):
        said(past.folder, *question)
    assert said(past.folder, "report", "tasks", *DAY)[0] == 0


def test_names_that_are_no_utf8_are_read_and_staged(past: Past) -> None:
    name = os.fsdecode(b"\xb2\xe2.yaml")
    try:
        past.write({name: task("t-2")})
    except OSError:
        pytest.skip("this file system has no such names")
    past.git("add", "-A")
    assert said(past.folder, "hook", "run")[0] in (0, 1)
    past.commit({}, SECOND)
    works(past.folder)
    assert "t-2" in said(past.folder, "show", "t-2", "--at", "HEAD")[1]


def test_what_is_staged_is_never_written_through_a_link(past: Past, tmp_path: Path) -> None:
    (past.folder / "out.yaml").symlink_to(tmp_path / "outside")
    (past.folder / "deep").mkdir()
    (past.folder / "deep/out").symlink_to(tmp_path)
    past.git("add", "-A")
    past.write({"t.yaml": task("t-1", "blocked")})
    past.git("add", "t.yaml")
    commit = read_index(past.folder)
    (tmp_path / "made").mkdir()
    odd = dict(commit.files)
    export_workspaces(commit, commit.list_workspaces(), tmp_path / "made")
    assert (tmp_path / "made/files/out.yaml").is_symlink()
    odd["deep/out/x.yaml"] = odd["t.yaml"]
    (tmp_path / "again").mkdir()
    with pytest.raises(CommandError, match="two staged files are one"):
        export_workspaces(
            commit.__class__(commit.top, commit.index, odd, commit.changed),
            commit.list_workspaces(),
            tmp_path / "again",
        )
    assert not (tmp_path / "x.yaml").exists()
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize(
    "path", ["../x.yaml", "a/../../x.yaml", ".git/x.yaml", "a/.GIT/x.yaml", "/x.yaml", "a//x.yaml"]
)
def test_a_staged_path_that_leads_elsewhere_is_refused(past: Past, tmp_path: Path, path: str) -> None:
    past.write({"t.yaml": task("t-1", "blocked")})
    past.git("add", "t.yaml")
    commit = read_index(past.folder)
    (tmp_path / "made").mkdir()
    odd = {**commit.files, path: commit.files["t.yaml"]}
    with pytest.raises(CommandError, match="invalid path"):
        export_workspaces(replace(commit, files=odd), commit.list_workspaces(), tmp_path / "made")
    assert not (tmp_path / "x.yaml").exists()


@pytest.mark.parametrize("folder", ["missing", "t.yaml", "", "t.yaml/", "missing/"])
def test_a_folder_that_is_none_is_no_workspace_above_it(
    past: Past, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(past.folder)
    out, err = StringIO(), StringIO()
    for command in (("check",), ("report", "tasks"), ("log",), ("update", "t-1", "--note", "x"), ("hook", "run")):
        with redirect_stdout(out), redirect_stderr(err):
            assert run(["-C", folder, "--lang", "en", *command]) == 2, command
    assert err.getvalue().count("does not exist") == 5
    assert out.getvalue() == ""


@pytest.mark.parametrize("folder", [".", "./", "sub", "sub/", "sub/deeper//"])
def test_a_folder_in_a_workspace_is_of_it(past: Past, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (past.folder / "sub/deeper").mkdir(parents=True)
    monkeypatch.chdir(past.folder)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert run(["-C", folder, "--lang", "en", "show", "t-1"]) == 0
