"""Conditional formats for numbers beyond their band; blank cells are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from teamops.model.figures.quantity import format_plain
from teamops.render.workbook.styles import Styles
from teamops.reporting.base.report import Cell, Table, Tone

_ABOVE_AND_BELOW: dict[str, tuple[Tone, Tone]] = {"up": ("good", "bad"), "down": ("bad", "good"), "": ("warn", "warn")}
"""The tones of a number above and one below the band, by the good direction."""


def add_bands(sheet: Any, table: Table, first: int, styles: Styles) -> None:
    """Add conditional formats for every column with a band; the table's rows begin in row `first` of the sheet."""
    for n, column in enumerate(table.columns):
        if column.band is None:
            continue
        directions = [_get_direction(row[n]) for row in table.rows]
        for direction, tones in _ABOVE_AND_BELOW.items():
            ranges = list(_list_ranges([own == direction for own in directions], n, first))
            if ranges:
                _add_rules(sheet, ranges, column.band, tones, styles)


def _add_rules(sheet: Any, ranges: list[str], band: Decimal, tones: tuple[Tone, Tone], styles: Styles) -> None:
    cell = ranges[0].partition(":")[0]
    for tone, condition in zip(tones, (f"{cell}>{format_plain(band)}", f"{cell}<-{format_plain(band)}"), strict=True):
        rule = {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({cell}),{condition})",
            "format": styles.get_conditional_format(tone),
            "multi_range": " ".join(ranges),
        }
        sheet.conditional_format(ranges[0], rule)


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
