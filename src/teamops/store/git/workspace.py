"""Where a workspace lies in a repository, and which of the repository's files are its records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from teamops.model.dataclass import dataclass
from teamops.store.errors import CommandError
from teamops.store.git.command import GitRefusedError, ask_git, ask_git_or_none, read_borders
from teamops.store.reading.discovery import SETTINGS, is_skipped, may_hold_records
from teamops.store.reading.files import read_ignore_patterns


@dataclass(frozen=True)
class GitWorkspace:
    """A workspace in a repository; paths are relative to the workspace, with `/`.

    `paths` limits git to it, and is empty where it is the whole work tree. `borders` are the commits at which a shallow
    clone ends. `head` is None before the first commit.
    """

    root: Path
    paths: tuple[str, ...]
    borders: frozenset[str]
    head: str | None

    @classmethod
    def at(cls, root: Path) -> GitWorkspace:
        """Return the workspace at `root`. Raises CommandError without git or a repository with a work tree."""
        try:
            output = ask_git(root, "rev-parse", "--is-inside-work-tree", "--show-cdup", "--git-path", "shallow").text
        except GitRefusedError as error:
            if error.message not in ("git.no_repository", "git.bare"):
                raise
            raise CommandError(error.message, folder=root) from None
        inside, up, shallow = output.split("\n", 2)  # the last may contain line breaks
        if inside != "true":
            raise CommandError("git.bare", folder=root)
        head = ask_git_or_none(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return cls(root, (".",) if up else (), read_borders(root / shallow), head)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """All ordinary files of the workspace at HEAD, with their blobs."""
        words = ask_git(self.root, "ls-tree", "-r", "-z", "HEAD").words if self.head else ()
        lines = (word.partition("\t") for word in words)
        return {path: about.split(" ")[2] for about, _, path in lines if about.startswith("100")}

    @cached_property
    def _ignore_patterns(self) -> tuple[str, ...]:
        return tuple(read_ignore_patterns(self.root))

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(file.removesuffix(SETTINGS) for file in self.files if file.endswith(f"/{SETTINGS}"))

    def is_record_file(self, path: str) -> bool:
        """Return whether the path holds records of this workspace today, or its settings."""
        if path == SETTINGS:
            return True
        if not may_hold_records(path) or path.startswith(self._others):
            return False
        names = path.split("/")
        return not any(is_skipped("/".join(names[:n]), self._ignore_patterns) for n in range(1, len(names) + 1))
