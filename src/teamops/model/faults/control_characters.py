"""Characters of a text that act on a screen, change the direction of others, or hide."""

from __future__ import annotations

import re

ACTING = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""All of them but those below a blank, which JSON and YAML escape themselves, and the joiners of letters and emoji.

Halves of surrogate pairs are none: where bytes are written, they cannot be."""


def escape_json(text: str) -> str:
    """A JSON document with escapes for what acts in its texts; it says the same."""
    return ACTING.sub(_escape_json_char, text)


def escape_yaml(quoted: str) -> str:
    """A text in double quotes, as YAML, with escapes for what acts in it; it says the same."""
    return ACTING.sub(_escape_yaml_char, quoted)


def _escape_json_char(found: re.Match[str]) -> str:
    halves = found[0].encode("utf-16-be").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4))


def _escape_yaml_char(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
