"""`--commit` commits the file that was written and nothing else, whatever it is called and whoever is at work."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from teamops.cli.shell.app import run
from teamops.store.git import repository
from tests.store.past import SETTINGS, Past, task

MORNING = "2026-09-01T09:00:00+08:00"
ODD = (
    "tasks/*.yaml",
    ":(top)x.yaml",
    "[a-z]*.yaml",
    "-rf.yaml",
    ":!x.yaml",
    "a\\b.yaml",
    ":(literal)a.yaml",
    "任务 一.yaml",
)


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Past:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = wang\nemail = wang@example.com\n[core]\nautocrlf = false\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = Past(tmp_path / "team")
    made.commit({"teamops.yaml": SETTINGS, "other.yaml": task("t-9"), "tasks/2026-09.yaml": task("t-8")}, MORNING)
    return made


def update(past: Past, *more: str) -> tuple[int, str]:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["-C", str(past.folder), "--lang", "en", "update", "t-1", "--status", "in_progress", "--progress",
                    "50%", "--today", "2026-09-02", "--commit", *more])  # fmt: skip
    return code, out.getvalue() + err.getvalue()


def committed(past: Past) -> list[str]:
    return past.git("show", "--format=", "--name-only", "-z", "HEAD").split("\0")[:-1]


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have")
@pytest.mark.parametrize(
    ("name", "variable"),
    [*((name, "") for name in ODD), (ODD[0], "GIT_LITERAL_PATHSPECS"), (ODD[1], "GIT_ICASE_PATHSPECS")],
)
def test_a_file_of_any_name_is_committed_alone(
    past: Past, name: str, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.commit({name: task("t-1")}, MORNING)
    edited = task("t-8") + "# 别人的改动\n"
    past.write({"tasks/2026-09.yaml": edited, "x.yaml": task("t-7"), "other.yaml": task("t-9") + "# 暂存\n"})
    past.git("add", "other.yaml")
    if variable:
        monkeypatch.setenv(variable, "1")
    code, said = update(past)
    assert (code, committed(past)) == (0, [name]), said
    monkeypatch.delenv(variable or "x", raising=False)
    status = past.git("-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files=all").splitlines()
    assert [line.strip() for line in status] == ["M  other.yaml", "M tasks/2026-09.yaml", "?? x.yaml"]
    assert (past.folder / "tasks/2026-09.yaml").read_text("utf-8") == edited


def test_the_teams_hooks_run_and_see_no_variables_of_ours(past: Past) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    hook = past.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nenv > env.txt\ngit diff --cached --name-only -- '*.yaml' > seen.txt\n")
    hook.chmod(0o755)
    assert update(past)[0] == 0
    assert (past.folder / "seen.txt").read_text() == "t.yaml\n"
    seen = (past.folder / "env.txt").read_text()
    assert not [line for line in seen.splitlines() if line.startswith(("GIT_LITERAL", "GIT_CONFIG_PARAM", "GIT_NO_"))]


def test_a_hook_that_refuses_leaves_the_file_and_says_how_to_commit_it(past: Past) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    hook = past.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no such day >&2\nexit 1\n")
    hook.chmod(0o755)
    code, said = update(past)
    assert code == 3
    assert "no such day" in said
    assert "Not committed: t.yaml\n" in said
    assert f"git -C {past.folder} add -- t.yaml && git -C {past.folder} commit --quiet -m" in said
    hook.unlink()
    line = said.rpartition("To commit them: ")[2].strip()
    assert os.system(line) == 0
    assert committed(past) == ["t.yaml"]


def test_a_git_that_is_done_soon_is_waited_for(past: Past) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    lock = past.folder / ".git/index.lock"
    lock.touch()
    timer = threading.Timer(0.5, lock.unlink)
    timer.start()
    assert update(past)[0] == 0
    timer.join()
    assert committed(past) == ["t.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="a hook in sh")
def test_a_commit_of_somebody_else_meanwhile_hinders_nothing(past: Past) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    hook = past.folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    mark = past.folder.parent / "once"
    made = "git -c user.name=o -c user.email=o@x commit-tree 'HEAD^{tree}' -p HEAD -m other"
    commit = f'git update-ref HEAD "$({made})"'
    hook.write_text(f"#!/bin/sh\n[ -e '{mark}' ] && exit 0\ntouch '{mark}'\n{commit}\n", encoding="utf-8")
    hook.chmod(0o755)
    assert update(past)[0] == 0
    assert mark.exists()
    assert committed(past) == ["t.yaml"]


def test_a_lock_that_stays_is_told_with_its_age_and_not_as_a_mistake_of_the_user(
    past: Past, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    pauses: list[float] = []
    monkeypatch.setattr(repository, "sleep", pauses.append)
    lock = past.folder / ".git/index.lock"
    lock.touch()
    os.utime(lock, (time.time() - 100, time.time() - 100))
    code, said = update(past)
    assert code == 3
    assert 2.5 < sum(pauses) < 3.5
    assert f"{lock} has existed for 10" in said
    assert "only if no git is running" in said
    assert "Not committed: t.yaml\n" in said
    assert "status: in_progress" in (past.folder / "t.yaml").read_text("utf-8")
    assert lock.exists()


@pytest.mark.parametrize("prepare", [
    lambda past: past.git("rebase", "-q", "--exec", "false", "HEAD~1"),
    lambda past: (past.folder / ".git/MERGE_HEAD").write_text(past.git("rev-parse", "HEAD") + "\n"),
], ids=["rebase", "merge"])  # fmt: skip
def test_in_the_middle_of_a_merge_nothing_is_lost(past: Past, prepare: Callable[[Past], object]) -> None:
    past.commit({"t.yaml": task("t-1")}, MORNING)
    try:
        prepare(past)
    except Exception:  # noqa: BLE001  # the rebase stops, as it is to
        assert (past.folder / ".git/rebase-merge").exists()
    code, said = update(past)
    assert code in (0, 3)
    assert code == 0 or "Not committed: t.yaml\n" in said
    assert "status: in_progress" in (past.folder / "t.yaml").read_text("utf-8")


def test_a_repository_laid_out_in_a_folder_of_another_is_not_committed_to(past: Past) -> None:
    """A clone can bring HEAD, config, objects and refs as files: to git that is a repository, hooks and all."""
    inner = past.folder / "inner"
    past.git("init", "-q", "--bare", str(inner))
    past.write({"inner/teamops.yaml": SETTINGS, "inner/t.yaml": task("t-1")})
    ran = past.folder / "ran"
    (inner / "hooks/pre-commit").write_text(f"#!/bin/sh\n: > {ran}\n")
    (inner / "hooks/pre-commit").chmod(0o755)
    past.git("config", "--file", str(inner / "config"), "core.bare", "false")
    past.git("config", "--file", str(inner / "config"), "core.worktree", str(inner))
    past.git("config", "--file", str(inner / "config"), "core.fsmonitor", f"touch {ran}")
    there = Past.__new__(Past)
    there.folder = inner
    code, said = update(there)
    assert code == 3
    assert "Not committed: t.yaml" in said
    assert not ran.exists()
