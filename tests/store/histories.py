"""Repositories with real histories, made by git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from teamops.history.filters import EventFilter
from teamops.model.event import Event, History
from teamops.store.past.history import read_events

SETTINGS = "team: 华东营销部\ntimezone: Asia/Shanghai\npeople: {wang: {name: 王经理, email: wang@example.com}}\n"


class Repository:
    """A workspace in a repository. Every commit is a minute after the one before."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder, self.minute = folder, 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)
        self.write("teamops.yaml", SETTINGS)
        self.commit("team")

    def git(self, *arguments: str, fine: bool = True) -> str:
        at = f"{1_790_000_000 + 60 * self.minute} +0800"
        who = {"GIT_AUTHOR_NAME": "王经理", "GIT_AUTHOR_EMAIL": "wang@example.com", "GIT_COMMITTER_NAME": "han",
               "GIT_COMMITTER_EMAIL": "han@example.com", "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}  # fmt: skip
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true"}
        environment = {**os.environ, **who, **quiet}
        done = subprocess.run(["git", *arguments], check=False, cwd=self.folder, env=environment, capture_output=True)
        assert not fine or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, file: str, text: str | bytes | None) -> None:
        """The file says this; None takes it away."""
        place = self.folder / file
        if text is None:
            place.unlink()
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, message: str = "更新", **files: str | bytes | None) -> str:
        """A commit of all there is, with these files (`a` is a.yaml) written first."""
        for name, text in files.items():
            self.write(f"{name}.yaml", text)
        self.minute += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, at: str = "HEAD") -> None:
        self.git("checkout", "--quiet", "-b", name, at)

    def go(self, name: str) -> None:
        self.git("checkout", "--quiet", name)

    def merge(self, *others: str, **files: str | None) -> str:
        """A merge of these branches; with files it says this of them, whatever the branches say."""
        self.minute += 1
        self.git("merge", "--no-ff", "--no-commit", "--quiet", *others, fine=not files)
        if files:
            return self.commit("合并", **files)
        self.git("commit", "--quiet", "-m", "合并")
        return self.git("rev-parse", "HEAD")

    def history(self, *words: str, **wanted: object) -> History:
        return read_events(self.folder, EventFilter(words=words, **wanted))  # type: ignore[arg-type]

    def log(self, *words: str, **wanted: object) -> list[str]:
        """The events but those of the settings, newest first: `t status: open → done` · `+t (a.yaml)` · `t: a → b`."""
        return [told(event) for event in self.history(*words, **wanted).events if not is_of_settings(event)]


def is_of_settings(event: Event) -> bool:
    return event.item.kind in ("settings", "person", "department")


def told(event: Event) -> str:
    path = event.item.path
    match event.kind:
        case "born":
            return f"+{path} ({event.after})"
        case "gone":
            return f"-{path} ({event.before})"
        case "moved":
            return f"{path}: {event.before} → {event.after}"
        case _:
            return f"{path} {event.field}: {event.before} → {event.after}"


def task(name: str, status: str = "open", **more: str) -> str:
    rest = "".join(f"    {key}: {value}\n" for key, value in more.items())
    return f"  - id: {name}\n    name: 任务\n    status: {status}\n{rest}"


def tasks(*rows: str) -> str:
    return "tasks:\n" + "".join(rows)
