"""Patterns that are compiled when first used."""

from __future__ import annotations

import re

import pytest

from teamops.model.later_pattern import compile_later


def test_it_does_what_a_compiled_pattern_does() -> None:
    later, compiled = compile_later(r"(\d+)-(?P<b>x)", re.I), re.compile(r"(\d+)-(?P<b>x)", re.I)
    for text in ("12-X", "a 1-x b", "-x", ""):
        assert [match.groups() for match in later.finditer(text)] == [m.groups() for m in compiled.finditer(text)]
        assert bool(later.fullmatch(text)) == bool(compiled.fullmatch(text))
    assert (later.pattern, later.flags) == (compiled.pattern, compiled.flags)
    assert compile_later(rb"\d").search(b"a1")


def test_it_is_compiled_when_first_used() -> None:
    wrong = compile_later("(")
    with pytest.raises(re.error):
        wrong.search("")
