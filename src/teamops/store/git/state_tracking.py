"""Whether git tracks the tool's own folder: then it came with a commit, and is not to be trusted.

What is tracked decides, not what lies on the disk. Asking git at every check would take longer than a check with
nothing changed, so the bytes of git's index are searched, and git is asked only where they leave a doubt.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from teamops.model.place import At, Fault
from teamops.store.cache.state import FOLDER, read_state, write_state
from teamops.store.git.places import find_index
from teamops.store.plain_file import NotPlainError, read_plain

_MOST = 32 * 1024 * 1024
"""Most bytes of an index that are searched, some 300,000 files; for a larger one git is asked."""
_SIGNS = tuple(FOLDER.encode() + after for after in (b"/", b"\0"))
"""The folder, or a link or submodule of its name, as an index has it; it may be another workspace's."""
_PARTIAL = (b"link\0", b"sdir\0")
"""Extensions of an index that does not name all files: others are in a shared one, or are folders cut short."""
_SPELT_OUT = (b"DIRC\0\0\0\2", b"DIRC\0\0\0\3")
"""How an index begins in which each path is whole; version 4 leaves out what a path shares with the one before."""
_SECONDS = 20.0
_ANSWER, _ANSWER_MOST = "tracked.json", 10_000
_NAMED = ("GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE")
"""Variables of git that may hold paths relative to the folder of this process."""
_FAULT = Fault("F015", At(FOLDER, mark=(1, 1)), "tracked", (("folder", FOLDER),))


def find_tracking_faults(root: Path) -> tuple[Fault, ...]:
    """Return the fault that git tracks the tool's folder of the workspace, if it does."""
    return (_FAULT,) if is_tracked(root) else ()


def find_tracking_in_paths(paths: Iterable[str]) -> tuple[Fault, ...]:
    """Return the same fault for the files of a commit, by their paths from the workspace."""
    return (_FAULT,) if any(f"{path}/".lower().startswith(f"{FOLDER}/") for path in paths) else ()


def is_tracked(root: Path) -> bool:
    """Return whether git tracks anything in the tool's folder of the workspace, in any letter case.

    Where git cannot be asked, whether its index has a folder of that name.
    """
    index = find_index(root)
    if index is None:
        return False
    try:
        status = index.stat()
        if not stat.S_ISREG(status.st_mode):
            return False
        raw = read_plain(index, _MOST) if status.st_size <= _MOST else None
    except (OSError, NotPlainError):
        return False
    if raw is not None and not raw.startswith(b"DIRC"):
        return False
    lowered = b"" if raw is None else raw.lower()
    is_named = any(sign in lowered for sign in _SIGNS)
    is_whole = raw is not None and raw.startswith(_SPELT_OUT) and not any(sign in raw for sign in _PARTIAL)
    if is_whole and not is_named:
        return False
    answer = _ask_git_once(root, [str(index), status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns])
    return is_named if answer is None else answer


def _ask_git_once(root: Path, index: list[str | int]) -> bool | None:
    """Ask git about this index; a "no" is kept, so that the next check need not ask. None without an answer."""
    from teamops.store.cache.seal import load_seal

    seal = load_seal(root)
    try:
        if seal is not None and seal.open(_ANSWER, read_state(root, _ANSWER, _ANSWER_MOST)) == index:
            return False
    except (OSError, ValueError):
        pass
    answer = _query_git(root)
    if answer is False and seal is not None:
        write_state(root, _ANSWER, seal.seal(_ANSWER, index))
    return answer


def _query_git(root: Path) -> bool | None:
    """Return whether git lists a file of the folder; None where it is missing, refuses, or does not answer in time."""
    from teamops.store.git.command import GitRefusedError, ask_git
    from teamops.store.git.process import GitMissingError, GitNotStartedError, GitSilentError

    variables = {name: str(Path(os.environ[name]).absolute()) for name in _NAMED if os.environ.get(name)}
    if "GIT_DIR" in variables:  # a hook, which runs at the top; git would take the workspace for the top
        variables.setdefault("GIT_WORK_TREE", str(Path.cwd()))
    try:
        paths = ask_git(root, "ls-files", "-z", variables=variables, seconds=_SECONDS).words
    except (GitRefusedError, GitMissingError, GitNotStartedError, GitSilentError):
        return None
    return any(f"{path}/".lower().startswith(f"{FOLDER}/") for path in paths)
