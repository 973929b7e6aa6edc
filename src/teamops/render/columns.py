"""How many columns of a terminal a text takes: a Chinese character takes two, an accent that joins a letter none.

Letters and Chinese characters are counted here. rich knows all others, and is imported for texts that have one.
"""

from __future__ import annotations

from functools import lru_cache

from teamops.model.later_pattern import compile_later

_NARROW = " -~\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u2319\u23f4-\u25fc"
_WIDE = "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3105-\u312c\u3300-\u4db5\u4e00-\u9fbb\uac00-\ud7a3\uff01-\uff60"
_PLAIN, _WIDE_RUNS = compile_later(f"[{_NARROW}{_WIDE}]*"), compile_later(f"[{_WIDE}]+")


@lru_cache(maxsize=16_384)
def count_columns(text: str) -> int:
    """Return the columns that a text of one line takes."""
    if _PLAIN.fullmatch(text):
        return len(text) + sum(map(len, _WIDE_RUNS.findall(text)))
    from rich.cells import cell_len

    return cell_len(text)


def cut_columns(text: str, width: int) -> str:
    """Return what fits of `text` into `width` columns; half of a wide character becomes a blank."""
    if count_columns(text) <= width:
        return text
    if not _PLAIN.fullmatch(text):
        from rich.cells import set_cell_size

        return set_cell_size(text, width)
    first = chop_columns(text, width)[0]
    return first + " " * (width - count_columns(first))


def chop_columns(text: str, width: int) -> list[str]:
    """Cut a text into pieces of at most `width` columns."""
    if not _PLAIN.fullmatch(text):
        from rich.cells import chop_cells

        return chop_cells(text, width)
    pieces, begin, used = [], 0, 0
    for at, character in enumerate(text):
        wide = count_columns(character)
        if used + wide > width:
            pieces.append(text[begin:at])
            begin, used = at, 0
        used += wide
    return [*pieces, text[begin:]]
