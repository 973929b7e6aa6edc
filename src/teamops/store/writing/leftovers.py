"""Texts that belong nowhere any more, and that nobody has said to let go of, are laid aside in a folder."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

from teamops.store.cache.state import state_folder
from teamops.store.errors import CannotGoOnError
from teamops.store.writing.run_log import tell
from teamops.store.writing.stage_files import flush_folder, named

_FOLDER = "unfinished"


class Aside:
    """A folder `.teamops/unfinished-N`, made when the first text is laid there."""

    def __init__(self) -> None:
        self.folder: Path | None = None

    def lay(self, root: Path, file: str, found: Path) -> None:
        """What is at the path `found` is in the folder, under the name `file`. Raises OSError where it stays."""
        self.folder = self.folder or _made(root)
        place = self.folder / named(root, file).relative_to(os.path.realpath(root))
        place.parent.mkdir(parents=True, exist_ok=True)
        while os.path.lexists(place):
            place = place.with_name(f"{place.name}~")
        found.rename(place)
        flush_folder(place.parent)

    def tell_of(self, root: Path) -> None:
        """The user is told of the folder, if there is one."""
        if self.folder is not None:
            tell(CannotGoOnError("laid_aside", folder=self.folder.relative_to(root).as_posix()))


def _made(root: Path) -> Path:
    """A new folder for what an interrupted write leaves."""
    for number in count(1):
        folder = state_folder(root) / f"{_FOLDER}-{number}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise AssertionError  # numbers do not end
