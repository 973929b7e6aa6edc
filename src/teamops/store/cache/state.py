"""The folder `.teamops` of a workspace, which holds the tool's own files. Its content may come from anybody."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from teamops.store.plain_file import NotPlainError, is_link, read_plain

FOLDER = ".teamops"
JOURNAL = "journal.json"
"""The record of an interrupted write, which the next command finishes or gives up."""


def read_state(root: Path, name: str, most: int) -> bytes:
    """Read a file in the tool's folder. Links are not followed, neither of the folder nor of the file.

    Raises NotPlainError or OSError as `read_plain` does.
    """
    folder = root / FOLDER
    if is_link(folder):
        raise NotPlainError(folder)
    return read_plain(folder / name, most, follow=False)


def has_state_file(root: Path, name: str) -> bool:
    """Return whether there is a regular file of that name in the tool's folder."""
    try:
        return stat.S_ISREG(os.lstat(root / FOLDER / name).st_mode) and not is_link(root / FOLDER)
    except OSError:
        return False


def make_state_folder(root: Path) -> Path:
    """Return the tool's folder, made on demand with a `.gitignore` that keeps it out of the history.

    Raises OSError where it cannot be made, or is a link: a committed link would make us write elsewhere.
    """
    folder = root / FOLDER
    if is_link(folder):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def prepare_lock(root: Path, name: str) -> Path:
    """Return the path of the lock `name`; anything but a regular file with one name is removed first.

    Taking a lock may empty the file, and a link would lead to another one. Raises OSError as `make_state_folder` does.
    """
    place = make_state_folder(root) / name
    with suppress(FileNotFoundError):
        status = os.lstat(place)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            place.unlink()
    return place


def write_state(root: Path, name: str, raw: bytes) -> None:
    """Write the file `name` in the tool's folder. Failure is no error: the file is made again next time."""
    with suppress(OSError):
        path = make_state_folder(root) / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            with temporary.open("xb") as stream:
                stream.write(raw)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def locate_journal(root: Path) -> Path:
    """Return the path of the journal, existing or not."""
    return root / FOLDER / JOURNAL


def is_pending(root: Path) -> bool:
    """Return whether a journal, or something else of its name, exists. Nothing is looked for behind a link."""
    return os.path.lexists(locate_journal(root)) and not (root / FOLDER).is_symlink()
