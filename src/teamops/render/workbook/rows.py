"""The rows of a table on a sheet: numbers as numbers, days as days, texts as plain texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from teamops.model.named_tuple import NamedTuple
from teamops.render.report.amounts import Number, parse_day, parse_number
from teamops.render.workbook.formulas import ComputedCell, FormulaColumns
from teamops.render.workbook.styles import Styles, format_day_code, format_number_code
from teamops.render.workbook.texts import format_cell_text
from teamops.render.workbook.widths import compute_height
from teamops.reporting.base.report import Cell, Column, Report, Table

SIGNED_ROOM = 34.0
"""The height of a row in which somebody signs, in points."""


class CellPosition(NamedTuple):
    """The place of a cell: row and column of the sheet."""

    row: int
    n: int


class RowWriter:
    """Writes the rows of one table."""

    def __init__(self, sheet: Any, table: Table, report: Report, styles: Styles) -> None:
        self._sheet, self._table, self._styles = sheet, table, styles
        self._words, self._lang = report.options.words, report.options.lang
        self._nothing = self._words("reports.nothing")
        self._formulas = FormulaColumns(table, self._nothing)
        self.texts = [[format_cell_text(cell.text, self._words) for cell in row] for row in table.rows]
        """The text of every cell."""

    def write(self, first: int, widths: Sequence[float]) -> Sequence[float]:
        """Write the rows from row `first` of the sheet on. Returns their heights."""
        room = SIGNED_ROOM if any(column.to_write_in for column in self._table.columns) else 0.0
        heights = []
        for row, (cells, texts) in enumerate(zip(self._table.rows, self.texts, strict=True), first):
            computed = dict(self._formulas.compute_row(cells, row))
            notations = dict(self._formulas.find_notations(cells))
            for n, cell in enumerate(cells):
                self._write_cell(CellPosition(row, n), cell, texts[n], computed.get(n), notations)
            heights.append(max(compute_height(texts, widths), room))
            self._sheet.set_row(row, heights[-1])
        return heights

    def _write_cell(
        self, at: CellPosition, cell: Cell, text: str, computed: ComputedCell | None, notations: Mapping[int, Number]
    ) -> None:
        if computed is not None and (style := self._get_number_style(at.n, cell, computed.notation)) is not None:
            result = "" if computed.result is None else float(computed.result)
            self._sheet.write_formula(*at, "=" + computed.formula, style, result)
        elif cell.value is None and text in (self._nothing, ""):
            self._write_blank(at, cell, notations.get(at.n))
        elif (number := parse_number(cell)) and (style := self._get_number_style(at.n, cell, number)) is not None:
            self._sheet.write_number(*at, float(number.cell_value), style)
        elif (day := parse_day(cell)) and day[0].year > 1900:  # Excel's calendar begins then, with a mistake
            style = self._get_style(at.n, cell, num_format=format_day_code(day, self._lang))
            self._sheet.write_datetime(*at, datetime.combine(day[0], time()), style)
        else:
            self._sheet.write_string(*at, text, self._get_style(at.n, cell))

    def _write_blank(self, at: CellPosition, cell: Cell, notation: Number | None) -> None:
        style = None if notation is None else self._get_number_style(at.n, cell, notation)
        self._sheet.write_blank(*at, None, style or self._get_style(at.n, cell))

    def _get_number_style(self, n: int, cell: Cell, number: Number) -> Any:
        """Return the style of a number; None if the workbook cannot show its notation."""
        code = format_number_code(number)
        if code is None or not self._styles.has_room_for(code):
            return None
        return self._get_style(n, cell, num_format=code, text_wrap=False)

    def _get_style(self, n: int, cell: Cell, **more: Any) -> Any:
        column = self._table.columns[n]
        has_band = column.band is not None and cell.tone in ("good", "bad")
        tone = "" if has_band else cell.tone  # conditional formats colour numbers with a band
        more["bold"] = (n == self._table.subject_index and tone != "muted") or tone in ("bad", "warn")
        more["align"] = column.align
        return self._styles("cell", tone, **more)


def offer_choices(sheet: Any, column: Column, n: int, first: int, last: int, title: str, text: str) -> None:
    """Let cells of a column offer its choices, and warn before other values."""
    if not column.choices or len(",".join(column.choices)) > 255:  # Excel's limit
        return
    options = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
    sheet.data_validation(first, n, last, n, options | {"error_title": title[:32], "error_message": text[:255]})
