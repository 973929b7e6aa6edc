"""What a command makes of pasted rows: all of them, or none, with each bad row and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from teamops.cli.shell.session import Session
from teamops.locale.text import Text
from teamops.locale.user_error import UserError
from teamops.locale.words import get_key_message, get_texts
from teamops.store.errors import CommandError
from teamops.store.sheets.pasted_rows import PastedRow

_MOST = 10
"""At most this many bad rows are listed."""

T = TypeVar("T")


def list_column_names(kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names that columns may have, in both languages, by key."""
    return {key: _list_names(get_key_message(kind, key)) for key in keys}


def _list_names(message: str) -> tuple[str, ...]:
    area, _, name = message.partition(".")
    text: Text = get_texts(area)[name]
    return text.en, text.zh


def convert_rows(session: Session, rows: Sequence[PastedRow], convert: Callable[[PastedRow], T]) -> list[T]:
    """Return what `convert` makes of each row. Raise CommandError with all rows that it refuses."""
    values, problems = list[T](), list[str]()
    for row in rows:
        try:
            values.append(convert(row))
        except UserError as refused:
            problems.append(session.say("rows.problem", line=row.line, text=refused.say(session.say)))
    if problems:
        lines = problems[:_MOST]
        if len(problems) > _MOST:
            lines.append(session.say("rows.more", count=len(problems) - _MOST))
        facts = {"count": len(problems), "all": len(rows), "problems": "\n  ".join(["", *lines])}
        raise CommandError("rows.refused", **facts)
    return values
