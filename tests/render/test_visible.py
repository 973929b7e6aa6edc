"""Text of a team acts on nobody's screen."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.render.visible import make_visible, make_visible_lines


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("竞品分析,3家(PPT)", "竞品分析,3家(PPT)"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\rb\x08\x00\x7f\x9b", "a␍b␈␀␡⟨U+009B⟩"),
        ("exe\u202efdp", "exe⟨U+202E⟩fdp"),
        ("zero\u200bwidth\ufeff", "zero⟨U+200B⟩width⟨U+FEFF⟩"),
        ("👩\u200d🚀 नि\u200cक", "👩\u200d🚀 नि\u200cक"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("half \ud83d", "half ⟨U+D83D⟩"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("a\r\nb\nc\td", "a b c d"),
    ],
)
def test_what_would_act_or_hide_is_shown(written: str, shown: str) -> None:
    assert make_visible(written) == shown


def test_lines_stay_lines_where_a_text_may_have_several() -> None:
    assert make_visible_lines("a\r\nb\nc\td\u2028e") == "a\nb\nc d⟨U+2028⟩e"


@given(st.text())
def test_nothing_that_acts_is_left(text: str) -> None:
    assert not {category(c) for c in make_visible(text)} & {"Cc", "Cs", "Zl", "Zp"}
    assert make_visible(make_visible(text)) == make_visible(text)
    assert "".join(make_visible_lines(text).split("\n")).isprintable() or make_visible(text) == make_visible(
        make_visible_lines(text)
    )
