"""Whether brackets and quotes over several lines may be too far left for YAML 1.2.

The fast parser does not check that, and the exact reader refuses it (`strictness.py`): such a file is read exactly.
Files without brackets over lines, as nearly all are, cost two searches and a count of brackets.
"""

from __future__ import annotations

import re

_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}\n"))
_LEVELS = 6
"""Brackets within brackets on one line that are counted; where there are more, each line is checked."""

_QUOTES = (
    re.compile(rb"'(?<=[\s\[{,:]')(?:[^'\n]|'')*+\n"),
    re.compile(rb'"(?<=[\s\[{,:]")(?:[^"\\\n]|\\.)*+\\?\n'),
    re.compile(rb"""'(?<=[\s\[{,:]')[^"'\n\[\]{}]*[\[\]{}]"""),
    re.compile(rb""""(?<=[\s\[{,:]")[^"'\n\[\]{}]*[\[\]{}]"""),
)
"""Quotes that are open at the end of a line, and quotes with brackets in them, which would be counted."""
_PIECE = re.compile(
    rb"""(?<=\s)\#[^\n]*
       | (?<=[\s\[{,:])"(?:[^"\\]|\\.)*+"?
       | (?<=[\s\[{,:])'(?:[^']|'')*+'?
       | [\[\]{}\n]""",
    re.X | re.S,
)
_HANGS_ON = re.compile(rb"[ ]*(?:-[ ]+)*")
_LINE = re.compile(rb"([ ]*)[\t ]*(?=[^ \t\r\n])")
_CLOSERS = re.compile(rb"[\]}][\]}, \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")


def may_stand_left(raw: bytes) -> bool:
    """Return whether a line within brackets or quotes may be left of what they belong to; never wrongly False."""
    return _may_go_over_lines(raw) and _has_outdented_line(raw)


def _may_go_over_lines(raw: bytes) -> bool:
    """Return whether brackets or quotes may be open at the end of a line."""
    left = raw.translate(None, _BUT_BRACKETS)
    for _ in range(_LEVELS):
        left = left.replace(b"[]", b"").replace(b"{}", b"")
    return bool(left.strip(b"\n")) or any(quote.search(raw) for quote in _QUOTES)


def _has_outdented_line(raw: bytes) -> bool:
    depth = column = opened = 0
    for found in _PIECE.finditer(raw):
        piece, start = found[0], found.start()
        if piece in (b"[", b"{"):
            if depth == 0 and raw[start - 1 : start] not in b" \n\r":
                continue  # in the middle of a text
            if depth == 0:
                column, opened = _find_columns(raw, start)
            depth += 1
        elif piece in (b"]", b"}"):
            depth = max(0, depth - 1)
        elif piece == b"\n":
            if depth and not _is_indented(raw, found.end(), column, opened):
                return True
        elif piece[0] in b"\"'" and b"\n" in piece:
            if depth == 0:
                column, opened = _find_columns(raw, start)
            if any(not _is_indented_in_quotes(raw, start + n.end(), column) for n in re.finditer(rb"\n", piece)):
                return True
    return depth > 0


def _find_columns(raw: bytes, index: int) -> tuple[int, int]:
    """Return the column of the key (or of what follows the last `- `) on this line, and that of `index`."""
    line = raw.rfind(b"\n", 0, index) + 1
    found = _HANGS_ON.match(raw, line, index)
    return (found.end() if found else line) - line, index - line


def _is_indented(raw: bytes, line: int, column: int, opened: int) -> bool:
    found = _LINE.match(raw, line)
    if found is None or len(found[1]) > column or raw[found.end() : found.end() + 1] == b"#":
        return True
    is_below_key = opened > column == len(found[1]) == found.end() - line
    return is_below_key and bool(_CLOSERS.match(raw, found.end()))


def _is_indented_in_quotes(raw: bytes, line: int, column: int) -> bool:
    found = _LINE.match(raw, line)
    return found is None or len(found[1]) > column
