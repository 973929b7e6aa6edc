"""Cells that say just one number or one day: a spreadsheet computes with them, and shows them as they were written."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.figures.quantity import ROOMY, SCALES
from teamops.reporting.base.report import Cell

_WRITTEN = re.compile(r"([+−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?([^\n\d]*)", re.ASCII)
_DIGITS = 15
"""So many digits of a number survive every spreadsheet."""

_SIX_PLACES = Decimal("0.000001")
"""Rates are given to machines with six places."""


class Number(NamedTuple):
    """A number as it is written: 500万 is 5000000 with the `suffix` 万; `unit` is what stands behind, as in 500万人.

    `places` are the digits after the point, `signed` if a plus is written too.
    """

    value: Decimal
    suffix: str
    unit: str
    places: int
    signed: bool
    grouped: bool

    @property
    def scale(self) -> int:
        """The power of ten by which a spreadsheet's number is smaller than the value; it knows per cent by itself."""
        return max(SCALES[self.suffix], 0)

    @property
    def cell_value(self) -> Decimal:
        """The number that stands in a spreadsheet's cell, whose format adds suffix and unit."""
        return self.value.scaleb(-self.scale)

    def shown(self, value: Decimal) -> Decimal:
        """What would be read if it were `value`: rounded to the places written, half away from zero."""
        return value.quantize(Decimal(1).scaleb(SCALES[self.suffix] - self.places), ROUND_HALF_UP, ROOMY)


def parse_number(cell: Cell) -> Number | None:
    """The number that is all the cell says; None for any other cell, and for numbers that doubles cannot hold."""
    value = cell.value
    if not isinstance(value, Decimal | int) or isinstance(value, bool):
        return None
    found = _WRITTEN.fullmatch(cell.text)
    if found is None:
        return None
    sign, whole, fraction, rest = found.groups()
    exact = Decimal(value)
    if len(exact.normalize().as_tuple().digits) > _DIGITS or abs(exact.adjusted()) > _DIGITS:
        return None
    digits = Decimal(("-" if sign == "−" else "") + whole.replace(",", "") + "." + (fraction or "0"))
    places, grouped = len(fraction or ""), not isinstance(value, int)
    for suffix in (rest[:1], "") if rest[:1] in SCALES else ("",):  # 万 may be of the number or of its unit, 万元
        made = Number(exact, suffix, rest[len(suffix) :], places, sign == "+" or value < 0, grouped)
        written = digits.scaleb(SCALES[suffix])
        if abs(written - exact) <= Decimal("0.5").scaleb(SCALES[suffix] - places) + _SIX_PLACES:
            return made
    return None


def parse_day(cell: Cell) -> tuple[date, bool] | None:
    """The day that is all the cell says, and whether its year is written; None for any other cell."""
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
