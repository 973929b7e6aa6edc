"""Places in records that are written plainly: a key and a value on each line, or all on one line within braces.

Patterns find them in a tenth of the time that composing the record takes. They match less than YAML allows: keys and
values without quotes, brackets only within one line. A property test compares the places with composed ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Key

_LONGEST = 10_000
"""Characters of a record that is searched: the parser gives up on records of very many values, a pattern does not."""

_SIGNS = r"\w.+/()%=，。：；、！？（）“”《》—…·-"
_KEY = r"[A-Za-z_][\w-]{0,60}"
_WORDS = r"[\w“《（][{0}]*+(?:(?:[ ]++|(?<=\w):(?=\w))[{0}]++)*+"
_TEXT = _WORDS.format(_SIGNS)
_ITEMS = rf"\[(?:{_TEXT}(?:,[ ]*{_TEXT})*+)?\]"
_PAIR = rf"{_KEY}:[ ]+(?:{_TEXT}|{_ITEMS})"
_PAIRS = rf"\{{{_PAIR}(?:,[ ]*{_PAIR})*+\}}"
_VALUE_ON_LINE = rf"(?:{_WORDS.format(',' + _SIGNS)}|{_ITEMS}|{_PAIRS})"
_COMMENT = rf"\#[ !-~{_SIGNS}]*+"
_LINE_END = rf"[ ]*+(?:(?<=[ ]){_COMMENT})?(?:\n|\Z)"
_OTHER_LINES = rf"(?:[ ]*+(?:{_COMMENT})?\n)*+(?:[ ]*+(?:{_COMMENT})?\Z)?"
_LINE = rf"{_KEY}:(?:[ ]+{_VALUE_ON_LINE})?{_LINE_END}{_OTHER_LINES}"
_IN_BRACES = compile_later(rf"[ ]*-[ ]+({_PAIRS}){_LINE_END}{_OTHER_LINES}")
_ON_LINES = compile_later(rf"([ ]*-[ ]+)({_LINE}(?:([ ]+){_LINE}(?:\3{_LINE})*+)?)")
_PAIR_IN_BRACES = compile_later(rf"[{{,][ ]*({_KEY}):[ ]+({_TEXT}|{_ITEMS})")
_PAIR_ON_LINE = compile_later(rf"^[ ]*(?:-[ ]+)?({_KEY}):(?:[ ]+({_VALUE_ON_LINE}))?", re.M)


Ends = tuple[int, int]


class PlainRecord(NamedTuple):
    """The indexes at which a record begins and ends, and by key those at which the key and its value do.

    A record on several lines ends with its first key, and a missing value is the key.
    """

    text: str
    span: Ends
    pairs: Mapping[Key, tuple[Ends, Ends]]

    def find(self, route: tuple[Key, ...], *, on_key: bool) -> Ends | None:
        """Return where what is at `route` begins and ends, or the nearest thing above it.

        None if that is within brackets.
        """
        pair = self.pairs.get(route[0]) if route else None
        if pair is None:
            return self.span
        key, value = pair
        if len(route) > 1:
            return None if self.text[value[0]] in "[{" else value
        return key if on_key else value


def find_plain_record(text: str, start: int, end: int) -> PlainRecord | None:
    """Return the record on the lines from `start` to `end` of a text; None if it is not written plainly."""
    if end - start > _LONGEST:
        return None
    if match := _IN_BRACES.fullmatch(text, start, end):
        return PlainRecord(text, match.span(1), _find_pairs(_PAIR_IN_BRACES, text, *match.span(1)))
    match = _ON_LINES.fullmatch(text, start, end)
    if match is None or (match[3] is not None and len(match[3]) != len(match[1])):
        return None
    pairs = _find_pairs(_PAIR_ON_LINE, text, start, end)
    first = match.end(1), match.end(1) + len(str(next(iter(pairs))))  # a repeated key has the place of the last one
    return PlainRecord(text, first, pairs)


def _find_pairs(pattern: re.Pattern[str], text: str, start: int, end: int) -> dict[Key, tuple[Ends, Ends]]:
    found = pattern.finditer(text, start, end)
    return {match[1]: (match.span(1), match.span(2) if match[2] else match.span(1)) for match in found}
