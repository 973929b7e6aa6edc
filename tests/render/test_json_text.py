"""JSON says the same text, and nothing in it acts on a screen."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.render.json_text import format_json
from teamops.render.visible import is_control_character


@pytest.mark.unmeasured
def test_every_character_that_acts_is_escaped_and_no_other() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    written = format_json([every])
    assert [character for character in set(written) - {"\n"} if is_control_character(character)] == []
    kept = "竞品 👩\u200d🚀 ✅\ufe0f नि\u200cक e\u0301 \u3000"
    assert kept in format_json([kept])


@settings(deadline=None)
@given(st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_what_is_read_is_what_was_written(document: object) -> None:
    assert json.loads(format_json(document)) == document
