"""A row of totals under the columns whose sum means something; it counts what a filter leaves."""

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
"""The keys of columns of which a total is of use, if all their numbers are written in one unit."""


def add_totals(sheet: Any, table: Table, first: int, styles: Styles, words: Words) -> int:
    """Totals stand under the rows, which begin in row `first`; returns how many rows that took, none or one."""
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


def _get_style(styles: Styles, known: Number) -> Any:
    return styles("head", align="right", num_format=format_number_code(known))


def _compute_total(table: Table, n: int) -> Number | None:
    """The sum of a column in the unit of all its numbers; None where they differ or are fewer than two."""
    if table.columns[n].key not in SUMMED:
        return None
    found = [one for row in table.rows if (one := parse_number(row[n])) is not None]
    if len(found) < 2 or len(found) < len(table.rows) or len({(one.suffix, one.unit) for one in found}) > 1:
        return None
    total, places = sum((one.value for one in found), Decimal(0)), max(one.places for one in found)
    made = found[0]._replace(value=total, places=places)
    return made if format_number_code(made) is not None else None
