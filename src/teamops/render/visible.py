"""Text from files made harmless: control characters and invisible ones are shown as signs.

Terminal escapes, carriage returns, overrides of the writing direction (which can make `cod.exe` read `exe.doc`) and
characters without a width stay in the text as visible signs: ␛, ⟨U+202E⟩.
"""

from __future__ import annotations

from unicodedata import category

from teamops.model.later_pattern import compile_later

_ACTING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Joiners are needed in emoji and in several scripts; without a neighbour they have no effect."""

_FROM_THE_RIGHT = compile_later(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


class _Signs(dict[int, str]):
    """The sign of each character, filled when a character is first seen."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = _make_sign(chr(code))
        return sign


def is_control_character(character: str) -> bool:
    """Return whether a character controls a screen, changes the writing direction, or is invisible."""
    return category(character) in _ACTING and character not in _JOINERS


def _make_sign(character: str) -> str:
    code = ord(character)
    if not is_control_character(character):
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else format_code_point(character)


def format_code_point(character: str) -> str:
    """Format the number of a character that cannot be shown: ⟨U+202E⟩."""
    return f"⟨U+{ord(character):04X}⟩"


_ONE_LINE = _Signs({ord("\n"): " ", ord("\t"): " "})
_LINES = _Signs({ord("\n"): "\n", ord("\t"): " "})


def make_visible(text: str) -> str:
    """Return the text on one line with control and invisible characters as signs; line breaks become blanks."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_ONE_LINE)


def make_visible_lines(text: str) -> str:
    """Return the text with its line breaks, and all other control and invisible characters as signs."""
    return text if text.isprintable() else text.replace("\r\n", "\n").translate(_LINES)


def isolate_direction(text: str) -> str:
    """Isolate the writing direction of `text`: letters from right to left would reorder numbers beside them."""
    return f"\u2068{text}\u2069" if _FROM_THE_RIGHT.search(text) else text
