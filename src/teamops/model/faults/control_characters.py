"""Characters that control a screen, change the direction of text, or are invisible."""

from __future__ import annotations

import re

from teamops.model.later_pattern import compile_later

ACTING = compile_later(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""All such characters from U+007F on, which JSON and YAML leave unescaped; joiners of letters and emoji excepted.

Halves of surrogate pairs are not included: they cannot be written as bytes.
"""


def escape_json(text: str) -> str:
    """Return a JSON document in which control characters are escaped; its meaning is the same."""
    return ACTING.sub(_escape_json_char, text)


def escape_yaml(quoted: str) -> str:
    """Return a YAML text in double quotes in which control characters are escaped; its meaning is the same."""
    return ACTING.sub(_escape_yaml_char, quoted)


def _escape_json_char(match: re.Match[str]) -> str:
    halves = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4))


def _escape_yaml_char(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
