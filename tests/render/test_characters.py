"""Which characters no font has is known of every character, whatever Typst writes for it."""

from __future__ import annotations

import typst

from teamops.render.pdf.characters import unshown

NOTHING_ELSE = typst.Fonts(include_system_fonts=False)


def missing(text: str) -> str:
    return "".join(sorted(unshown(text, ["Libertinus Serif"], NOTHING_ELSE)))


def test_what_the_fonts_have_is_not_named() -> None:
    assert missing("plain · “quoted” … é e\u0301 x\u0301 −24% ≥ €") == ""
    assert missing("") == ""


def test_what_no_font_has_is_named() -> None:
    assert missing("中 é 文") == "中文"


def test_characters_that_typst_writes_as_numbers_are_named_too() -> None:
    """Unassigned ones, ends of Unicode, and marks that stand over a letter and are told together with it."""
    assert missing("\u0378\ufffe\U0010ffff") == "\u0378\ufffe\U0010ffff"
    assert missing("ก\u0e31") == "ก\u0e31"


def test_joiners_and_selectors_have_no_glyph_and_lack_none() -> None:
    assert missing("a\u200db\ufe0fc\u200b") == ""


def test_quotes_and_backslashes_beside_it_hide_nothing() -> None:
    assert missing('"中\\文"') == "中文"
