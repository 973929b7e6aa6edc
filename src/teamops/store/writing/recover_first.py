"""Recovers an interrupted write before a command reads; imports the recovery only where there is one."""

from __future__ import annotations

from pathlib import Path

from teamops.store.cache.state import is_pending

_PATIENCE = 20
"""Tenths of a second that a command that reads waits for one that writes; a write takes a few hundredths."""


def recover_to_read(root: Path) -> None:
    """Recover an interrupted write; where that fails, notify the user and let the command read on.

    Not reading would be no better: each file is whole whatever happened, and holds what git would commit now. A journal
    that somebody else left, or made, must not keep anybody from reading.
    """
    for attempts_left in range(_PATIENCE, -1, -1):
        if not is_pending(root):
            return
        from teamops.store.errors import CommandError, WriteRefusedError
        from teamops.store.writing.run_log import notify
        from teamops.store.writing.transaction import recover

        try:
            recover(root, seconds=0.1)
        except WriteRefusedError as refused:
            if refused.message != "locked" or not attempts_left:
                notify(CommandError("read_as_it_is", why=refused))
                return
