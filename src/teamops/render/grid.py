"""A table whose columns stand side by side on a screen, each as wide as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from teamops.render.columns import count_columns
from teamops.render.line_breaks import measure_longest_piece, wrap_text
from teamops.render.styled_text import paint
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Cell, Column, Table, Tone

STYLES: dict[Tone, str] = {"": "", "good": "green", "warn": "yellow", "bad": "bold red", "muted": "dim"}
GAP = 2
"""The blanks between two columns."""

READABLE, NARROW, UNBROKEN = 14, 12, 20
"""A column of text should be READABLE wide, at least NARROW, and never narrower than its longest word or number. Words
longer than UNBROKEN may be broken anywhere; shorter texts need only their own width."""


class Grid:
    """A table with its columns measured. Equal cells of a column, of which long lists have many, are drawn once."""

    def __init__(self, table: Table) -> None:
        cells = zip(*table.rows, strict=True)
        self._columns = [_GridColumn(column, below) for column, below in zip(table.columns, cells, strict=True)]

    def can_fit(self, width: int) -> bool:
        """Return whether all columns fit side by side into `width` and are readable."""
        return sum(column.get_needed_width(2, NARROW) for column in self._columns) <= self._get_room(width)

    def draw(self, width: int, *, color: bool) -> Iterator[str]:
        """Yield the lines of the table: the heads, a line, and the rows."""
        widths = self._compute_widths(self._get_room(width))
        yield from self._draw_heads(widths, color)
        yield "─" * (sum(widths) + GAP * (len(widths) - 1))
        gap, blanks = " " * GAP, [" " * wide for wide in widths]
        columns = [column.draw(wide, color=color) for column, wide in zip(self._columns, widths, strict=True)]
        for row in zip(*columns, strict=True):
            for line in zip_longest(*row):
                yield gap.join([part or blank for part, blank in zip(line, blanks, strict=True)])

    def _draw_heads(self, widths: list[int], color: bool) -> Iterator[str]:
        """Yield the lines of the heads, which stand on the line below them. Each is as bold as the blanks behind it."""
        bold = "bold" if color else ""
        heads = [column.draw_head(wide) for column, wide in zip(self._columns, widths, strict=True)]
        height = max(map(len, heads))
        for n in range(height):
            parts: list[str] = []
            for wide, lines in zip(widths, heads, strict=True):
                above, behind = height - len(lines), " " * (GAP - 1) if len(parts) < len(heads) - 1 else ""
                spans = (" " * wide + behind,) if n < above else (lines[n - above], behind)
                parts.append("".join(paint(text, bold) for text in spans))
            yield " ".join(parts)

    def _get_room(self, width: int) -> int:
        return width - GAP * (len(self._columns) - 1)

    def _compute_widths(self, room: int) -> list[int]:
        """Compute the widths of columns: what each needs, and the rest of the line for those that are broken most."""
        columns = self._columns
        for head, readable, whole in ((1, READABLE, True), (2, READABLE, True), (2, NARROW, True), (2, NARROW, False)):
            widths = [column.get_needed_width(head, readable, whole=whole) for column in columns]
            if sum(widths) <= room:
                break
        for _ in range(room - sum(widths)):
            most = max(range(len(columns)), key=lambda n: columns[n].natural / widths[n])
            if columns[most].natural <= widths[most]:
                break
            widths[most] += 1
        return widths


class _GridColumn:
    """A column with the texts of its cells."""

    def __init__(self, column: Column, cells: tuple[Cell, ...]) -> None:
        self._column, self._cells = column, cells
        self._texts = {text: make_visible_lines(text) for text in {cell.text for cell in cells}}
        widths = {text: max(map(count_columns, text.split("\n"))) for text in self._texts.values()}
        self._longest = max(widths.values())
        self._head = max(map(count_columns, make_visible_lines(column.title).split("\n")))
        long = "\n".join(text for text, wide in widths.items() if wide > NARROW)
        title = measure_longest_piece(make_visible_lines(column.title))
        self._whole = min(UNBROKEN, max(title, measure_longest_piece(long)))
        self._unbroken = min(UNBROKEN, max(title, measure_longest_piece(long, at_brackets=True)))
        self.natural = max(self._head, self._longest)
        """The width in which nothing is broken."""

    def get_needed_width(self, head: int, readable: int, *, whole: bool = False) -> int:
        """Return the least readable width if the head is broken into `head` lines.

        With `whole`, numbers have room for the bracket behind them.
        """
        of_head = self._head // head
        return max(
            self._whole if whole else self._unbroken, min(readable, max(self._longest, of_head + of_head % 2)), 1
        )

    def draw_head(self, width: int) -> list[str]:
        """Return the title in lines of `width` columns."""
        return [self._align(line, width) for line in wrap_text(make_visible(self._column.title), width)]

    def draw(self, width: int, *, color: bool) -> list[list[str]]:
        """Return each cell in lines of `width` columns."""
        drawn: dict[tuple[str, Tone], list[str]] = {}
        for cell in {(cell.text, cell.tone) for cell in self._cells}:
            text, tone = cell
            style = STYLES[tone] if color else ""
            drawn[cell] = [self._align(line, width, style) for line in wrap_text(self._texts[text], width)]
        return [drawn[cell.text, cell.tone] for cell in self._cells]

    def _align(self, line: str, width: int, style: str = "") -> str:
        """Return a line in its style, with blanks beside it up to `width`."""
        if self._column.align != "left":
            line = line.rstrip()
        blanks = width - count_columns(line)
        before = {"left": 0, "center": blanks // 2, "right": blanks}[self._column.align]
        return " " * before + paint(line, style) + " " * (blanks - before)
