"""The looks of cells in a workbook. Each is made once: a workbook has a limited number of formats."""

from __future__ import annotations

from datetime import date
from typing import Any

from teamops.render.report.amounts import Number
from teamops.reporting.base.report import Tone

FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "font_scheme": None}
"""A font with Chinese that Windows and Office for Mac have; elsewhere programs take a similar one. No scheme: with one,
Excel would take the font of the theme."""

ACCENT, QUIET, LINE, SHADE = "#1F3F66", "#5B6470", "#B9C0C8", "#E6EAEF"
TONES: dict[Tone, dict[str, Any]] = {
    "": {},
    "good": {"font_color": "#1D6B3A"},
    "warn": {"bold": True, "font_color": "#7A4B00", "bg_color": "#FFF4D6"},
    "bad": {"bold": True, "underline": 1, "font_color": "#A3181F", "bg_color": "#FBE3E1"},
    "muted": {"font_color": QUIET},
}
"""As on the page: in black and white, bold letters and underlines show the tone."""

CONDITIONAL_TONES: dict[Tone, dict[str, Any]] = {
    tone: look | {"italic": tone == "good"} for tone, look in TONES.items()
}
"""The same for conditional formats, where good is italic too, since no word says it."""

GRID = {"border": 1, "border_color": LINE, "valign": "top", "text_wrap": True}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": ACCENT, "valign": "vcenter", "text_wrap": True},
    "facts": {"font_color": QUIET, "valign": "top", "text_wrap": True},
    "line": {"valign": "top", "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "font_color": ACCENT, "valign": "vcenter", "text_wrap": True},
    "head": GRID | {"bold": True, "bg_color": SHADE, "valign": "vcenter"},
    "cell": GRID,
    "ruled": {"bottom": 1, "bottom_color": LINE},
}
_MOST_NUMBER_FORMATS = 150
"""Excel guarantees no more than 200."""


class Styles:
    """The formats of one workbook, by what they are for."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[object, ...], Any] = {}
        self._number_formats: set[str] = set()

    def __call__(self, look: str, tone: Tone = "", **more: Any) -> Any:
        """Return the format of a `look` in a tone, with further properties of XlsxWriter.

        Numbers at the right are indented, so that they do not touch a text at the left of the next column.
        """
        if more.get("align") == "right":
            more["indent"] = 1
        key = (look, tone, *sorted(more.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(FONT | _LOOKS[look] | TONES[tone] | more)
        return self._formats[key]

    def get_conditional_format(self, tone: Tone) -> Any:
        """Return the format that a conditional format applies to a cell."""
        key = ("changing", tone)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(CONDITIONAL_TONES[tone])
        return self._formats[key]

    def has_room_for(self, number_format: str) -> bool:
        """Return whether the workbook can still have that number format; if so, count it."""
        if number_format not in self._number_formats and len(self._number_formats) >= _MOST_NUMBER_FORMATS:
            return False
        self._number_formats.add(number_format)
        return True


def format_number_code(number: Number) -> str | None:
    """Return Excel's code for the notation of a number: #,##0"万元", +0.0%; None if its unit cannot be in a code."""
    body = ("#,##0" if number.grouped and number.suffix != "%" else "0") + ("." + "0" * number.places).rstrip(".")
    tail = "%" if number.suffix == "%" else ""
    unit = number.unit if tail else number.suffix + number.unit
    if '"' in unit or len(unit) > 40 or not unit.isprintable():
        return None
    tail += f'"{unit}"' if unit else ""
    plus, zero = ("+", f";{body}{tail}") if number.signed else ("", "")
    return f'{plus}{body}{tail};"−"{body}{tail}{zero}'


def format_day_code(day: tuple[date, bool], lang: str) -> str:
    """Return Excel's code for a day, with or without year; names of months are English in any Excel."""
    _, with_year = day
    if lang == "zh":
        return 'yyyy"年"m"月"d"日"' if with_year else 'm"月"d"日"'
    return "[$-409]d mmm yyyy" if with_year else "[$-409]d mmm"
