"""Where git keeps its files for a folder, found without starting git."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from teamops.store.plain_file import read_plain

_ELSEWHERE = b"gitdir: "


_LONGEST = 10_000
"""Most bytes of a file `.git`: a word and a path."""


def list_repositories(root: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the repository around the folder, then those of which it is a submodule or worktree, outwards.

    Each is the top of its work tree, and the folder with git's own files.
    """
    below = None
    for top in (root, *root.parents):
        git = _find_git_folder(top)
        if git is not None and (below is None or below.is_relative_to(git)):
            below = git
            yield top, git


def _find_git_folder(top: Path) -> Path | None:
    """Return where git keeps its files for the work tree `top`; None where it is none."""
    place = top / ".git"
    try:
        if stat.S_ISDIR(place.stat().st_mode):
            return Path(os.path.realpath(place))
        content = read_plain(place, _LONGEST)
        if content.startswith(_ELSEWHERE):
            return Path(os.path.realpath(top / os.fsdecode(content[len(_ELSEWHERE) :].rstrip(b"\r\n"))))
    except (OSError, ValueError):
        pass
    return None


def find_index(root: Path) -> Path | None:
    """Return the index that git would use for the workspace; in a hook that may not be the repository's."""
    if variable := os.environ.get("GIT_INDEX_FILE"):
        return Path(variable).absolute()
    if variable := os.environ.get("GIT_DIR"):
        return Path(variable).absolute() / "index"
    around = next(list_repositories(root), None)
    return around[1] / "index" if around else None
