"""Commands as somebody would type them, to be copied into a shell."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[\w@%+=:,./…-]+")
"""What no shell takes for anything else; letters of every language are among it."""


def quote_command(*words: str) -> str:
    """The words as one line for a shell: those that it would take apart or act on stand in quotes."""
    return " ".join(map(_quote_word, words))


def _quote_word(word: str) -> str:
    """Line breaks and tabs become blanks: a command to copy is one line."""
    word = " ".join(word.split())
    return word if _PLAIN.fullmatch(word) else "'" + word.replace("'", "'\"'\"'") + "'"
