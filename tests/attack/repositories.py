"""Repositories as somebody else made them, cloned as a victim clones them, and what a check says there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from teamops.cli.shell.app import run
from tests.store.team import settle

TODAY = "2026-09-04"
LATE = "  - {id: t-9, name: 回访, owner: nobody, start: 2026-09-30, end: 2026-09-01}\n"
BAD = {"tasks/a.yaml": f"tasks:\n{LATE}"}
GOOD = {"tasks/a.yaml": f"tasks:\n{LATE.replace('nobody', 'wang').replace('end: 2026-09-01', 'end: 2026-10-10')}"}
HIDDEN = {"F007", "T004"}
"""What a check finds in BAD and not in GOOD."""


class Said(NamedTuple):
    """How a command left, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def codes(self) -> set[str]:
        """The codes of the findings, of an answer in JSON."""
        return {finding["code"] for finding in json.loads(self.out)["findings"]}


def teamops(*arguments: object) -> Said:
    """What a command says, run here."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(["--lang", "en", *map(str, arguments)])
    return Said(code, out.getvalue(), err.getvalue())


def check(root: Path, *more: str) -> Said:
    """What `teamops check` says of the folder, as JSON."""
    return teamops("-C", root, "check", "--today", TODAY, "--format", "json", *more)


def git(folder: Path, *arguments: str, **variables: str) -> str:
    """What git says, with no configuration but the repository's."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    silent = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    who = ("-c", "user.name=m", "-c", "user.email=m@example.com", "-c", "protocol.file.allow=always")
    done = subprocess.run(
        ["git", *who, *arguments],
        check=False,
        cwd=folder,
        env=environment | silent | variables,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def repository(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A workspace in a repository of its own, with `files` not yet committed."""
    settle(root, files)
    git(root, "init", "-q", "-b", "main")
    return root


def commit(root: Path) -> None:
    """All that lies there is committed, the tool's own folder too."""
    git(root, "add", "-f", "-A")
    git(root, "commit", "-q", "-m", "x")


def clone(origin: Path, folder: Path) -> Path:
    """What a victim has after `git clone`."""
    git(folder.parent, "clone", "-q", str(origin), str(folder))
    return folder


def old_seal(root: Path, purpose: str, body: bytes) -> bytes:
    """The seal of version 0.1, which trusted what `.teamops/.gitignore`, or what it links to, says of itself."""
    made = (root / ".teamops/.gitignore").stat()
    return hashlib.sha256(f"{purpose} {made.st_ino} {made.st_mtime_ns}\n".encode() + body).hexdigest().encode()
