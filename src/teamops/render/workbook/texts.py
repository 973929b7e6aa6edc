"""Texts as a workbook can hold them: nothing in them hides, acts as markup, or is longer than a place has room for."""

from __future__ import annotations

import re
from collections.abc import Collection

from teamops.locale.words import Words
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Report

LONGEST = 32_767
"""The most that a cell holds, in units of UTF-16."""

_SHEET_NAME, _HEADER_PART = 31, 75
_NO_XML = {0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def format_cell_text(text: str, words: Words) -> str:
    """The text with its lines; one that is too long ends in a remark that says so."""
    said = make_visible_lines(text).translate(_NO_XML)
    said = disable_markup(said)
    if _count_units(said) <= LONGEST:
        return said
    remark = words("workbook.cut", length=f"{len(said):,}")
    return _shorten_text(said, LONGEST - _count_units(remark)) + remark


def disable_markup(text: str) -> str:
    """The text, which XlsxWriter would take for markup of its own if it stood between <r> and </r>."""
    return text + " " if text.startswith("<r>") else text


def make_sheet_name(title: str, taken: Collection[str]) -> str:
    r"""A name for a sheet that Excel takes: without []:*?/\, of at most 31 units, and unlike all that are `taken`."""
    name = _NOT_IN_NAMES.sub(" ", make_visible(title).translate(_NO_XML))
    name = " ".join(name.split()).strip("' ") or "1"
    used = {other.casefold() for other in taken} | {"history", "历史记录"}  # Excel keeps these for itself
    number, ending = 1, ""
    while (made := _cut_text(name, _SHEET_NAME - len(ending)).rstrip("' ") + ending).casefold() in used:
        number += 1
        ending = f" ({number})"
    return made


def format_header_part(*texts: str) -> str:
    """The texts for the foot of a page; an ampersand would act there, so it is written in full width."""
    return _cut_text(" · ".join(make_visible(text) for text in texts if text).translate(_NO_XML), _HEADER_PART).replace(
        "&", "＆"
    )


def format_footer(report: Report) -> str:
    """Team, title and period · the day and version of the data · page n of m."""
    page = report.asked.words("reports.page", page="&P", pages="&N")
    about = format_header_part(report.team, report.title, report.period, report.about)
    return f"&L&8{_guard_digit(about)}&C&8{_guard_digit(format_header_part(report.state))}&R&8{_guard_digit(page)}"


def _guard_digit(text: str) -> str:
    """The text, which after a size must not begin with a digit, or it would be read as part of it."""
    return " " + text if text[:1].isdigit() else text


def _count_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _shorten_text(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _cut_text(text: str, units: int) -> str:
    return text if _count_units(text) <= units else _shorten_text(text, units - 1) + "…"
