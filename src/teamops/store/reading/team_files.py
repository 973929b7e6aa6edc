"""Reads a file of the team's own for its printouts. A workspace may be somebody else's, so no path in it is trusted."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PureWindowsPath

from teamops.store.errors import CommandError
from teamops.store.reading.source import open_without_waiting


def read_team_file(root: Path, file: str, place: str, limit: int) -> bytes | None:
    """Read `file`, a path from the top of the workspace; None where there is none.

    `place` is the setting that messages name. Raises CommandError for a file outside the workspace, one that is not
    regular, is larger than `limit` bytes, or cannot be read.
    """
    path = _resolve_inside(root, file, place)
    try:
        with open(path, "rb", opener=open_without_waiting) as stream:  # Path.open takes no opener
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise CommandError("printouts.not_a_file", place=place, file=file)
            content = stream.read(limit + 1)
    except FileNotFoundError:
        return None
    except IsADirectoryError:
        raise CommandError("printouts.not_a_file", place=place, file=file) from None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise CommandError("printouts.unreadable", place=place, file=file, problem=problem) from error
    if len(content) > limit:
        raise CommandError("printouts.too_large", place=place, file=file, limit=limit // 1024)
    return content


def _resolve_inside(root: Path, file: str, place: str) -> Path:
    """Return the path of `file` with links resolved. Windows paths are refused on every system."""
    written = PureWindowsPath(file)
    if written.is_absolute() or written.anchor or ".." in written.parts or "\\" in file:
        raise CommandError("printouts.outside", place=place, file=file)
    try:
        path = Path(os.path.realpath(root / file))
    except ValueError as error:  # a NUL
        raise CommandError("printouts.unreadable", place=place, file=file, problem=error) from error
    if not path.is_relative_to(os.path.realpath(root)):
        raise CommandError("printouts.outside", place=place, file=file)
    return path
