"""Splits a file into the blocks of its records, so that of two versions only what differs has to be parsed.

As people and this program write a file it is a sequence of blocks: a section's name in the first column, and below it
records that each begin with a dash in the same column. If every block, put below the name of its section, is by itself
a list of one mapping, the file's data are exactly those of its blocks in order: nothing continues past the end of a
block. All other files are read as a whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from teamops.store.reading.source import BOM


class Block(NamedTuple):
    """A record of a section as it is written, comments below it included."""

    section: str
    text: bytes

    @property
    def document(self) -> bytes:
        """The block as a file of its own."""
        return self.section.encode("ascii") + b":\n" + self.text


_SECTIONS = re.compile(rb"\n(?=[^\s#-])")
_HEADER = re.compile(rb"([A-Za-z_]+):[ ]*(\[\]|\{\}|null|~)?[ ]*(?:(?<=[ ])#.*)?\r?")
_FIRST_DASH = re.compile(rb"\n([ ]*)-[ \r\n]")
_SAYS_SOMETHING = re.compile(rb"\n[ ]*[^# \r\n]")


def split_blocks(raw: bytes) -> tuple[Block, ...] | None:
    """Return the blocks of a file; None where it is not written in blocks."""
    above, *sections = _SECTIONS.split(b"\n" + raw.removeprefix(BOM))
    blocks: list[Block] = []
    seen = set[bytes]()
    for number, section in enumerate(sections, 1):
        line, _, body = section.partition(b"\n")
        header = _HEADER.fullmatch(line)
        texts = _split_section(body, b"\n" if number < len(sections) else b"")
        if header is None or header[1] in seen or texts is None or (texts and header[2]):
            return None
        seen.add(header[1])
        blocks += (Block(header[1].decode("ascii"), text) for text in texts)
    return None if _SAYS_SOMETHING.search(above) else tuple(blocks)


def _split_section(body: bytes, end: bytes) -> list[bytes] | None:
    """Return the blocks of a section below its name, up to its `end`; None where some text is in none."""
    body = b"\n" + body
    first = _FIRST_DASH.search(body)
    if first is None:
        return None if _SAYS_SOMETHING.search(body) else []
    splitter, strange = _compile_patterns(len(first[1]))
    above, *texts = splitter.split(body)
    if strange.search(body) or _SAYS_SOMETHING.search(above):
        return None
    return [*(text + b"\n" for text in texts[:-1]), texts[-1] + end]


@cache
def _compile_patterns(indent: int) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return what comes before a block whose dash is indented by `indent`, and before a line that is in no block."""
    dash = rb"[ ]{%d}-(?=[ \r\n])" % indent
    within = rb"[ ]{%d}" % (indent + 1)
    return re.compile(rb"\n(?=" + dash + rb")"), re.compile(
        rb"\n(?!" + within + rb"|" + dash + rb"|[ ]*(?:#|\r?\n|\Z))"
    )
