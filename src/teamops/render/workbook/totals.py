"""A row of totals under the columns whose sum means something; it counts what a filter leaves."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from teamops.locale.words import Words
from teamops.render.report.amounts import Number, number
from teamops.render.workbook.formulas import ratio_formula, ratios
from teamops.render.workbook.styles import Styles, number_format
from teamops.render.workbook.widths import LINE
from teamops.reporting.base.report import Table

SUMMED = frozenset({"budget", "spent"})
"""The keys of columns of which a total is of use, if all their numbers are written in one unit."""


def add(sheet: Any, table: Table, first: int, styles: Styles, words: Words) -> int:
    """Totals stand under the rows, which begin in row `first`; returns how many rows that took, none or one."""
    sums = {n: total for n in range(len(table.columns)) if (total := _total(table, n)) is not None}
    if not sums:
        return 0
    row = first + len(table.rows)
    for n, column in enumerate(table.columns):
        sheet.write_blank(row, n, None, styles("head", align=column.align))
    sheet.write_string(row, table.subject_index, words("workbook.total"), styles("head"))
    for n, total in sums.items():
        top, bottom = xl_rowcol_to_cell(first, n), xl_rowcol_to_cell(row - 1, n)
        sheet.write_formula(row, n, f"=SUBTOTAL(109,{top}:{bottom})", _look(styles, total), float(total.stored))
    for n, (actual, plan, over_one) in ratios(table).items():
        if actual in sums and plan in sums and sums[plan].value:
            result = sums[actual].value / sums[plan].value - over_one
            rate = Number(result, "%", "", 0, over_one, grouped=False)
            formula = ratio_formula((actual, plan), row, (sums[actual], sums[plan]), over_one)
            sheet.write_formula(row, n, "=" + formula, _look(styles, rate), float(result))
    sheet.set_row(row, LINE + 4)
    return 1


def _look(styles: Styles, known: Number) -> Any:
    return styles("head", align="right", num_format=number_format(known))


def _total(table: Table, n: int) -> Number | None:
    """The sum of a column in the unit of all its numbers; None where they differ or are fewer than two."""
    if table.columns[n].key not in SUMMED:
        return None
    found = [one for row in table.rows if (one := number(row[n])) is not None]
    if len(found) < 2 or len(found) < len(table.rows) or len({(one.suffix, one.unit) for one in found}) > 1:
        return None
    total, places = sum((one.value for one in found), Decimal(0)), max(one.places for one in found)
    made = found[0]._replace(value=total, places=places)
    return made if number_format(made) is not None else None
