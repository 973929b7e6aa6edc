"""One sheet: a title, a table under a head that stays in sight, and texts below it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from teamops.model.dataclass import dataclass, field
from teamops.model.figures.quantity import format_plain
from teamops.render.workbook.formulas import add_totals
from teamops.render.workbook.rows import RowWriter, offer_choices
from teamops.render.workbook.styles import Styles
from teamops.render.workbook.texts import disable_markup, format_cell_text, format_footer
from teamops.render.workbook.widths import LINE, PAGE, TALLEST, UPRIGHT, compute_height, compute_widths, count_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table, Tone

_RULED, _RULED_HEIGHT = 12, 26.0
"""The number of lines to write on, and their height."""

_FILTERED, _FROZEN = 4, 12
"""A table of at least this many rows has a filter; a head below this row is not frozen, or it would fill the screen."""

_MOST_LINES = 20
"""The most lines of a text in one row; Excel shows 25."""

_SPARE = 12.0
"""The width of columns beside a narrow table, over which texts may extend."""

_A4, _MARGIN, _FOOT = 9, 0.45, 0.6
"""A paper size of Excel, and margins in inches."""

_ABOVE_AND_BELOW: dict[str, tuple[Tone, Tone]] = {"up": ("good", "bad"), "down": ("bad", "good"), "": ("warn", "warn")}
"""The tones of a number above and one below the band, by the good direction."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The content of one sheet: texts above the table, the table if there is one, and what follows it."""

    above: list[Block] = field(default_factory=list)
    table: Table | None = None
    below: list[Block] = field(default_factory=list)

    @property
    def has_table_or_notes(self) -> bool:
        """Whether the sheet has a table or notes, so that no other table can follow on it."""
        return self.table is not None or any(isinstance(block, Notes) for block in self.below)


class SheetWriter:
    """Writes a part of a report on a sheet, from top to bottom."""

    def __init__(self, sheet: Any, report: Report, styles: Styles) -> None:
        self._sheet, self._report, self._styles = sheet, report, styles
        self._words = report.options.words
        self._row = 0
        self._page = UPRIGHT if report.portrait else PAGE
        self._wide = self._across = [float(self._page)]

    def write(self, part: SheetPart) -> None:
        """Write the part, and set the sheet up for printing."""
        table, rows = part.table, None
        filtered = table is not None and len(table.rows) >= _FILTERED
        if table is not None:
            table = table.with_subjects if filtered else table
            rows = RowWriter(self._sheet, table, self._report, self._styles)
            self._wide = compute_widths(table, rows.texts, filtered=filtered, page=self._page)
        self._across = [*self._wide, *[_SPARE] * math.ceil((self._page / 2 - sum(self._wide)) / _SPARE)]
        for n, wide in enumerate(self._across):
            self._sheet.set_column(n, n, wide)
        self._write_top(table)
        for block in part.above:
            self._write_block(block)
        if table is not None and rows is not None:
            self._write_table(table, rows, filtered=filtered)
        for block in part.below:
            self._write_block(block)
        self._write_page_setup()

    def _write_top(self, table: Table | None) -> None:
        """Write the title, then team, period and state of the data."""
        report = self._report
        own = table is None or table.title == report.title
        self._line(report.title if own or table is None else table.title, "title", size=1.6)
        facts = [report.team, *([] if own else [report.title]), report.period, report.about, report.state]
        self._line(" · ".join(filter(None, facts)), "facts")
        if table is not None and table.note:
            self._line(table.note, "line")

    def _write_table(self, table: Table, rows: RowWriter, *, filtered: bool) -> None:
        head, first, last = self._row, self._row + 1, self._row + len(table.rows)
        for n, column in enumerate(table.columns):
            name = format_cell_text(column.title, self._words)
            self._sheet.write_string(head, n, name, self._styles("head", align=column.align))
            title, text = self._words("workbook.choice_title"), self._words("workbook.choice", head=name)
            offer_choices(self._sheet, column, n, first, last, title, text)
        self._sheet.set_row(head, compute_height([column.title for column in table.columns], self._wide) + 6)
        heights = rows.write(first, self._wide)
        _add_bands(self._sheet, table, first, self._styles)
        if filtered:
            self._sheet.autofilter(head, 0, last, len(table.columns) - 1)
        if head <= _FROZEN:
            self._sheet.freeze_panes(head + 1, 0)
        self._sheet.repeat_rows(head)
        self._row = last + 1 + add_totals(self._sheet, table, first, self._styles, self._words)
        if hidden := sum(height >= TALLEST for height in heights):
            self._line(self._words("workbook.too_tall", count=hidden), "line", "warn")

    def _write_block(self, block: Block) -> None:
        match block:
            case Heading():
                self._line(block.title, "heading", size=1.3)
            case Paragraph():
                self._line(block.text, "line", block.tone)
            case Chart():
                self._line(self._words("reports.label", label=block.title, text=block.description), "line")
            case Table():
                is_report = block.title == self._report.title
                label = self._words("reports.label", label=block.title, text=block.empty)
                self._line(block.empty if is_report else label, "line")
            case Notes():
                self._line(block.title, "heading", size=1.3)
                for _ in range(_RULED):
                    self._line("", "ruled")
                    self._sheet.set_row(self._row - 1, _RULED_HEIGHT)

    def _line(self, text: str, look: str, tone: Tone = "", size: float = 1.0) -> None:
        """Write a text over the whole width, at least half a page, in several rows if it is long.

        Its letters are `size` times as large as others.
        """
        text, wide = format_cell_text(text, self._words), sum(self._across) / size
        rows = math.ceil(count_lines(text, wide) / (_MOST_LINES / size))
        piece = max(math.ceil(len(text) / rows), 1)
        style, last = self._styles(look, tone), len(self._across) - 1
        for n in range(rows):
            part = disable_markup(text[n * piece : (n + 1) * piece])
            if last:
                self._sheet.merge_range(self._row, 0, self._row, last, "", style)
            self._sheet.write_string(self._row, 0, part, style)
            self._sheet.set_row(self._row, min(count_lines(part, wide) * LINE * size + 2, TALLEST))
            self._row += 1

    def _write_page_setup(self) -> None:
        """Set the page up: A4, one page wide, with team, day and page number in the foot."""
        self._sheet.set_paper(_A4)
        if self._report.portrait:
            self._sheet.set_portrait()
        else:
            self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _FOOT)
        self._sheet.set_footer(format_footer(self._report), {"margin": 0.3})
        self._sheet.hide_gridlines(2)


