"""Whether an earlier write was interrupted: one look at the file system, for commands that must start quickly."""

from __future__ import annotations

import os
from pathlib import Path

from teamops.store.cache.state import FOLDER, JOURNAL


def locate_journal(root: Path) -> Path:
    """Return the path of the journal, existing or not."""
    return root / FOLDER / JOURNAL


def is_pending(root: Path) -> bool:
    """Return whether a journal, or something else of its name, exists. Nothing is looked for behind a link."""
    return os.path.lexists(locate_journal(root)) and not (root / FOLDER).is_symlink()
