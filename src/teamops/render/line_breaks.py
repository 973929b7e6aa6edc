"""Line breaks for terminals: at blanks, after slashes, beside Chinese characters; never inside a word or number.

Punctuation stays with what it opens or closes. Widths are in columns of a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text as Line

WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
OPENING, CLOSING = "(《〈「『【〔“‘", "、。,.:;!?)》〉」』】〕”’…,.:;!?)%"
PIECES = re.compile(rf"\s+|[{OPENING}]*(?:[{WIDE}]|[^\s{WIDE}]+)[{CLOSING}]*\s*")
AT_SLASHES = re.compile(r"[^/]*/+\s*|[^/]+")


def measure_longest_piece(text: str) -> int:
    """Return the columns of the longest piece of `text` that should not be broken."""
    parts = (part for piece in PIECES.findall(text) for part in AT_SLASHES.findall(piece))
    return max((cell_len(part.rstrip()) for part in parts), default=0)


def wrap_line(line: Line, width: int) -> Line:
    """Break a line so that it takes at most `width` columns; longer pieces are broken anywhere."""
    offsets, at, used = [], 0, 0
    for piece in _split_pieces(line.plain, width):
        if used and used + cell_len(piece.rstrip()) > width:
            offsets.append(at)
            used = 0
        at += len(piece)
        used = cell_len(piece.rsplit("\n", 1)[-1]) + (0 if "\n" in piece else used)
    lines = line.divide(offsets)
    for part in lines:
        part.rstrip()
    return Line("\n").join(lines)


def _split_pieces(text: str, width: int) -> Iterator[str]:
    """Yield the pieces of a text; those wider than `width` split at slashes, and if still wider into characters."""
    for piece in PIECES.findall(text):
        parts = [piece] if cell_len(piece.rstrip()) <= width else AT_SLASHES.findall(piece)
        for part in parts:
            yield from [part] if cell_len(part.rstrip()) <= width else part
