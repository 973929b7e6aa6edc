"""Line breaks for terminals: at blanks, after slashes, beside Chinese characters; never inside a word or number.

Punctuation stays with what it opens or closes. Widths are in columns of a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from teamops.model.later_pattern import compile_later
from teamops.render.columns import chop_columns, count_columns, cut_columns
from teamops.render.styled_text import Line, cut_line, get_text

WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
OPENING, CLOSING = (
    "(《〈「『【〔“‘\uff08",
    "、。,.:;!?)》〉」』】〕”’…,.:;!?)%\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\uff05",
)
WITH_BRACKET = (
    "[+\u2212-]?\\d[\\d.,/]*[%\u4e07\u4ebf\u5143]{0,3}\uff08[+\u2212-]?[\\d.,/%\u5e74\u6708\u65e5]{1,10}\uff09"
)
DAY_IN_BRACKETS = r"\(\d{1,2} [A-Z][a-z]{2}\)"
MONTH_WITH_NUMBER = "\\d{1,2}\u6708 \\d[\\d.,]*%?"
WHOLE = f"{WITH_BRACKET}|{DAY_IN_BRACKETS}|{MONTH_WITH_NUMBER}"
"""Numbers that are read as one: 5,029（101%）, 4,845（9月28日）, (28 Sep), 10月 540."""

_DATE, _AMOUNT = "(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日–?", "[+\u2212-]?\\d[\\d.,/]*[万亿]元?"
_WORD = rf"{WITH_BRACKET}|{MONTH_WITH_NUMBER}|{_DATE}|{_AMOUNT}|[^\s{WIDE}]+|\S"
PIECES = compile_later(rf"\s+|(?:{DAY_IN_BRACKETS}|[{OPENING}]*(?:{_WORD}))[{CLOSING}]*\s*")
AT_BRACKETS = compile_later("\uff08?[^\uff08]+|\uff08")
AT_SLASHES = compile_later(r"[^/]*/+\s*|[^/]+")
WORDS = compile_later(r"\s*\S+\s*")


def measure_longest_piece(text: str, *, at_brackets: bool = False) -> int:
    """Return the columns of the longest piece of `text` that should not be broken.

    With `at_brackets`, numbers may be broken before the bracket behind them.
    """
    parts = {part for piece in set(PIECES.findall(text)) for part in AT_SLASHES.findall(piece)}
    if at_brackets:
        parts = {bit for part in parts for bit in AT_BRACKETS.findall(part)}
    return max((count_columns(part.rstrip()) for part in parts), default=0)


def wrap_text(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` columns; longer pieces are broken anywhere."""
    return [line for _, line in _wrap(text, width)]


def wrap_line(line: Line, width: int) -> list[Line]:
    """Break a line with styles in the same way."""
    return [cut_line(line, start, part) for start, part in _wrap(get_text(line), width)]


def fold_line(line: Line, width: int) -> list[Line]:
    """Break a line that may have line breaks only at its blanks; longer words are broken anywhere."""
    text = get_text(line)
    if "\n" not in text and max(len(text), count_columns(text)) <= width:
        return [line]
    return [cut_line(line, start, part) for start, part in _fold(text, width)]


def _wrap(text: str, width: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text, each with the place at which it begins."""
    if "\n" not in text and count_columns(text) <= width:
        yield 0, text.rstrip()
        return
    for start, end in pairwise((0, *_find_breaks(text, width), len(text))):
        yield from _fold(text[start:end].rstrip(), width, start)


def _find_breaks(text: str, width: int) -> Iterator[int]:
    at = used = 0
    for piece in PIECES.findall(text):
        needed, _ = _measure_piece(piece)
        for part in [piece] if needed <= width else _split_piece(piece, width):
            needed, behind = _measure_piece(part)
            if used and used + needed > width:
                yield at
                used = 0
            at += len(part)
            used = behind if "\n" in part else used + behind


@lru_cache(maxsize=16_384)
def _measure_piece(piece: str) -> tuple[int, int]:
    """Return the columns of a piece without the blanks behind it, and those that it takes of the line it ends on."""
    return count_columns(piece.rstrip()), count_columns(piece.rsplit("\n", 1)[-1])


def _split_piece(piece: str, width: int) -> Iterator[str]:
    """Yield the parts of a piece that does not fit, between slashes or before brackets, or else its characters."""
    for part in AT_SLASHES.findall(piece):
        for bit in [part] if _measure_piece(part)[0] <= width else AT_BRACKETS.findall(part):
            yield from [bit] if _measure_piece(bit)[0] <= width else bit


def _fold(text: str, width: int, start: int = 0) -> Iterator[tuple[int, str]]:
    for line in text.split("\n"):
        fits = count_columns(line.rstrip()) <= width
        for first, last in pairwise((0, *(() if fits else _find_folds(line, width)), len(line))):
            yield start + first, _crop(line[first:last], width)
        start += len(line) + 1


def _find_folds(line: str, width: int) -> Iterable[int]:
    """Yield where a line is broken: before words that do not fit, and inside those that fit into no line."""
    used = 0
    for match in WORDS.finditer(line):
        at, word = match.start(), match[0]
        needed = count_columns(word.rstrip())
        if used + needed <= width:
            used += count_columns(word)
            continue
        parts = chop_columns(word, width) if needed > width else [word]
        for part in parts:
            if at:
                yield at
            at += len(part)
        used = count_columns(parts[-1])


def _crop(line: str, width: int) -> str:
    """Return a line without what is too much: blanks at its end, and half a character that is wider than the line."""
    if len(line) > width:
        line = line[: max(len(line.rstrip()), width)]
    return cut_columns(line, width)
