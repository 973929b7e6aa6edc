"""Whether a workspace differs from the last commit, found without running filters as `git status` does.

Git's index has the time and size of each file it checked out: a file that still has both is as committed, whatever a
filter made of it. All other files are compared by the hash of their content, as it is or with the line ends that git
stores (a checkout on Windows may have others).
"""

from __future__ import annotations

import os
from pathlib import Path

from teamops.store.git.blobs import is_blob, is_file_of
from teamops.store.git.command import ask_git
from teamops.store.git.entries import LINK, SUBMODULE, IndexEntry, list_entries


def has_changes(root: Path, index: Path) -> bool:
    """Return whether anything in the workspace, staged or not, known to git or not, differs from HEAD.

    `index` is git's file of what is staged. Submodules do not count, nor does the executable bit.
    """
    staged = ask_git(
        root, "diff-index", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
        "--ignore-submodules=all", "HEAD", "--", ".",
    )  # fmt: skip
    if staged.out:
        return True
    written = index.stat().st_mtime_ns if index.exists() else 0
    known = list_entries(root, "--others", "--exclude-standard", "--directory", "--no-empty-directory")
    return any(_is_changed(root, entry, written) for entry in known)


def _is_changed(root: Path, entry: IndexEntry, written: int) -> bool:
    if not entry.mode or entry.stage:
        return True
    if entry.mode == SUBMODULE:
        return False
    place = root / entry.path
    try:
        now = place.lstat()
    except OSError:
        return not entry.is_sparse
    # a file changed at the time of the index may have changed again within the same tick
    if entry.stat == (now.st_mtime_ns, now.st_size) and now.st_mtime_ns < written:
        return False
    try:
        if entry.mode == LINK and place.is_symlink():
            return not is_blob(os.fsencode(place.readlink()), entry.blob)
        return not place.is_file() or place.is_symlink() or not is_file_of(place, entry.blob)
    except OSError:
        return True
