"""Text in styles, as the escape sequences of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

Span = tuple[str, str]
"""A piece of text and its style: `""` for none, else words such as `bold red`."""

Line = Sequence[Span]
"""The pieces of one line of text, one after the other."""

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@cache
def _build_code(style: str) -> str:
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m"


def paint(text: str, style: str) -> str:
    """Return the text in its style. Each line is coloured by itself, so that it may be shown without the others."""
    if not style or not text:
        return text
    if "\n" in text:
        return "\n".join(paint(line, style) for line in text.split("\n"))
    return f"{_build_code(style)}{text}\x1b[0m"


def join_spans(spans: Iterable[Span], *, color: bool) -> str:
    """Return the pieces as one text, in their styles if `color`."""
    return "".join(paint(text, style) for text, style in spans) if color else "".join(text for text, _ in spans)


def get_text(line: Line) -> str:
    """Return the text of a line without its styles."""
    return "".join(text for text, _ in line)


def cut_line(line: Line, start: int, text: str) -> Line:
    """Return `text`, which stands in `line` from the character `start` on, in the styles that it has there."""
    spans: list[Span] = []
    end, at = start + len(text), 0
    for piece, style in line:
        first, last = max(at, start), min(at + len(piece), end)
        if first < last:
            spans.append((text[first - start : last - start], style))
        at += len(piece)
    return spans
