"""Which characters no font has is known of every character, whatever Typst writes for it."""

from __future__ import annotations

from teamops.render.confined.limits import ProcessLimits
from teamops.render.pdf.fonts import find_missing_characters, is_chinese
from teamops.render.pdf.typesetter import FontSources, Typesetter


def missing(text: str) -> str:
    with Typesetter(FontSources(system=False), ProcessLimits()) as setter:
        return "".join(sorted(find_missing_characters(text, ["Libertinus Serif"], setter)))


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


def test_what_is_to_be_read_in_chinese_is_told_from_rare_signs() -> None:
    """A report goes to people with a sign for a rare one, and never without the usual ones."""
    assert all(map(is_chinese, "营销目标〇々《》「」、。\uff01\uff0c\uff1a\uff1f\uff08\uff09\uffe5"))
    assert not any(map(is_chinese, "〽〰🚀鿏䶮𬭎ﾊ〠ⅷA"))
    assert all(chr(code).encode("gbk") for code in range(0x10000) if is_chinese(chr(code)))
