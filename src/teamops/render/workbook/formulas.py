"""Formulas of columns that are computed from others of their row, and of totals.

A formula is only written where its result, rounded like the cell's text, is the number of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple
from teamops.render.report.amounts import Number, parse_number
from teamops.render.workbook.styles import Styles, format_number_code
from teamops.render.workbook.widths import LINE
from teamops.reporting.base.report import Cell, Table


class Ratio(NamedTuple):
    """actual ÷ plan, or that minus 1 if `over_one`, by the keys of columns."""

    actual: str
    plan: str
    over_one: bool = False


RATIOS: Mapping[str, Ratio] = {
    "deviation": Ratio("actual", "plan", over_one=True),
    "attained": Ratio("actual", "target"),
    "month_rate": Ratio("month_actual", "month_plan"),
    "whole_rate": Ratio("whole_actual", "whole_target"),
    "spent_rate": Ratio("spent", "budget"),
}
"""The computed columns, by key."""

SUMMED = frozenset({"budget", "spent"})
"""The keys of columns with a total, if all their numbers have one unit."""


class ComputedCell(NamedTuple):
    """A formula without its equals sign, its result (None if a number is missing), and the notation of the result."""

    formula: str
    result: Decimal | None
    notation: Number


def _find_ratios(table: Table) -> dict[int, tuple[int, int, bool]]:
    """Return the indexes of columns with ratios, each with those of actual and plan, and `over_one`."""
    index = {column.key: n for n, column in enumerate(table.columns)}
    return {
        index[key]: (index[ratio.actual], index[ratio.plan], ratio.over_one)
        for key, ratio in RATIOS.items()
        if {key, ratio.actual, ratio.plan} <= index.keys()
    }


class FormulaColumns:
    """The computed columns of one table."""

    def __init__(self, table: Table, nothing: str) -> None:
        self._nothing = nothing
        self._ratios = _find_ratios(table)

    def compute_row(self, cells: Sequence[Cell], row: int) -> Iterator[tuple[int, ComputedCell]]:
        """Yield the computed cells of a row, which is number `row` of its sheet, by column."""
        for n, (actual, plan, over_one) in self._ratios.items():
            if (cell := self._compute_cell(cells, (n, actual, plan), row, over_one)) is not None:
                yield n, cell

    def find_notations(self, cells: Sequence[Cell]) -> Iterator[tuple[int, Number]]:
        """Yield the blank cells from which others are computed, with the notation for numbers typed into them."""
        for actual, plan, _ in self._ratios.values():
            for blank, other in ((actual, plan), (plan, actual)):
                if self._is_blank(cells[blank]) and (known := parse_number(cells[other])) is not None:
                    yield blank, known

    def _is_blank(self, cell: Cell) -> bool:
        return cell.value is None and cell.text == self._nothing

    def _compute_cell(
        self, cells: Sequence[Cell], at: tuple[int, int, int], row: int, over_one: bool
    ) -> ComputedCell | None:
        own, actual, plan = (parse_number(cells[n]) for n in at)
        above, below = actual or plan, plan or actual
        if above is None or below is None:
            return None
        formula = _format_ratio(at[1:], row, (above, below), over_one)
        if actual is None or plan is None or not plan.value:
            default = Number(Decimal(0), "%", "", int(over_one), over_one, grouped=False)
            return ComputedCell(formula, None, default) if self._is_blank(cells[at[0]]) else None
        result = actual.value / plan.value - over_one
        if own is None or own.suffix != "%" or own.round(result) != own.round(own.value):
            return None
        return ComputedCell(formula, result, own)


def _format_ratio(at: tuple[int, int], row: int, numbers: tuple[Number, Number], over_one: bool) -> str:
    """Return the formula of the ratio of two cells of a row, which gives "" while a number is missing.

    `numbers` have the notation of the cells: where one is in 万 and the other is not, the ratio is rescaled.
    """
    actual, plan = (xl_rowcol_to_cell(row, n) for n in at)
    shift = numbers[0].scale - numbers[1].scale
    factor = f"*10^{shift}" if shift else ""
    rate = f"{actual}/{plan}{factor}" + ("-1" if over_one else "")
    return f'IF(AND(COUNT({actual},{plan})=2,N({plan})<>0),{rate},"")'


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
        formula = f"=SUBTOTAL(109,{top}:{bottom})"
        sheet.write_formula(row, n, formula, _get_style(styles, total), float(total.cell_value))
    for n, (actual, plan, over_one) in _find_ratios(table).items():
        if actual in sums and plan in sums and sums[plan].value:
            result = sums[actual].value / sums[plan].value - over_one
            rate = Number(result, "%", "", 0, over_one, grouped=False)
            formula = "=" + _format_ratio((actual, plan), row, (sums[actual], sums[plan]), over_one)
            sheet.write_formula(row, n, formula, _get_style(styles, rate), float(result))
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
