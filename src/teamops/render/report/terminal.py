"""A report for a terminal or a pipe: tables where they fit, else a block of lines for each row.

Widths are in columns of a terminal, of which a Chinese character takes two. No text acts as markup or escape sequence.
"""

from __future__ import annotations

from collections.abc import Iterator

from teamops.render.columns import count_columns
from teamops.render.grid import GAP, STYLES, Grid
from teamops.render.line_breaks import fold_line, wrap_line
from teamops.render.styled_text import Line, Span, get_text, join_spans
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table

_LEAST_WIDTH = 20


def render(report: Report, width: int, *, color: bool) -> str:
    """Return the report in lines of at most `width` columns, with colours if `color`; it ends in a line break."""
    screen = _Screen(report, max(width, _LEAST_WIDTH), color)
    return "".join([f"{line.rstrip()}\n" for line in screen.build_lines()])


class _Screen:
    """The lines of a report on a screen of `width` columns, with colours if `color`."""

    def __init__(self, report: Report, width: int, color: bool) -> None:
        self._report, self._width, self._color = report, width, color
        self._words = report.options.words

    def build_lines(self) -> Iterator[str]:
        report = self._report
        facts = [report.team, report.period, *filter(None, [report.about]), report.state]
        yield from self._fold((make_visible(report.title), "bold"))
        yield from self._fold((" · ".join(map(make_visible, facts)), "dim"))
        for block in report.blocks:
            yield from self._build_block(block)

    def _fold(self, *line: Span) -> Iterator[str]:
        """Yield a line of texts as lines that are broken only at blanks."""
        yield from map(self._paint, fold_line(line, self._width))

    def _wrap(self, text: str, style: str) -> Iterator[str]:
        """Yield a text as lines that are broken where a printer would."""
        yield from map(self._paint, wrap_line([(text, style)], self._width))

    def _paint(self, line: Line) -> str:
        return join_spans(line, color=self._color)

    def _build_block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield ""
                yield from self._fold((make_visible(block.title), "bold"))
            case Paragraph():
                yield ""
                yield from self._wrap(make_visible_lines(block.text), STYLES[block.tone])
            case Chart():
                yield ""
                yield from self._build_chart(block)
            case Table():
                yield ""
                yield from self._build_table(block.for_screen)
            case Notes():
                pass

    def _build_chart(self, chart: Chart) -> Iterator[str]:
        from teamops.render.plots import plot_picture  # here: most reports have none

        yield from self._wrap(make_visible(chart.title), "bold")
        for line in list(plot_picture(chart.picture, self._words, self._width)) or [[]]:
            yield from self._fold(*line)
        yield from self._wrap(make_visible(chart.description), STYLES[chart.tone] or "dim")

    def _build_table(self, table: Table) -> Iterator[str]:
        title = make_visible(table.title)
        if not table.rows:
            empty = make_visible(table.empty)
            colon = self._words("reports.label", label="", text="")
            yield from self._fold((empty, "") if table.title == self._report.title else (title + colon + empty, "bold"))
            return
        if table.title != self._report.title:
            yield from self._fold((title, "bold"))
        if table.note:
            yield from self._wrap(make_visible_lines(table.note), "dim")
        grid = Grid(table)
        if grid.can_fit(self._width):
            yield from grid.draw(self._width, color=self._color)
            return
        for number, row in enumerate(table.rows):
            yield from [""] * bool(number) + self._build_card(table, row) or [""]

    def _build_card(self, table: Table, row: tuple[Cell, ...]) -> list[str]:
        """Return a row as lines: its subject, then every other cell with content behind its head, packed."""
        subject = row[table.subject_index]
        lines = [*self._fold(("• ", ""), (_join_lines(subject), "bold"))] if subject.text else []
        for line in self._pack_cells(table, row):
            lines += (" " * GAP + self._paint(part) for part in wrap_line(line, self._width - GAP))
        return lines

    def _pack_cells(self, table: Table, row: tuple[Cell, ...]) -> list[list[Span]]:
        """Return the cells beside the subject as lines, each with as many as fit."""
        lines: list[list[Span]] = []
        for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            if n == table.subject_index or cell.text in ("", self._words("reports.nothing")):
                continue
            label = self._words("reports.label", label=make_visible(column.title), text="")
            item = [(label, "dim"), (_join_lines(cell), STYLES[cell.tone])]
            used = count_columns(get_text(lines[-1])) if lines else self._width
            if used + count_columns(get_text(item)) + 3 <= self._width - GAP:
                lines[-1] += [(" · ", "dim"), *item]
            else:
                lines.append(item)
        return lines


def _join_lines(cell: Cell) -> str:
    return " / ".join(filter(None, make_visible_lines(cell.text).split("\n")))
