"""What is staged in git: the workspaces that a commit would hold, laid out in a folder where they can be read.

The working tree does not count: a commit takes what is staged, and for `git commit FILE` git prepares another index
(GIT_INDEX_FILE), which these calls of git follow.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from teamops.store.discovery import SETTINGS
from teamops.store.errors import CannotGoOnError
from teamops.store.git_starting import GitNotStartedError, run_git

_CONTENTS = (".yaml", ".yml", ".json")
"""Files that a check reads: records, and what it was told of known findings. Of others it sees the names alone."""
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Staged:
    """What a commit would hold, by paths from `top`, the top of the work tree.

    `modes` has every file with its mode, `changed` the YAML files that differ from HEAD, those that are gone as well.
    """

    top: Path
    tree: str
    modes: Mapping[str, str]
    changed: tuple[str, ...]

    def workspaces(self) -> tuple[str, ...]:
        """The folders of workspaces in which a YAML file changed; "" is the top."""
        homes = (self.home(path) for path in self.changed)
        return tuple(sorted({home for home in homes if home is not None}))

    def unknown(self) -> tuple[str, ...]:
        """The teamops.yaml files on disk to which changed files belong, but which would not be committed."""
        homeless = [path for path in self.changed if self.home(path) is None]
        settings = (f"{folder}{SETTINGS}" for path in homeless for folder in _folders(path))
        return tuple(sorted({file for file in settings if (self.top / file).is_file()}))

    def home(self, path: str) -> str | None:
        """The folder of the workspace that the file belongs to: the nearest with a teamops.yaml."""
        return next((folder.rstrip("/") for folder in _folders(path) if f"{folder}{SETTINGS}" in self.modes), None)


def _folders(path: str) -> Iterator[str]:
    """The folders above a path from the nearest to the top, as prefixes of paths: `a/b/`, `a/`, and nothing."""
    while path:
        path = path.rpartition("/")[0]
        yield f"{path}/" if path else ""


def staged(start: Path) -> Staged:
    """What is staged in the repository around `start`. Raises CannotGoOnError where git is missing or refuses."""
    top = top_of(start)
    differing = git(top, "diff", "--cached", "--name-only", "--no-renames", "-z").split("\0")
    changed = tuple(path for path in differing if path.endswith((".yaml", ".yml")))
    if not changed:
        return Staged(top, "", {}, ())
    tree = git(top, "write-tree").strip()
    listed = git(top, "ls-tree", "-r", "-z", "--full-tree", tree).split("\0")[:-1]
    return Staged(top, tree, {path: about[:6] for about, _, path in (line.partition("\t") for line in listed)}, changed)


def lay_out(commit: Staged, workspaces: Iterable[str], folder: Path) -> dict[str, str]:
    """Write the workspaces below `folder`/files; returns the variables that make git take this for the work tree.

    Files get their content as a checkout would give it (line ends, filters). Those that a check reads the names of, and
    nothing more, are left empty: there may be large ones. Raises CannotGoOnError where git refuses.
    """
    files, wanted = folder / "files", set(workspaces)
    mine = {path: mode for path, mode in commit.modes.items() if commit.home(path) in wanted}
    contents = {path for path, mode in mine.items() if mode == _LINK or path.endswith(_CONTENTS)}
    index = {"GIT_INDEX_FILE": str(folder / "index")}  # one of its own: the real one may leave out files (sparse)
    git(commit.top, "read-tree", commit.tree, **index)
    paths = "".join(f"{path}\0" for path in sorted(contents))
    git(commit.top, "checkout-index", "-z", "--stdin", f"--prefix={files.as_posix()}/", said=paths, **index)
    for path in mine.keys() - contents:
        (files / path).parent.mkdir(parents=True, exist_ok=True)
        (files / path).touch()
    repository = git(commit.top, "rev-parse", "--absolute-git-dir").removesuffix("\n")
    return {**index, "GIT_DIR": repository, "GIT_WORK_TREE": str(files)}


def top_of(start: Path) -> Path:
    """The top of the work tree around `start`. Raises CannotGoOnError if there is none."""
    try:
        return Path(git(start, "rev-parse", "--show-toplevel").removesuffix("\n"))
    except CannotGoOnError as error:
        if error.message != "hook.git_refused":
            raise
        raise CannotGoOnError("hook.no_repository", folder=start.absolute(), **error.facts) from None


def git(folder: Path, *arguments: str, said: str = "", **variables: str) -> str:
    """What git prints in `folder`, being told `said`. Raises CannotGoOnError where it is missing or refuses."""
    try:
        done = run_git(folder, *arguments, env=os.environ | variables, input=os.fsencode(said), capture_output=True)
    except GitNotStartedError as error:
        if folder.is_dir():
            raise
        raise CannotGoOnError("no_such_path", path=folder) from error
    if done.returncode:
        raise CannotGoOnError("hook.git_refused", said=done.stderr.decode("utf-8", "replace").strip())
    return os.fsdecode(done.stdout)
