"""A row of totals for the columns where a sum is useful; it counts the rows that a filter leaves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from teamops.locale.words import Words
from teamops.render.report.amounts import Number, parse_number
from teamops.render.workbook.formulas import find_ratios, format_ratio
from teamops.render.workbook.styles import Styles, format_number_code
from teamops.render.workbook.widths import LINE
from teamops.reporting.base.report import Table

SUMMED = frozenset({"budget", "spent"})
"""The keys of columns with a total, if all their numbers have one unit."""


def add_totals(sheet: Any, table: Table, first: int, styles: Styles, words: Words) -> int:
    """Write totals under the rows, which begin in row `first`. Returns the number of rows added, 0 or 1."""
    sums = {n: total for n in range(len(table.columns)) if (total := _compute_total(table, n)) is not None}
    if not sums:
        return 0
    row = first + len(table.rows)
    for n, column in enumerate(table.columns):
        sheet.write_blank(row, n, None, styles("head", align=column.align))
    sheet.write_string(row, table.subject_index, words("workbook.total"), styles("head"))
    for n, total in sums.items():
        top, bottom = xl_rowcol_to_cell(first, n), xl_rowcol_to_cell(row - 1, n)
        sheet.write_formula(
            row, n, f"=SUBTOTAL(109,{top}:{bottom})", _get_style(styles, total), float(total.cell_value)
        )
    for n, (actual, plan, over_one) in find_ratios(table).items():
        if actual in sums and plan in sums and sums[plan].value:
            result = sums[actual].value / sums[plan].value - over_one
            rate = Number(result, "%", "", 0, over_one, grouped=False)
            formula = format_ratio((actual, plan), row, (sums[actual], sums[plan]), over_one)
            sheet.write_formula(row, n, "=" + formula, _get_style(styles, rate), float(result))
    sheet.set_row(row, LINE + 4)
    return 1


def _get_style(styles: Styles, number: Number) -> Any:
    return styles("head", align="right", num_format=format_number_code(number))


def _compute_total(table: Table, n: int) -> Number | None:
    """Return the sum of a column in the unit of all its numbers; None if units differ or there are fewer than two."""
    if table.columns[n].key not in SUMMED:
        return None
    numbers = [number for row in table.rows if (number := parse_number(row[n])) is not None]
    if len(numbers) < max(2, len(table.rows)) or len({(number.suffix, number.unit) for number in numbers}) > 1:
        return None
    value, places = sum((number.value for number in numbers), Decimal(0)), max(number.places for number in numbers)
    total = numbers[0]._replace(value=value, places=places)
    return total if format_number_code(total) is not None else None
