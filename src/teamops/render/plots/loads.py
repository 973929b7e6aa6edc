"""What people have on hand: a figure for each task, which is its priority."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Line

from teamops.locale import formats
from teamops.render.plots.text_columns import align_texts
from teamops.reporting.base.picture import Loads, PersonLoad

_NAMES = 20


def plot(picture: Loads, width: int) -> Iterator[Line]:
    """A line for each person: who, how many of how many, and 0 for each P0 task, 1 for each P1 and so on."""
    names, wide = align_texts((load.person for load in picture.people), min(_NAMES, width // 3))
    sums, number = align_texts(map(_format_sum, picture.people), 16)
    room = width - wide - number - 4
    for name, total, load in zip(names, sums, picture.people, strict=True):
        figures = "".join(str(n) * min(count, room + 1) for n, count in enumerate(load.counts))
        shown = figures if len(figures) <= room else figures[: max(room - 1, 0)] + "…"
        yield Line.assemble(name, "  ", (total.strip().rjust(number), "bold red" if load.is_over else ""), "  ", shown)


def _format_sum(load: PersonLoad) -> str:
    return str(load.total) if load.limit is None else f"{load.total}/{formats.format_number(load.limit)}"
