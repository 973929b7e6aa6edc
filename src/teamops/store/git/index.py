"""What is staged in git: the workspaces that a commit would hold.

The working tree does not count: a commit takes what is staged, and for `git commit FILE` git prepares another index
(GIT_INDEX_FILE), which these calls of git follow.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import CommandError
from teamops.store.git.command import GitOutput, GitRefusedError, ask_git
from teamops.store.git.hardening import PLAIN_DIFF
from teamops.store.git.process import GitNotStartedError
from teamops.store.reading.discovery import SETTINGS

LINK, SUBMODULE = "120000", "160000"
_INTENDED = 0x20000000
"""The flag of files that git knows only by name (`git add --intent-to-add`): no commit would hold them."""
_ENTRY = compile_later(
    rb"(?:\? (?P<unknown>[^\0]*)|(?P<tag>[A-Za-z]) (?P<mode>\d{6}) (?P<blob>[0-9a-f]+) (?P<stage>\d)\t(?P<path>[^\0]*))"
    rb"\0"
    rb"(?:  ctime: \d+:\d+\n  mtime: (?P<seconds>\d+):(?P<nanoseconds>\d+)\n  dev: [^\n]*\n  uid: [^\n]*\n"
    rb"  size: (?P<size>\d+)\tflags: (?P<flags>[0-9a-f]+)\n)?"
)


@dataclass(frozen=True, slots=True)
class StagedFiles:
    """What a commit would hold, by paths from `top`, the top of the work tree.

    `index` is git's file of it, `files` has everything that is staged, `changed` the YAML files that differ from HEAD,
    deleted ones included.
    """

    top: Path
    index: Path
    files: Mapping[str, IndexEntry]
    changed: tuple[str, ...]

    def list_workspaces(self) -> tuple[str, ...]:
        """List the folders of workspaces in which a YAML file changed; "" is the top.

        A teamops.yaml that is added or deleted changes what the workspace above it reads, too.
        """
        homes = {self.find_home(path) for path in self.changed}
        above = (path.rpartition("/")[0] for path in self.changed if path.endswith(f"/{SETTINGS}"))
        homes.update(self.find_home(folder) for folder in above)
        return tuple(sorted(home for home in homes if home is not None))

    def list_unstaged_settings(self) -> tuple[str, ...]:
        """List the teamops.yaml files on disk that changed files belong to, but that would not be committed."""
        homeless = [path for path in self.changed if self.find_home(path) is None]
        settings = (f"{folder}{SETTINGS}" for path in homeless for folder in _list_folder_prefixes(path))
        return tuple(sorted({file for file in settings if (self.top / file).is_file()}))

    def find_home(self, path: str) -> str | None:
        """Return the folder of the workspace that the file belongs to: the nearest with a teamops.yaml."""
        return next(
            (folder.rstrip("/") for folder in _list_folder_prefixes(path) if f"{folder}{SETTINGS}" in self.files), None
        )


def _list_folder_prefixes(path: str) -> Iterator[str]:
    """Yield the folders above a path from the nearest to the top, as prefixes: `a/b/`, `a/`, ""."""
    while path:
        path = path.rpartition("/")[0]
        yield f"{path}/" if path else ""


def list_folders_above(path: str) -> Iterator[str]:
    return (folder.rstrip("/") for folder in _list_folder_prefixes(path))


def read_index(start: Path) -> StagedFiles:
    """Return what is staged in the repository around `start`. Raises CommandError where git is missing or refuses."""
    top = find_top(start)
    changed_paths = require_git_answer(top, "diff", "--cached", "--name-only", *PLAIN_DIFF, "--no-relative", "-z").words
    changed = tuple(path for path in changed_paths if path.endswith((".yaml", ".yml")))
    if not changed:
        return StagedFiles(top, top, {}, ())
    index = top / require_git_answer(top, "rev-parse", "--git-path", "index").text
    return StagedFiles(top, index, _read_entries(top), changed)


def _read_entries(top: Path) -> dict[str, IndexEntry]:
    try:
        entries = list(list_entries(top))
    except GitRefusedError as error:
        raise CommandError("hook.git_refused", said=error.remarks) from None
    unmerged = sorted({entry.path for entry in entries if entry.stage})
    if unmerged:
        raise CommandError("hook.git_refused", said=f"{unmerged[0]}: unmerged ({len(unmerged)})")
    return {entry.path: entry for entry in entries if not entry.is_intended}


def find_top(start: Path) -> Path:
    """Return the top of the work tree around `start`. Raises CommandError if there is none."""
    try:
        return Path(ask_git(start, "rev-parse", "--show-toplevel").text)
    except GitRefusedError as error:
        if error.message not in ("git.no_repository", "git.bare"):
            raise
        raise CommandError("hook.no_repository", folder=start.absolute(), said=error.remarks) from None
    except GitNotStartedError as error:
        if start.is_dir():
            raise
        raise CommandError("no_such_path", path=start) from error


def require_git_answer(folder: Path, *arguments: str) -> GitOutput:
    """Return git's answer. Raises CommandError, saying that nothing was checked, where git refuses."""
    try:
        return ask_git(folder, *arguments)
    except GitRefusedError as error:
        raise CommandError("hook.git_refused", said=error.remarks) from None


class IndexEntry(NamedTuple):
    """A staged file: `stage` is not 0 in an unfinished merge, `stat` is its last change in ns and its size.

    `path` is relative to the folder of the question. Files that git does not know have no `mode`.
    """

    path: str
    mode: str = ""
    blob: str = ""
    stage: int = 0
    is_sparse: bool = False
    is_intended: bool = False
    stat: tuple[int, int] | None = None


def list_entries(folder: Path, *options: str) -> Iterator[IndexEntry]:
    """Yield the entries that `git ls-files` prints for the folder. Raises GitRefusedError."""
    output = ask_git(folder, "ls-files", "--cached", "--stage", "--debug", "-t", "-z", *options, "--", ".").out
    index = 0
    while index < len(output):
        match = _ENTRY.match(output, index)
        if match is None:  # git's format since 2.3; nothing else is guessed
            raise GitRefusedError(folder, f"ls-files: {output[index : index + 80]!r}")
        index = match.end()
        yield _parse_entry(match)


def _parse_entry(match: re.Match[bytes]) -> IndexEntry:
    if match["path"] is None:
        return IndexEntry(os.fsdecode(match["unknown"]))
    stat = None
    if match["size"] is not None:
        stat = int(match["seconds"]) * 10**9 + int(match["nanoseconds"]), int(match["size"])
    return IndexEntry(
        os.fsdecode(match["path"]),
        mode=match["mode"].decode(),
        blob=match["blob"].decode(),
        stage=int(match["stage"]),
        is_sparse=match["tag"] in b"Ss",
        is_intended=bool(int(match["flags"] or b"0", 16) & _INTENDED),
        stat=stat,
    )
