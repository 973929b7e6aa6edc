"""Where a workspace lies in a repository, and which of the repository's files are its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from teamops.store.discovery import SETTINGS, holds_records, is_left_out
from teamops.store.errors import CannotGoOnError
from teamops.store.files import ignored_at
from teamops.store.git_process import Git, GitRefusedError


@dataclass(frozen=True)
class GitWorkspace:
    """A workspace in a repository; paths are relative to the workspace, with `/`.

    `paths` limits git to it, and is empty where it is the whole work tree. `borders` are the commits at which a shallow
    clone ends. `head` is None before the first commit.
    """

    root: Path
    git: Git
    paths: tuple[str, ...]
    borders: frozenset[str]
    head: str | None

    @classmethod
    def at(cls, root: Path) -> GitWorkspace:
        """The workspace at `root`. Raises CannotGoOnError where there is no git, or no repository with a work tree."""
        git = Git(root)
        try:
            said = git.ask("rev-parse", "--is-inside-work-tree", "--git-path", "shallow", "--show-prefix").decode(
                "utf-8", "surrogateescape"
            )
        except GitRefusedError as error:
            said = str(error.facts["said"])
            if "not a git repository" in said:  # GitPython has git speak English
                raise CannotGoOnError("history.no_repository", folder=root) from None
            if "work tree" in said:
                raise CannotGoOnError("history.bare", folder=root) from None
            raise
        inside, shallow, prefix, *_ = [*said.split("\n"), ""]
        if inside != "true":
            raise CannotGoOnError("history.bare", folder=root)
        head = git.says("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return cls(
            root,
            git,
            (".",) if prefix else (),
            _borders(root / shallow),
            head.decode("ascii").strip() if head is not None else None,
        )

    @cached_property
    def files(self) -> Mapping[str, str]:
        """All ordinary files of the workspace at HEAD, with their blobs."""
        said = self.git.ask("ls-tree", "-r", "-z", "HEAD") if self.head else b""
        lines = (line.partition("\t") for line in said.decode("utf-8", "surrogateescape").split("\0")[:-1])
        return {path: about.split(" ")[2] for about, _, path in lines if about.startswith("100")}

    @cached_property
    def _ignored(self) -> tuple[str, ...]:
        return tuple(ignored_at(self.root))

    @cached_property
    def _others(self) -> tuple[str, ...]:
        """The folders of other workspaces inside this one."""
        return tuple(file.removesuffix(SETTINGS) for file in self.files if file.endswith(f"/{SETTINGS}"))

    def is_record_file(self, path: str) -> bool:
        """Whether the path is one that holds records of this workspace today, or its settings."""
        if path == SETTINGS:
            return True
        if not holds_records(path) or path.startswith(self._others):
            return False
        names = path.split("/")
        return not any(is_left_out("/".join(names[:n]), self._ignored) for n in range(1, len(names) + 1))


def _borders(file: Path) -> frozenset[str]:
    try:
        return frozenset(file.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return frozenset()
