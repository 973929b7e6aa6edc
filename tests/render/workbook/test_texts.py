"""Texts and names that a workbook can hold, whatever somebody writes."""

from __future__ import annotations

import pytest

from teamops.locale.words import Words
from teamops.render.workbook.texts import LONGEST, format_cell_text, format_footer, format_header_part, make_sheet_name
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed


@pytest.mark.parametrize("title", [*ALL, "", "'", "History", "[]:*?/\\", "😀" * 40, "a" * 40, "历史记录"])
def test_any_title_gives_a_name_that_excel_takes(title: str) -> None:
    names: list[str] = []
    for _ in range(12):
        names.append(make_sheet_name(title, names))
    assert len({name.casefold() for name in names}) == 12
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("' ") == name
        assert name.casefold() not in ("history", "历史记录")


def test_names_that_differ_in_case_only_are_the_same_to_excel() -> None:
    assert make_sheet_name("PLAN", ["plan"]) == "PLAN (2)"


@pytest.mark.parametrize(("sign", "units"), [("长", 1), ("x", 1), ("😀", 2)])
def test_a_text_that_is_too_long_says_so_at_its_end(sign: str, units: int) -> None:
    whole = sign * (LONGEST // units)
    assert format_cell_text(whole, Words("zh")) == whole
    cut = format_cell_text(sign * 40_000, Words("zh"))
    assert cut.endswith("……（已截断：原文共 40,000 字）")
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST


def test_nothing_is_left_that_xml_cannot_hold_or_that_hides() -> None:
    text = format_cell_text("a\x00\x0b\ufffe\uffff\ud800\u202e\r\nb", Words("zh"))
    assert text == "a␀␋⟨U+FFFE⟩⟨U+FFFF⟩⟨U+D800⟩⟨U+202E⟩\nb"


def test_a_footer_is_no_longer_than_excel_allows_and_obeys_nobody() -> None:
    assert "&" not in format_header_part("R&D &P &[Picture]")
    for report in (hostile_report(), printed("weekly"), printed("weekly", lang="en")):
        foot = format_footer(report)
        assert len(foot.encode("utf-16-le")) // 2 <= 255
        assert foot.count("&") == 8  # three places, three sizes, page and pages
