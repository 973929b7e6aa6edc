"""The tables of what was measured, as text and as they stand in docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.run import PYTHON, Case

Growth = Mapping[int, Sequence[Case]]
"""The same cases by number of tasks."""

HEAD = ("", "CPU", "wall", "peak", "ratio", "limit", "")


class Row(NamedTuple):
    """A line of the table. `over` is empty, or says that a limit is exceeded."""

    name: str
    cpu: str
    wall: str
    peak: str
    ratio: str
    limit: str
    over: str


def compute_ratio(case: Case, cases: Sequence[Case]) -> float | None:
    """Return how many times the CPU of what it is compared with a case takes; None if that was not measured."""
    other = next((one for one in cases if one.name == case.beside and one is not case), None)
    return median(case.cpu) / median(other.cpu) if other and other.cpu else None


def is_over(case: Case, ratio: float | None) -> bool:
    """Return whether a case takes more than it may. A ratio that is not known exceeds nothing."""
    return (
        (ratio or 0) > (case.times or float("inf"))
        or median(case.wall) > (case.seconds or float("inf"))
        or case.peak > (case.megabytes or float("inf"))
    )


def find_over(cases: Sequence[Case]) -> list[str]:
    """Return the names of the cases that exceed a limit."""
    return [case.name for case in cases if is_over(case, compute_ratio(case, cases))]


def list_rows(cases: Sequence[Case]) -> Iterator[Row]:
    """Yield a row for each case. Bare Python and other programs are compared with nothing unless they have a limit."""
    for case in cases:
        ratio = compute_ratio(case, cases) if case.beside != PYTHON or case.times else None
        yield Row(
            case.name,
            format_time(median(case.cpu)),
            format_time(median(case.wall)),
            f"{case.peak:.0f} MB",
            "" if ratio is None else f"{ratio:.2f} × {case.beside}",
            _format_limits(case),
            "over" if is_over(case, ratio) else "",
        )


def _format_limits(case: Case) -> str:
    limits = [
        f"{case.times:g} ×" if case.times else "",
        format_time(case.seconds) if case.seconds else "",
        f"{case.megabytes:g} MB" if case.megabytes else "",
    ]
    return ", ".join(filter(None, limits))


def format_time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def list_growth(growth: Growth) -> Iterator[list[str]]:
    """Yield the head of the table of growth, then a row for each case with time, wall time and memory at each size."""
    yield ["", *(f"{size:,}" for size in growth)]
    for same in zip(*growth.values(), strict=True):
        yield [
            same[0].name,
            *(
                f"{format_time(median(case.cpu))} ({format_time(median(case.wall))}), {case.peak:.0f} MB"
                f"{' over' if is_over(case, None) else ''}"
                for case in same
            ),
        ]


def render_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows in columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def render_markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table of Markdown, the first as its head."""
    head, *body = rows
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *body))


def replace_between(text: str, name: str, content: str) -> str:
    """Return a document with `content` between its markers `<!-- name -->` and `<!-- /name -->`.

    Raises ValueError if it has none.
    """
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = text.partition(opening)
    _, ended, after = rest.partition(closing)
    if not found or not ended:
        raise ValueError(f"{opening} … {closing} is missing")
    return f"{before}{opening}\n{content}\n{closing}{after}"
