"""The cells of a table on a sheet: numbers as numbers, days as days, texts as nothing but texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from teamops.render.report.amounts import Number, parse_day, parse_number
from teamops.render.workbook.formulas import ComputedCell, FormulaColumns
from teamops.render.workbook.styles import Styles, format_day_code, format_number_code
from teamops.render.workbook.texts import format_cell_text
from teamops.render.workbook.widths import compute_height
from teamops.reporting.base.report import Cell, Column, Report, Table

SIGNED_ROOM = 34.0
"""The height of a row in which somebody signs, in points."""


class CellPosition(NamedTuple):
    """Where a cell stands."""

    row: int
    n: int


class RowWriter:
    """Writes the rows of one table."""

    def __init__(self, sheet: Any, table: Table, report: Report, styles: Styles) -> None:
        self._sheet, self._table, self._styles = sheet, table, styles
        self._words, self._lang = report.asked.words, report.asked.lang
        self._nothing = self._words("reports.nothing")
        self._derivation = FormulaColumns(table, self._nothing)
        self.texts = [[format_cell_text(cell.text, self._words) for cell in row] for row in table.rows]
        """What is read in every cell."""

    def write(self, first: int, widths: Sequence[float]) -> Sequence[float]:
        """The rows stand on the sheet from row `first` on; returns their heights."""
        room = SIGNED_ROOM if any(column.to_write_in for column in self._table.columns) else 0.0
        heights = []
        for row, (cells, texts) in enumerate(zip(self._table.rows, self.texts, strict=True), first):
            computed = dict(self._derivation.compute_row(cells, row))
            like = dict(self._derivation.like(cells))
            for n, cell in enumerate(cells):
                self._write_cell(CellPosition(row, n), cell, texts[n], computed.get(n), like)
            heights.append(max(compute_height(texts, widths), room))
            self._sheet.set_row(row, heights[-1])
        return heights

    def _write_cell(
        self, at: CellPosition, cell: Cell, text: str, computed: ComputedCell | None, like: Mapping[int, Number]
    ) -> None:
        if computed is not None and (made := self._get_number_style(at.n, cell, computed.written)) is not None:
            result = "" if computed.result is None else float(computed.result)
            self._sheet.write_formula(*at, "=" + computed.formula, made, result)
        elif cell.value is None and text in (self._nothing, ""):
            self._write_blank(at, cell, like.get(at.n))
        elif (known := parse_number(cell)) and (made := self._get_number_style(at.n, cell, known)) is not None:
            self._sheet.write_number(*at, float(known.cell_value), made)
        elif (found := parse_day(cell)) is not None and found[
            0
        ].year > 1900:  # Excel's calendar begins there, with a mistake
            made = self._get_style(at.n, cell, num_format=format_day_code(found, self._lang))
            self._sheet.write_datetime(*at, datetime.combine(found[0], time()), made)
        else:
            self._sheet.write_string(*at, text, self._get_style(at.n, cell))

    def _write_blank(self, at: CellPosition, cell: Cell, like: Number | None) -> None:
        made = None if like is None else self._get_number_style(at.n, cell, like)
        self._sheet.write_blank(*at, None, made or self._get_style(at.n, cell))

    def _get_number_style(self, n: int, cell: Cell, known: Number) -> Any:
        """The style of a number; None where the workbook cannot show it as it is written."""
        code = format_number_code(known)
        if code is None or not self._styles.has_room_for(code):
            return None
        return self._get_style(n, cell, num_format=code, text_wrap=False)

    def _get_style(self, n: int, cell: Cell, **more: Any) -> Any:
        column = self._table.columns[n]
        tone = "" if column.band is not None and cell.tone in ("good", "bad") else cell.tone  # bands colour it
        more["bold"] = (n == self._table.subject_index and tone != "muted") or tone in ("bad", "warn")
        more["align"] = column.align
        return self._styles("cell", tone, **more)


def offer_choices(sheet: Any, column: Column, n: int, first: int, last: int, title: str, text: str) -> None:
    """Cells of the column offer what can be chosen, and ask before they take something else."""
    if not column.choices or len(",".join(column.choices)) > 255:  # Excel's limit
        return
    options = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
    sheet.data_validation(first, n, last, n, options | {"error_title": title[:32], "error_message": text[:255]})
