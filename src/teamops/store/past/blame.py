"""Who gave the fields of a record their present values, according to git."""

from __future__ import annotations

from pathlib import Path

from teamops.history.blame import blame_fields
from teamops.history.events import find_record_name
from teamops.history.filters import EventFilter, is_about
from teamops.model.event import FieldOrigin, HistoryNotice
from teamops.store.past.history import read_events
from teamops.store.past.worktree_records import read_worktree_records


def blame_worktree(root: Path, word: str) -> tuple[list[tuple[str, list[FieldOrigin]]], tuple[HistoryNotice, ...]]:
    """Return name and fields of each record of the working tree that `word` names, or that holds what it names.

    Only the fields of what is named, and of what is inside it; and what the history cannot tell.
    """
    rows: list[tuple[str, list[FieldOrigin]]] = []
    notices: tuple[HistoryNotice, ...] = ()
    for record, placed_record in read_worktree_records(root).items():
        items = {item: fields for item, fields in placed_record.items.items() if is_about(item, word)}
        if items:
            history = read_events(root, EventFilter(words=(record.path,), uncommitted=True))
            rows.append((find_record_name(placed_record.items[record]), list(blame_fields(items, history.events))))
            notices += history.notices
    return rows, tuple(dict.fromkeys(notices))
