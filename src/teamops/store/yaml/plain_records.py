"""Places in records that are written plainly: a key and a value on each line, or all on one line within braces.

Patterns find them in a tenth of the time that composing the record takes. They match less than YAML allows: keys and
values without quotes, brackets only within one line. A property test compares the places with composed ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Key

_LONGEST = 10_000
"""Characters of a record that is searched: the parser gives up on records of very many values, a pattern does not."""

_SIGNS = r"\w\xb7\u2010-\u2027\u3001-\u303d\uff01-\uff5e"
_WORDS = rf"[{_SIGNS}][{{0}}]*+(?:(?:[ ]++|(?<=\w):(?=\w))[{{0}}]++)*+"
_TEXT = _WORDS.format(_SIGNS + "-.+/()%=")
_ITEMS = rf"\[(?:{_TEXT}(?:,[ ]*(?=[^\]])|(?=\])))*+\]"
_KEY = r"[A-Za-z_][\w-]{0,60}"
_PAIRS = rf"\{{(?:{_KEY}:[ ]+(?:{_TEXT}|{_ITEMS})(?:,[ ]*(?=\w)|(?=\}})))++\}}"
_COMMENT = rf"\#[ -~{_SIGNS}]*+"
_LINE_ENDS = rf"[ ]*+(?:(?<=[ ]){_COMMENT})?(?:\n|\Z)(?:[ ]*+(?:{_COMMENT})?(?:\n|(?<!\n)\Z))*+"
"""The rest of a line, and the lines without content that follow."""
_RECORD_IN_BRACES = compile_later(rf"[ ]*-[ ]+({_PAIRS}){_LINE_ENDS}")
_PAIR_IN_BRACES = compile_later(rf"[{{,][ ]*({_KEY}):[ ]+({_TEXT}|{_ITEMS})")
_PAIR_ON_LINE = compile_later(
    rf"([ ]*(?:-[ ]+)?)({_KEY}):(?:[ ]+({_WORDS.format(_SIGNS + '-.+/()%=,')}|{_ITEMS}|{_PAIRS}))?{_LINE_ENDS}"
)


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
    if "{" not in text[start:end].partition("\n")[0]:
        return _find_on_lines(text, start, end)
    match = _RECORD_IN_BRACES.fullmatch(text, start, end)
    if match is None:
        return None
    pairs = _PAIR_IN_BRACES.finditer(text, *match.span(1))
    return PlainRecord(text, match.span(1), {pair[1]: (pair.span(1), pair.span(2)) for pair in pairs})


def _find_on_lines(text: str, start: int, end: int) -> PlainRecord | None:
    pairs: dict[Key, tuple[Ends, Ends]] = {}
    first: Ends | None = None
    at, column = start, 0
    while at < end:
        match = _PAIR_ON_LINE.match(text, at, end)
        if match is None or ("-" in match[1]) != (first is None):
            return None
        key, value = match.span(2), match.span(3)
        if first is None:
            first, column = key, len(match[1])
        elif len(match[1]) != column:
            return None
        pairs[match[2]] = key, value if match[3] else key
        at = match.end()
    return PlainRecord(text, first, pairs) if first is not None else None
