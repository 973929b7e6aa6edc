"""Where git keeps its files for a folder, found without starting git."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from teamops.store.cache.state import read_plain

_ELSEWHERE = b"gitdir: "


_LONGEST = 10_000
"""Bytes of a file `.git` that are read: a path and a word."""


def list_repositories(root: Path) -> Iterator[tuple[Path, Path]]:
    """The repository around the folder, and those of which it is a submodule or a work tree within, outwards.

    Each as the top of its work tree, and the folder with git's own files.
    """
    below = None
    for top in (root, *root.parents):
        git = _find_git_folder(top)
        if git is not None and (below is None or below.is_relative_to(git)):
            below = git
            yield top, git


def _find_git_folder(top: Path) -> Path | None:
    """Where git keeps its files for the work tree `top`; None where it is none."""
    place = top / ".git"
    try:
        if stat.S_ISDIR(place.stat().st_mode):
            return Path(os.path.realpath(place))
        said = read_plain(place, _LONGEST)
        if said.startswith(_ELSEWHERE):
            return Path(os.path.realpath(top / os.fsdecode(said[len(_ELSEWHERE) :].rstrip(b"\r\n"))))
    except (OSError, ValueError):
        pass
    return None


def _find_index(root: Path) -> Path | None:
    """The index that git would use for the workspace: a hook may be given another one than the repository's."""
    if named := os.environ.get("GIT_INDEX_FILE"):
        return Path(named).absolute()
    if named := os.environ.get("GIT_DIR"):
        return Path(named).absolute() / "index"
    around = next(list_repositories(root), None)
    return around[1] / "index" if around else None
