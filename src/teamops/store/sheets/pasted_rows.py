"""Rows pasted from a spreadsheet, or of a CSV file: cells by column, each row with its line.

The text may be UTF-8, UTF-16 with its mark, or GB18030, as Excel and WPS write it; columns are separated by tabs,
commas, semicolons (also full-width ones) or blanks. The first row may hold the names of the columns.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from teamops.locale.suggest import find_nearest
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import CommandError
from teamops.store.plain_file import NotPlainError, read_plain

MOST_BYTES = 4 * 1024 * 1024
MOST_ROWS = 20_000

_SEPARATORS = ("\t", ",", "，", ";", "；")
_BLANKS = compile_later(r"\s+")
_CONTROL = compile_later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOTE = compile_later(r"[(（].*?[)）]")


class PastedRow(NamedTuple):
    """The cells of a row that are not empty, by the name of their column, and its line (1-based)."""

    line: int
    cells: Mapping[str, str]


def read_pasted(start: Path, source: str) -> bytes:
    """Return the bytes of the file `source`, relative to `start`; of standard input for `-`.

    Raise CommandError for a file that is none, or larger than 4 MiB.
    """
    if source == "-":
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise CommandError("rows.too_large", file=source, most=MOST_BYTES >> 20)
        return raw
    try:
        return read_plain(start / Path(source).expanduser(), MOST_BYTES)
    except NotPlainError as error:
        raise CommandError("rows.no_file" if error.size is None else "rows.too_large", file=source, most=4) from error
    except FileNotFoundError as error:
        raise CommandError("rows.no_file", file=source) from error


def parse_rows(raw: bytes, columns: Mapping[str, Collection[str]], order: Sequence[str] = ()) -> list[PastedRow]:
    """Return the rows. `columns` are the keys with the names that a head may give them.

    Without a head the columns are those of `order`. Raise CommandError for text that cannot be decoded, for too many
    rows, and for unknown, repeated or missing columns.
    """
    rows = list(_split_rows(_decode(raw)))
    if len(rows) > MOST_ROWS:
        raise CommandError("rows.too_many", count=len(rows), most=MOST_ROWS)
    if not rows:
        raise CommandError("rows.empty")
    names = {_simplify(name): key for key, all_names in columns.items() for name in (key, *all_names)}
    line, first = rows[0]
    if any(_simplify(cell) in names for cell in first):
        keys = [_match_head(cell, names, line) for cell in first]
        rows = rows[1:]
    else:
        keys = list(order)
    known = [key for key in keys if key]
    repeated = next((key for key in known if known.count(key) > 1), None)
    if repeated is not None:
        raise CommandError("rows.twice", column=repeated)
    if not known:
        raise CommandError("rows.no_head", names=tuple(columns))
    return [_make_row(line, cells, keys) for line, cells in rows]


def _decode(raw: bytes) -> str:
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (match := _CONTROL.search(text)) is not None:
            raise CommandError("rows.control", line=text.count("\n", 0, match.start()) + 1)
        return text
    raise CommandError("rows.no_text")


def _split_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that have a cell, with their lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line for line in lines if line.strip()), "")
    separator = next((sign for sign in _SEPARATORS if sign in first), None)
    if separator is None:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _BLANKS.split(line.strip())
        return
    reader, begin = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True), 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield begin, stripped
            begin = reader.line_num + 1
    except csv.Error as error:
        raise CommandError("rows.bad_quotes", line=reader.line_num) from error


def _simplify(name: str) -> str:
    """Return the name of a column without its note, as people vary it: `Due date (est.)` is `due_date`."""
    return re.sub(r"[\s_-]+", "_", _NOTE.sub("", name).strip().strip("*＊:：")).casefold()


def _match_head(cell: str, names: Mapping[str, str], line: int) -> str:
    """Return the key of a column; an empty text for one without a name."""
    name = _simplify(cell)
    if name and name not in names:
        near = find_nearest(name, names)
        raise CommandError(
            "rows.no_column", line=line, column=cell, names=tuple(dict.fromkeys(names.values())), near=near
        )
    return names.get(name, "")


def _make_row(line: int, cells: Sequence[str], keys: Sequence[str]) -> PastedRow:
    for number, cell in enumerate(cells):
        if cell and (number >= len(keys) or not keys[number]):
            raise CommandError("rows.extra", line=line, value=cell, count=len(keys))
    return PastedRow(line, {key: cell for key, cell in zip(keys, cells, strict=False) if cell})
