"""Text that takes so many columns of a terminal, in which a Chinese character takes two."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from teamops.render.visible import make_visible


def align_texts(texts: Iterable[str], most: int) -> tuple[list[str], int]:
    """The texts filled up with blanks, or cut with …, to one width of at most `most`; and that width."""
    shown = [make_visible(text) for text in texts]
    width = min(max(map(cell_len, shown), default=0), most)
    return [fit_text(text, width) for text in shown], width


def fit_text(text: str, width: int) -> str:
    """`text` in exactly `width` columns."""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "…", width)
