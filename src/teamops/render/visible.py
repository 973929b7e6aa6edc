"""Text from files made harmless: what would act on a terminal or hide in a page is shown as a sign instead.

Terminal escapes, carriage returns, overrides of the writing direction (which can make `cod.exe` read `exe.doc`) and
characters without a width all stay in the text, but as something to see: ␛, ⟨U+202E⟩.
"""

from __future__ import annotations

import re
from unicodedata import category

_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Joiners make emoji and letters of several scripts; without a neighbour they do nothing."""

_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


class _Signs(dict[int, str]):
    """What each character is shown as, filled as characters are met (at most once for each of Unicode)."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _make_sign(chr(code))
        return shown


def is_control_character(character: str) -> bool:
    """Whether a character acts on a screen, changes the direction of others, or hides."""
    return category(character) in _ACTING and character not in _JOINERS


def _make_sign(character: str) -> str:
    code = ord(character)
    if not is_control_character(character):
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else format_code_point(character)


def format_code_point(character: str) -> str:
    """What is shown in place of a character that cannot be: ⟨U+202E⟩"""
    return f"⟨U+{ord(character):04X}⟩"


_ONE_LINE = _Signs({ord("\n"): " ", ord("\t"): " "})
_LINES = _Signs({ord("\n"): "\n", ord("\t"): " "})


def make_visible(text: str) -> str:
    """The text on one line, with nothing in it that acts or hides. Line breaks and tabs become blanks."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_ONE_LINE)


def make_visible_lines(text: str) -> str:
    """The text with its line breaks, and nothing else in it that acts or hides."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_LINES)


def isolate_direction(text: str) -> str:
    """`text`, which keeps the order of what stands beside it: letters from right to left would draw numbers to them."""
    return f"\u2068{text}\u2069" if _FROM_THE_RIGHT.search(text) else text
