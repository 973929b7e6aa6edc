"""Take many rows at once, from standard input or a file: all of them, or none; refusals name their lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell.metavars import translate_metavar
from teamops.cli.shell.session import Session
from teamops.locale.user_error import UserError
from teamops.model.named_tuple import NamedTuple
from teamops.planning.pasted_rows import MOST_BYTES, PastedRow, RowsError, decode_rows, parse_rows
from teamops.store.errors import CommandError

T = TypeVar("T")

DASH = "-"
"""The word for rows from standard input."""

_MOST_LINES = 20
"""The refused rows that are listed."""


class RowColumns(NamedTuple):
    """The columns that rows may have, and those of rows without names above them."""

    allowed: Sequence[str]
    usual: Sequence[str]


def collect_shared(texts: Mapping[str, str | None], value: str) -> dict[str, str]:
    """Return the values that all rows share: what was given besides `-`. Raise RowsError for a value beside rows."""
    shared = {key: text for key, text in texts.items() if text and text != DASH}
    if value in shared:
        raise RowsError("words_and_rows", word=shared[value])
    return shared


def refuse_missing_word(session: Session, command: str, **words: str | None) -> CommandError:
    """Return the error for the first of the words, by their metavars, that is missing."""
    names = {metavar: translate_metavar(session.say, metavar) for metavar in words}
    missing = next(names[metavar] for metavar, word in words.items() if word is None)
    return CommandError("usage.missing", name=missing, usage=" ".join(("teamops", command, *names.values())))


def read_rows(session: Session, file: str | None, columns: RowColumns, shared: Mapping[str, str]) -> list[PastedRow]:
    """Return the rows of the file, or of standard input, completed by what they share.

    Rows without names of columns have the usual ones except those that are shared. Raise RowsError where the rows
    cannot be read.
    """
    usual = [column for column in columns.usual if column not in shared]
    if file is not None and file != DASH:
        try:
            with (session.start / Path(file).expanduser()).open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
        except OSError as error:
            raise RowsError("no_file", file=file, problem=error.strerror or str(error)) from None
    else:
        if can_ask():
            warn(session.say("rows.paste", columns=" ".join(usual)))
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    rows = parse_rows(decode_rows(content), columns.allowed, usual)
    return [PastedRow(row.line, {**shared, **row.texts}) for row in rows]


def build_rows(rows: Sequence[PastedRow], build: Callable[[PastedRow], T]) -> tuple[dict[int, T], dict[int, UserError]]:
    """Return what is built of the rows, and why it cannot be built of others, both by the numbers of their lines."""
    built: dict[int, T] = {}
    errors: dict[int, UserError] = {}
    for row in rows:
        try:
            built[row.line] = build(row)
        except UserError as error:
            errors[row.line] = error
    return built, errors


def refuse_rows(
    session: Session, rows: Sequence[PastedRow], errors: Mapping[int, UserError], *, keeps_going: bool
) -> list[str]:
    """Return sentences about the rows that are left out. Raise RowsError, which lists them, if all or none is wanted.

    Raise it, too, if no row is left.
    """
    lines = [session.say("rows.line", line=line, text=errors[line].say(session.say)) for line in sorted(errors)]
    if not lines or (keeps_going and len(lines) < len(rows)):
        return [session.say("rows.skipped", line=line) for line in lines]
    listed = lines[:_MOST_LINES]
    if len(lines) > len(listed):
        listed.append(session.say("rows.more", count=len(lines) - len(listed)))
    message = "bad" if len(lines) < len(rows) else "all_bad"
    raise RowsError(message, count=len(lines), all=len(rows), lines="\n".join(f"  {line}" for line in listed))


def require_cells(row: PastedRow, *columns: str) -> None:
    """Raise RowsError for a row without one of these columns."""
    for column in columns:
        if column not in row.texts:
            raise RowsError("missing", column=column)
