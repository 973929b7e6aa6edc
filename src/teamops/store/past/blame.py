"""Who gave the fields of a record their present values, asked of git."""

from __future__ import annotations

from pathlib import Path

from teamops.history.blame import blamed
from teamops.history.events import name_of
from teamops.history.filters import Wanted, is_about
from teamops.model.event import Blamed, Notice
from teamops.store.past.history import events
from teamops.store.past.worktree_records import records_on_disk


def blamed_now(root: Path, word: str) -> tuple[list[tuple[str, list[Blamed]]], tuple[Notice, ...]]:
    """Of each record of the working tree that the word names, or that holds what it names: its name and its fields.

    Only the fields of what is named, and of what is inside it. And what the history cannot tell.
    """
    found: list[tuple[str, list[Blamed]]] = []
    notices: tuple[Notice, ...] = ()
    for record, placed in records_on_disk(root).items():
        items = {item: fields for item, fields in placed.items.items() if is_about(item, word)}
        if items:
            history = events(root, Wanted(words=(record.path,), uncommitted=True))
            found.append((name_of(placed.items[record]), list(blamed(items, history.events))))
            notices += history.notices
    return found, tuple(dict.fromkeys(notices))
