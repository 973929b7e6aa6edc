"""Texts for a workbook: no control characters, no markup, and no longer than Excel allows."""

from __future__ import annotations

from collections.abc import Collection

from teamops.locale.words import Words
from teamops.model.later_pattern import compile_later
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Report

LONGEST = 32_767
"""The most characters of a cell, in units of UTF-16."""

_SHEET_NAME, _HEADER_PART = 31, 75
_NO_XML = {0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"}
_NOT_IN_NAMES = compile_later(r"[\[\]:*?/\\]")


def format_cell_text(text: str, words: Words) -> str:
    """Return the text with its lines; a text that is too long is cut and ends in a remark on that."""
    text = disable_markup(make_visible_lines(text).translate(_NO_XML))
    if _count_units(text) <= LONGEST:
        return text
    remark = words("workbook.cut", length=f"{len(text):,}")
    return _shorten_text(text, LONGEST - _count_units(remark)) + remark


def disable_markup(text: str) -> str:
    """Return the text so that XlsxWriter does not take <r>…</r> for its own markup."""
    return text + " " if text.startswith("<r>") else text


def make_sheet_name(title: str, taken: Collection[str]) -> str:
    r"""Return a name for a sheet that Excel accepts: without []:*?/\, of at most 31 units, and none of `taken`."""
    name = _NOT_IN_NAMES.sub(" ", make_visible(title).translate(_NO_XML))
    name = " ".join(name.split()).strip("' ") or "1"
    used = {other.casefold() for other in taken} | {"history", "历史记录"}  # Excel keeps these for itself
    number, ending = 1, ""
    while (unique := _cut_text(name, _SHEET_NAME - len(ending)).rstrip("' ") + ending).casefold() in used:
        number += 1
        ending = f" ({number})"
    return unique


def format_header_part(*texts: str) -> str:
    """Join texts for the foot of a page; ampersands, which would act there, become full width."""
    text = " · ".join(make_visible(text) for text in texts if text).translate(_NO_XML)
    return _cut_text(text, _HEADER_PART).replace("&", "＆")


def format_footer(report: Report) -> str:
    """Return the foot: team, title and period, then day and version of the data, then page n of m."""
    page = report.options.words("reports.page", page="&P", pages="&N")
    about = format_header_part(report.team, report.title, report.period, report.about)
    return f"&L&8{_guard_digit(about)}&C&8{_guard_digit(format_header_part(report.state))}&R&8{_guard_digit(page)}"


def _guard_digit(text: str) -> str:
    """Return the text so that it does not begin with a digit, which would extend the size before it."""
    return " " + text if text[:1].isdigit() else text


def _count_units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _shorten_text(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _cut_text(text: str, units: int) -> str:
    return text if _count_units(text) <= units else _shorten_text(text, units - 1) + "…"
