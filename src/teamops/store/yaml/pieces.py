"""The pieces of a file, one for each record: what is asked about one record is answered without composing the others.

A section is a line `key:` at the left margin, and its records are the lines below it that begin with a dash at one
column. A file that is written otherwise (brackets around all records, several documents), or whose lines within
brackets and quotes may look like these, has no pieces and is composed as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from teamops.model.change import Data
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Key
from teamops.store.reading.source import BOM, Source
from teamops.store.yaml.fast_reader import may_stand_left
from teamops.store.yaml.plain_records import PlainRecord, find_plain_record

if TYPE_CHECKING:
    from teamops.store.yaml.document import Document, Node

_AT_THE_MARGIN = re.compile(r"\n(?![ \r\n#]|-(?:[ \t\r\n]|\Z))(.+)")
_SECTION = re.compile(r"([A-Za-z_][\w-]*):(?:[ ]+(?P<value>[^ \r\n#].*)|[ ]+#.*|[ ]*)\r?")
_FIRST_RECORD = re.compile(r"\n.*(?:\n[ ]*(?:#.*)?\r?(?=\n))*+(\n[ ]*-)(?:[ \t\r\n]|\Z)")
"""The patterns begin with a line feed, by which they are found faster than by the beginning of a line."""


class Piece(NamedTuple):
    """Composed lines of a file: `node` is what the first `depth` keys of a route lead to.

    The marks of the nodes count from `start`, an index of the file's text.
    """

    start: int
    document: Document
    node: Node
    depth: int


class _Section(NamedTuple):
    """Where a section begins, and where each of its records and what follows the last one do."""

    start: int
    records: Sequence[int]
    end: int


class Pieces:
    """The sections of a text. The piece that was composed last is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: tuple[tuple[Key, ...], Piece | None] | None = None
        self._last_plain: tuple[tuple[Key, ...], PlainRecord | None] | None = None

    @cached_property
    def _sections(self) -> dict[str, _Section]:
        return _split_sections(self._text)

    @property
    def has_records(self) -> bool:
        """Whether any record stands on lines of its own."""
        return any(section.records for section in self._sections.values())

    def compose(self, route: tuple[Key, ...]) -> Piece | None:
        """Return the piece in which `route` ends; None if there is none of its own."""
        way = route[:2]
        if self._last is None or self._last[0] != way:
            self._last = way, self._compose_record(way) if len(way) > 1 else self._compose_head(way)
        return self._last[1]

    def find_plainly(self, route: tuple[Key, ...], *, on_key: bool) -> tuple[int, int] | None:
        """Return where what is at `route` begins and ends, without composing it; None if that is not certain."""
        way = route[:2]
        if self._last_plain is None or self._last_plain[0] != way:
            ends = self._find_ends(way) if len(way) > 1 else None
            self._last_plain = way, find_plain_record(self._text, *ends) if ends is not None else None
        record = self._last_plain[1]
        return record.find(route[2:], on_key=on_key) if record is not None else None

    def read_record(self, section: str, number: int) -> tuple[Data] | None:
        """Return the data of a record with every scalar as it is written; None if it has no piece, or a fault."""
        piece = self.compose((section, number))
        if piece is None or piece.document.faults or not isinstance(piece.document.data, list):
            return None
        return (piece.document.data[0],)

    def find_record(self, index: int) -> tuple[Key, ...] | None:
        """Return the route of the record that has the character at `index`; None if it is in none."""
        for name, section in self._sections.items():
            if section.start <= index < section.end and section.records:
                number = bisect_right(section.records, index) - 1
                return (name, number) if number >= 0 else None
        return None

    def _find_ends(self, way: tuple[Key, ...]) -> Sequence[int] | None:
        """Return where the lines of a record begin and end."""
        section, number = self._sections.get(str(way[0])), way[-1]
        if section is None or not isinstance(number, int) or number >= len(section.records) - 1:
            return None
        return section.records[number : number + 2]

    def _compose_record(self, way: tuple[Key, ...]) -> Piece | None:
        ends = self._find_ends(way)
        if ends is None:
            return None
        from teamops.store.yaml.exact_reader import compose_list  # here: it imports the parser

        start, end = ends
        document, items = compose_list(self._text[start:end])
        return Piece(start, document, items[0], 2) if len(items) == 1 else None

    def _compose_head(self, way: tuple[Key, ...]) -> Piece | None:
        """Compose a section up to its first record: enough to tell its place."""
        section = self._sections.get(str(way[0])) if way else None
        if section is None:
            return None
        from teamops.store.yaml.exact_reader import compose_text

        end = section.records[1] if section.records else section.end
        document = compose_text("", self._text[section.start : end])
        return Piece(section.start, document, document.root, 0) if document.root is not None else None


def split_into_pieces(source: Source) -> Pieces:
    """Return the pieces of a file; none if it is not laid out as described above."""
    raw = source.raw
    if b"\r" in raw and raw.count(b"\r") != raw.count(b"\r\n"):
        return Pieces("")
    try:
        pieces = Pieces(source.text)
    except UnicodeDecodeError:
        return Pieces("")
    is_sure = pieces.has_records and not may_stand_left(b"\n" + raw.removeprefix(BOM))
    return pieces if is_sure else Pieces("")


def _split_sections(text: str) -> dict[str, _Section]:
    """Return the sections of a text; none if anything else stands at the left margin."""
    above = "\n" + text  # in which a line feed has the index that its line has in `text`
    lines = [(match.start(), _SECTION.fullmatch(match[1])) for match in _AT_THE_MARGIN.finditer(above)]
    ends = [*(start for start, _ in lines), len(text)][1:]
    sections = {}
    for (start, match), end in zip(lines, ends, strict=False):
        if match is None:
            return {}
        sections[match[1]] = _Section(start, () if match["value"] else _find_records(above, start, end), end)
    return sections


def _find_records(above: str, start: int, end: int) -> Sequence[int]:
    """Return where the records of the section at `start` begin, and its end; nothing if it has none."""
    first = _FIRST_RECORD.match(above, start, end + 1)
    if first is None:
        return ()
    dash = re.compile(rf"{first[1]}(?=[ \t\r\n]|\Z)")
    return [*(match.start() for match in dash.finditer(above, start, end + 1)), end]
