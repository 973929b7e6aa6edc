"""Fragments of JSON Schema for each kind of value, which accept what the model's converters accept.

A validator sees a file after a YAML parser has made numbers and booleans of plain scalars, so text and ids may be those
too; it cannot see that `1e3` and `1_000` are no numbers here. Patterns use only what means the same in ECMAScript, Rust
and Python: classes are spelled out, and both ends are anchored.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from teamops.model.faults.limits import LONGEST_PATTERN, MOST_LEAVES, MOST_PATTERNS, YEARS
from teamops.model.named_tuple import NamedTuple
from teamops.model.records import values
from teamops.model.records.colors import Color
from teamops.model.records.settings import Zone

Fragment = dict[str, Any]

SCALARS = ("string", "number", "boolean")
"""The types that a YAML parser may give a text."""

_BLANKS = r"[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*"
"""The blanks that `str.strip` removes."""

_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,9})? ?[%万亿]?"
_AMOUNT = (
    rf"(?:{_NUMBER}|{_NUMBER.removesuffix(' ?[%万亿]?')} ?(?:万亿|亿|千万|百万|万|千)? ?"
    r"(?:[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff/·]{0,19})?)"
)
"""A number with or without a unit: 36万元, 5千."""
_UP_TO_ONE = (
    r"(?:-[0,.]* ?[%万亿]?|\+?[0,]*(?:"
    r"(?:1(?:\.0*)?|\.[0-9]*)? ?"
    r"|(?:100(?:\.0*)?|[0-9]{0,2}(?:\.[0-9]*)?) ?%"
    r"|(?:\.(?:0{1,3}10*|0{1,4}|0{4}[0-9]*))? ?万"
    r"|(?:\.(?:0{7}10*|0{1,8}|0{8}[0-9]*))? ?亿))"
)
"""The numbers from 0 to 1: 1, 100%, 0.0001万, 0.00000001亿."""

_WITHOUT_FRACTION = (
    r"[+-]?(?:[0-9,]*(?:\.0*)? ?|(?:[0-9,]*00|0)(?:\.0*)? ?%"
    r"|[0-9,]*(?:\.[0-9]{0,4}0*)? ?万|[0-9,]*(?:\.[0-9]{0,8}0*)? ?亿)"
)
"""The whole numbers: 3, 3.0, 100%, 1.5万."""

_LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAY = (
    r"(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?"
_OFFSET = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
_WEEK = r"W(?:0[1-9]|[1-4][0-9]|5[0-3])"
_WEEK_OF_MONTH = (
    r"(?:01-W(?:0[1-5]|5[23])|02-W0[5-9]|03-W(?:09|1[0-4])|04-W1[3-8]|05-W(?:1[7-9]|2[0-3])|06-W2[2-7]"
    r"|07-W(?:2[6-9]|3[01])|08-W3[0-6]|09-W(?:3[5-9]|40)|10-W(?:39|4[0-4])|11-W4[4-9]|12-W(?:01|4[89]|5[0-3]))"
)
"""The weeks that a month can have in any year, week 53 included."""

_PERIOD = rf"(?=[12])(?:[0-9]{{4}}(?:-(?:Q[1-4]|{_WEEK}|{_WEEK_OF_MONTH}|0[1-9]|1[0-2]))?|{_DAY})"
_NOT_IN_ID = r"""\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff/\\"'+"""
"""Blanks, signs that have a meaning elsewhere, and common invisible characters."""


_SEVERAL = "{one}(?:, ?{one})*"
"""One word, or several with commas."""


class ValueSchema(NamedTuple):
    """The notation of a kind of value; `kind` names its words in the catalogue (`schema.kind.day`), "" for text."""

    kind: str
    fragment: Fragment


def allow_null(fragment: Fragment) -> Fragment:
    """Return a fragment that allows null too."""
    if "$ref" in fragment:
        return {"anyOf": [fragment, {"type": "null"}]}
    if "enum" in fragment:
        return {**fragment, "enum": [*fragment["enum"], None]}
    types = fragment["type"]
    return {**fragment, "type": [*([types] if isinstance(types, str) else types), "null"]}


def _make_text(kind: str, pattern: str) -> ValueSchema:
    return ValueSchema(kind, {"type": "string", "pattern": f"^{pattern}$"})


def _make_number(kind: str, pattern: str, also: str = "number", **bounds: float) -> ValueSchema:
    bounds = bounds or {"exclusiveMinimum": -(10**15), "exclusiveMaximum": 10**15}
    return ValueSchema(kind, {"type": ["string", also], "pattern": f"^{_BLANKS}{pattern}{_BLANKS}$", **bounds})


_NAME: Fragment = {"type": [*SCALARS], "minLength": 1}

_PATTERN: Fragment = {"type": [*SCALARS], "maxLength": LONGEST_PATTERN}

NOTATIONS: Mapping[Any, ValueSchema] = {
    str: ValueSchema("", {"type": [*SCALARS]}),
    values.Number: _make_number("number", _NUMBER),
    values.Amount: _make_number("amount", _AMOUNT),
    values.Percent: _make_number("percent", _NUMBER),
    values.Share: _make_number("share", f"(?={_NUMBER}{_BLANKS}$){_UP_TO_ONE}", minimum=0, maximum=1),
    values.Whole: _make_number("whole", f"(?={_NUMBER}{_BLANKS}$){_WITHOUT_FRACTION}", "integer"),
    values.Flag: ValueSchema(
        "flag", {"type": ["boolean", "string"], "pattern": "^(?:true|True|TRUE|false|False|FALSE)$"}
    ),
    values.Day: _make_text("day", _DAY),
    values.Moment: _make_text("moment", f"{_DAY}[T ]{_TIME}{_OFFSET}?"),
    values.Duration: _make_text("duration", r"[0-9]{1,4}[\t-\r ]?[hmd]"),
    values.Clock: _make_text("clock", "(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"),
    values.When: ValueSchema(
        "period", {"type": ["string", "integer"], "pattern": f"^{_PERIOD}$", "minimum": YEARS[0], "maximum": YEARS[-1]}
    ),
    values.Repetition: _make_text(
        "repeat",
        rf"(?:daily|weekly {_SEVERAL.format(one='(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)')}"
        rf"|(?:monthly|quarterly) {_SEVERAL.format(one='(?:0?[1-9]|[12][0-9]|3[01]|last)')})",
    ),
    values.Id: ValueSchema("id", {"type": [*SCALARS], "pattern": f"^[^-{_NOT_IN_ID}][^{_NOT_IN_ID}]*$", "minimum": 0}),
    values.Names: ValueSchema("names", {"type": [*SCALARS, "array"], "minLength": 1, "items": _NAME}),
    values.DaysOff: ValueSchema(
        "leaves",
        {
            "type": "array",
            "items": {"type": "string", "pattern": rf"^{_DAY}(?:\.\.{_DAY}| (?:am|pm))?$"},
            "maxItems": MOST_LEAVES,
        },
    ),
    values.Pattern: ValueSchema("", _PATTERN),
    values.Patterns: ValueSchema("", {"type": "array", "items": _PATTERN, "maxItems": MOST_PATTERNS}),
    Color: _make_text("color", "#[0-9a-fA-F]{6}"),
    Zone: _make_text("zone", "[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*"),
}
"""The notation of every type of field except choices, lists, mappings and records."""