def _add_bands(sheet: Any, table: Table, first: int, styles: Styles) -> None:
    """Add conditional formats for every column with a band; the table's rows begin in row `first` of the sheet."""
    for n, column in enumerate(table.columns):
        if column.band is None:
            continue
        directions = [_get_direction(row[n]) for row in table.rows]
        for direction, tones in _ABOVE_AND_BELOW.items():
            ranges = list(_list_ranges([own == direction for own in directions], n, first))
            for tone, sign in zip(tones, (">", "<-"), strict=True):
                if ranges:
                    _add_rule(sheet, ranges, f"{sign}{format_plain(column.band)}", styles.get_conditional_format(tone))


def _add_rule(sheet: Any, ranges: list[str], condition: str, style: Any) -> None:
    cell = ranges[0].partition(":")[0]
    rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),{cell}{condition})", "format": style}
    sheet.conditional_format(ranges[0], rule | {"multi_range": " ".join(ranges)})


def _get_direction(cell: Cell) -> str:
    """Return the good direction ("up" or "down") by the cell's tone; "" if it is unknown."""
    if cell.tone not in ("good", "bad") or not isinstance(cell.value, Decimal) or not cell.value:
        return ""
    return "up" if (cell.value > 0) == (cell.tone == "good") else "down"


def _list_ranges(chosen: Sequence[bool], column: int, first: int) -> Iterator[str]:
    """Yield the ranges of chosen rows in Excel's notation: F5:F7."""
    begin = None
    for n, is_chosen in enumerate([*chosen, False]):
        if is_chosen and begin is None:
            begin = n
        elif not is_chosen and begin is not None:
            top, bottom = xl_rowcol_to_cell(first + begin, column), xl_rowcol_to_cell(first + n - 1, column)
            yield top if top == bottom else f"{top}:{bottom}"
            begin = None
