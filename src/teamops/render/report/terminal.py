"""A report for a terminal or a pipe: tables where they fit, else a block of lines for each row.

Widths are in columns of a terminal, of which a Chinese character takes two. No text acts as markup or escape sequence.
"""

from __future__ import annotations

from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from teamops.locale.words import Words
from teamops.render.line_breaks import measure_longest_piece, wrap_line
from teamops.render.plots import plot_picture
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table, Tone

STYLES: dict[Tone, str] = {"": "", "good": "green", "warn": "yellow", "bad": "bold red", "muted": "dim"}
GAP = 2
READABLE, NARROW, UNBROKEN = 14, 12, 20
"""A column of text should be READABLE wide, at least NARROW, and never narrower than its longest word or number. Words
longer than UNBROKEN may be broken anywhere; shorter texts need only their own width."""


def render(report: Report, width: int, *, color: bool) -> str:
    """Return the report in lines of at most `width` columns, with colours if `color`; it ends in a line break."""
    console = Console(
        file=StringIO(), width=max(width, 20), color_system="standard" if color else None, force_terminal=color,
        no_color=not color, legacy_windows=False, markup=False, emoji=False, highlight=False, _environ={},
    )  # fmt: skip
    with console.capture() as captured:
        facts = [report.team, report.period, *filter(None, [report.about]), report.state]
        console.print(Line(make_visible(report.title), style="bold"))
        console.print(Line(" · ".join(map(make_visible, facts)), style="dim"))
        for block in report.blocks:
            _print(console, block, report)
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


def _print(console: Console, block: Block, report: Report) -> None:
    match block:
        case Heading():
            console.print(Line("\n" + make_visible(block.title), style="bold"))
        case Paragraph():
            console.print()
            console.print(wrap_line(Line(make_visible_lines(block.text), style=STYLES[block.tone]), console.width))
        case Chart():
            console.print()
            console.print(wrap_line(Line(make_visible(block.title), style="bold"), console.width))
            console.print(*plot_picture(block.picture, report.options.words, console.width), sep="\n")
            text = Line(make_visible(block.description), style=STYLES[block.tone] or "dim")
            console.print(wrap_line(text, console.width))
        case Table():
            console.print()
            _print_table(console, block.for_screen, report)
        case Notes():
            pass


def _print_table(console: Console, table: Table, report: Report) -> None:
    title = Line(make_visible(table.title), style="bold")
    if not table.rows:
        colon = report.options.words("reports.label", label="", text="")
        empty = Line(make_visible(table.empty))
        console.print(empty if table.title == report.title else title + colon + empty)
        return
    if table.title != report.title:
        console.print(title)
    if table.note:
        console.print(Line(make_visible_lines(table.note), style="dim"))
    if can_fit(table, console.width):
        console.print(_build_grid(table, console.width))
        return
    for number, row in enumerate(table.rows):
        blank = [Line()] if number else []
        console.print(*blank, *_build_card(table, row, console.width, report.options.words), sep="\n")


def can_fit(table: Table, width: int) -> bool:
    """Return whether all columns fit side by side and are readable."""
    return sum(_compute_needed_width(table, n, 2, NARROW) + GAP for n in range(len(table.columns))) - GAP <= width


def _compute_needed_width(table: Table, n: int, head: int, readable: int) -> int:
    """Return the least readable width of column `n` if its head is broken into `head` lines."""
    longest = max((_measure_widest(row[n].text) for row in table.rows), default=0)
    of_head = _measure_widest(table.columns[n].title) // head
    texts = [table.columns[n].title, *(row[n].text for row in table.rows)]
    unbroken = min(UNBROKEN, max(measure_longest_piece(make_visible_lines(text)) for text in texts))
    return max(unbroken, min(readable, max(longest, of_head + of_head % 2)))


def _compute_natural_width(table: Table, n: int) -> int:
    """Return the width in which nothing of column `n` is broken."""
    return max(_measure_widest(table.columns[n].title), *(_measure_widest(row[n].text) for row in table.rows))


def _measure_widest(text: str) -> int:
    return max((cell_len(line) for line in make_visible_lines(text).split("\n")), default=0)


def _compute_widths(table: Table, width: int) -> list[int]:
    """Compute the widths of columns: what each needs, and the rest of the line for those that are broken most."""
    every = range(len(table.columns))
    room = width - GAP * (len(table.columns) - 1)
    natural = [_compute_natural_width(table, n) for n in every]
    for head, readable in ((1, READABLE), (2, READABLE), (2, NARROW)):
        widths = [_compute_needed_width(table, n, head, readable) for n in every]
        if sum(widths) <= room:
            break
    for _ in range(room - sum(widths)):
        most = max(every, key=lambda n: natural[n] / widths[n])
        if natural[most] <= widths[most]:
            break
        widths[most] += 1
    return widths


def _build_grid(table: Table, width: int) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, GAP - 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
    widths = _compute_widths(table, width)
    for column, wide in zip(table.columns, widths, strict=True):
        grid.add_column(
            wrap_line(Line(make_visible(column.title)), wide), justify=column.align, overflow="fold", width=wide
        )
    for row in table.rows:
        texts = (Line(make_visible_lines(cell.text), style=STYLES[cell.tone]) for cell in row)
        grid.add_row(*map(wrap_line, texts, widths))
    return grid


def _build_card(table: Table, row: tuple[Cell, ...], width: int, words: Words) -> list[Line | Padding]:
    """Return a row as lines: its subject, then every other cell with content behind its head, packed."""
    lines: list[Line | Padding] = []
    subject = row[table.subject_index]
    if subject.text:
        lines.append(Line("• ").append(_join_lines(subject), style="bold"))
    packed: list[Line] = []
    for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        if n == table.subject_index or cell.text in ("", words("reports.nothing")):
            continue
        item = Line(words("reports.label", label=make_visible(column.title), text=""), style="dim")
        item = Line.assemble(item, (_join_lines(cell), STYLES[cell.tone]))
        if packed and packed[-1].cell_len + item.cell_len + 3 <= width - GAP:
            packed[-1].append(" · ", style="dim").append_text(item)
        else:
            packed.append(item)
    return [*lines, *(Padding(wrap_line(line, width - GAP), (0, 0, 0, GAP)) for line in packed)]


def _join_lines(cell: Cell) -> str:
    return " / ".join(filter(None, make_visible_lines(cell.text).split("\n")))
