"""Git is started again while the system is busy; a git that is there is never said to be missing."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from teamops.store.errors import CommandError
from teamops.store.git import process as git_starting
from teamops.store.git.command import ask_git, ask_git_or_none, start_blob_batch, stream_tokens
from teamops.store.git.repository import commit

Failing = Callable[..., list[float]]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for arguments in (("init", "-q"), ("config", "user.name", "w"), ("config", "user.email", "w@example.com")):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    (tmp_path / "a.txt").write_text("a")
    return tmp_path


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Makes the next starts of a process fail with an error of the system; returns the pauses between the attempts."""

    def fail(code: int, times: int) -> list[float]:
        left, pauses = [times], list[float]()
        real = subprocess.Popen.__init__

        def start(self: Any, *arguments: Any, **more: Any) -> None:
            if left[0]:
                left[0] -= 1
                raise OSError(code, os.strerror(code), "git")
            real(self, *arguments, **more)

        monkeypatch.setattr(subprocess.Popen, "__init__", start)
        monkeypatch.setattr(subprocess.Popen, "__del__", lambda self: None)
        monkeypatch.setattr(git_starting, "sleep", pauses.append)
        return pauses

    return fail


@pytest.mark.parametrize("code", [errno.EAGAIN, errno.ENOMEM, errno.ENOENT, errno.ETXTBSY])
def test_a_start_that_fails_for_a_moment_is_repeated(repository: Path, failing: Failing, code: int) -> None:
    pauses = failing(code, 2)
    assert commit(repository, ["a.txt"], "甲")
    assert pauses == [0.05, 0.1]


@pytest.mark.parametrize("ask", [lambda folder: ask_git_or_none(folder, "rev-parse", "HEAD"),
                                 lambda folder: ask_git(folder, "rev-parse", "--git-dir"),
                                 lambda folder: start_blob_batch(folder).communicate(),
                                 lambda folder: list(stream_tokens(folder, "rev-parse", "--git-dir"))])  # fmt: skip
def test_every_question_is_asked_again_and_says_why_at_last(repository: Path, failing: Failing, ask) -> None:
    failing(errno.EAGAIN, 1)
    ask(repository)
    failing(errno.EAGAIN, 99)
    with pytest.raises(CommandError) as told:
        ask(repository)
    assert told.value.message == "git_not_started"
    assert os.strerror(errno.EAGAIN) in str(told.value.facts["problem"])


def test_what_kept_a_commit_from_being_made_is_said(repository: Path, failing: Failing) -> None:
    failing(errno.ENOMEM, 99)
    with pytest.raises(CommandError) as told:
        commit(repository, ["a.txt"], "甲")
    assert (told.value.message, told.value.facts["problem"]) == ("not_committed", f"{os.strerror(errno.ENOMEM)} (git)")


def test_another_failure_is_not_repeated(repository: Path, failing: Failing) -> None:
    pauses = failing(errno.E2BIG, 99)
    with pytest.raises(CommandError):
        commit(repository, ["a.txt"], "甲")
    assert pauses == []


def test_a_git_that_is_missing_is_said_to_be(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(CommandError) as told:
        commit(repository, ["a.txt"], "甲")
    assert told.value.message == "no_git"
    assert ask_git_or_none(repository, "rev-parse", "HEAD") is None
    with pytest.raises(CommandError) as told:
        ask_git(repository, "rev-parse", "HEAD")
    assert told.value.message == "git_needed"


def test_a_folder_that_is_gone_is_no_missing_git(tmp_path: Path) -> None:
    assert ask_git_or_none(tmp_path / "gone", "rev-parse", "HEAD") is None
    with pytest.raises(CommandError) as told:
        ask_git(tmp_path / "gone", "rev-parse", "HEAD")
    assert told.value.message == "git_not_started"
