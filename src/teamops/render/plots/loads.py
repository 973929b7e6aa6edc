"""What people have on hand: a figure for each task, which is its priority."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Line

from teamops.locale import formats
from teamops.render.plots.text_columns import column
from teamops.reporting.base.picture import Load, Loads

_NAMES = 20


def plot(picture: Loads, width: int) -> Iterator[Line]:
    """A line for each person: who, how many of how many, and 0 for each P0 task, 1 for each P1 and so on."""
    names, wide = column((load.person for load in picture.people), min(_NAMES, width // 3))
    sums, number = column(map(_sum, picture.people), 16)
    room = width - wide - number - 4
    for name, total, load in zip(names, sums, picture.people, strict=True):
        figures = "".join(str(n) * min(count, room + 1) for n, count in enumerate(load.counts))
        shown = figures if len(figures) <= room else figures[: max(room - 1, 0)] + "…"
        yield Line.assemble(name, "  ", (total.strip().rjust(number), "bold red" if load.is_over else ""), "  ", shown)


def _sum(load: Load) -> str:
    return str(load.total) if load.limit is None else f"{load.total}/{formats.number(load.limit)}"
