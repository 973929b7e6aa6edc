"""Cells with just one number or one day: spreadsheets compute with them and show them as they were written."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.figures.quantity import ROOMY, SCALES
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.reporting.base.report import Cell

_NOTATION = compile_later(r"([+−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([^\n\d]*)", re.ASCII)
_DIGITS = 15
"""The digits of a number that every spreadsheet keeps."""

_SIX_PLACES = Decimal("0.000001")
"""Rates in values of cells are rounded to six places."""


class Number(NamedTuple):
    """A number with its notation: 500万人 is 5000000 with the `suffix` 万 and the `unit` 人.

    `places` is the number of digits after the point; `signed` if a plus is written too; `grouped` if with commas.
    """

    value: Decimal
    suffix: str
    unit: str
    places: int
    signed: bool
    grouped: bool

    @property
    def scale(self) -> int:
        """The power of ten by which a spreadsheet's number is smaller than the value; 0 for per cent."""
        return max(SCALES[self.suffix], 0)

    @property
    def cell_value(self) -> Decimal:
        """The number in a spreadsheet's cell, whose format adds suffix and unit."""
        return self.value.scaleb(-self.scale)

    def round(self, value: Decimal) -> Decimal:
        """Round `value` to the places of this notation, half away from zero."""
        return value.quantize(Decimal(1).scaleb(SCALES[self.suffix] - self.places), ROUND_HALF_UP, ROOMY)


def parse_number(cell: Cell) -> Number | None:
    """Return the number of a cell with nothing else; None for other cells and for numbers that doubles cannot hold."""
    value = cell.value
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        return None
    match = _NOTATION.fullmatch(cell.text)
    if match is None:
        return None
    sign, whole, fraction, rest = match.groups()
    exact = Decimal(value)
    if len(exact.normalize().as_tuple().digits) > _DIGITS or abs(exact.adjusted()) > _DIGITS:
        return None
    digits = Decimal(("-" if sign == "−" else "") + whole.replace(",", "") + "." + (fraction or "0"))
    places, grouped = len(fraction or ""), not isinstance(value, int)
    for suffix in (rest[:1], "") if rest[:1] in SCALES else ("",):  # 万 may belong to the number or to its unit 万元
        shown = digits.scaleb(SCALES[suffix])
        if abs(shown - exact) <= Decimal("0.5").scaleb(SCALES[suffix] - places) + _SIX_PLACES:
            return Number(exact, suffix, rest[len(suffix) :], places, sign == "+" or value < 0, grouped)
    return None


def parse_day(cell: Cell) -> tuple[date, bool] | None:
    """Return the day of a cell with nothing else, and whether its year is written; None for other cells."""
    if not isinstance(cell.value, date):
        return None
    langs: tuple[Lang, ...] = ("zh", "en")
    for lang in langs:
        short = formats.format_day(cell.value, lang)
        if cell.text == short:
            return cell.value, False
        if cell.text in (f"{cell.value.year}年{short}", f"{short} {cell.value.year}"):
            return cell.value, True
    return None
