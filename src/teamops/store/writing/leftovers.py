"""Lays texts aside in a folder that belong to no file any more and that nobody decided to delete."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from teamops.store.cache.state import make_state_folder
from teamops.store.errors import CommandError
from teamops.store.writing.run_log import notify
from teamops.store.writing.stage_files import flush_folder, resolve_name

_FOLDER = "unfinished"


class Leftovers:
    """A folder `.teamops/unfinished-N`, made when the first text is laid there."""

    def __init__(self) -> None:
        self.folder: Path | None = None

    def set_aside(self, root: Path, file: str, path: Path) -> None:
        """Move what is at the path `path` into the folder, as `file`. Raises OSError where it stays."""
        self.folder = self.folder or _make_folder(root)
        place = self.folder / resolve_name(root, file).relative_to(os.path.realpath(root))
        place.parent.mkdir(parents=True, exist_ok=True)
        while os.path.lexists(place):
            place = place.with_name(f"{place.name}~")
        path.rename(place)
        flush_folder(place.parent)

    def report_folder(self, root: Path) -> None:
        """Notify the user of the folder, if there is one."""
        if self.folder is not None:
            notify(CommandError("laid_aside", folder=self.folder.relative_to(root).as_posix()))


def _make_folder(root: Path) -> Path:
    for number in count(1):
        folder = make_state_folder(root) / f"{_FOLDER}-{number}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise AssertionError  # count() is infinite
