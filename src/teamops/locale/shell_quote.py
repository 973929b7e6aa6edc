"""Quoting of commands that users copy into a shell."""

from __future__ import annotations

from teamops.model.later_pattern import compile_later

_PLAIN = compile_later(r"[\w@%+=:,./…-]+")
"""Words that need no quotes in any shell; letters of all languages are among them."""


def quote_command(*words: str) -> str:
    """Join words to one line for a shell, with quotes where it needs them."""
    return " ".join(map(_quote_word, words))


def _quote_word(word: str) -> str:
    """Quote a word. Line breaks and tabs become blanks: a command to copy is one line."""
    word = " ".join(word.split())
    return word if _PLAIN.fullmatch(word) else "'" + word.replace("'", "'\"'\"'") + "'"
