"""Repositories with a past, made by git for one test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SETTINGS = "team: 华东营销部\npeople: {wang: {name: 王经理}, zhao: {name: 赵四}}\n"


def task(identity: str, status: str = "not_started") -> str:
    return (
        f"tasks:\n  - {{id: {identity}, name: 任务{identity}, owner: wang, start: 2026-09-01, end: 2026-09-07, "
        f"status: {status}}}\n"
    )


class Past:
    """A repository in `folder`, committed to at times that are given, by nobody's own settings."""

    def __init__(self, folder: Path, *init: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *init)

    def git(self, *arguments: str, at: str = "2026-09-01T09:00:00+08:00") -> str:
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _WHO.items()}
        dates = {f"GIT_{role}_DATE": at for role in ("AUTHOR", "COMMITTER")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder, env=os.environ | who | dates | alone, capture_output=True, check=True,
        )  # fmt: skip
        return os.fsdecode(done.stdout).strip()

    def write(self, files: dict[str, str | bytes]) -> None:
        for path, content in files.items():
            place = self.folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: dict[str, str | bytes], at: str) -> str:
        """The hash of a commit of all that is in the folder."""
        self.write(files)
        self.git("add", "-A", at=at)
        self.git("commit", "-q", "--allow-empty", "-m", "工作", at=at)
        return self.git("rev-parse", "HEAD")


_WHO = {"NAME": "王经理", "EMAIL": "wang@example.com"}
