"""What a schema takes for a value is what the model takes for it, as far as a schema can tell."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from zoneinfo import available_timezones

import pytest
import regress
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML

from teamops.integrations.schema.value_schemas import NOTATIONS
from teamops.model.records.settings import Zone
from teamops.store.yaml.exact_reader import compose_text

ZONE = TypeAdapter(Zone).validate_python("Asia/Shanghai")
ADAPTERS = {notation.kind: TypeAdapter(declared) for declared, notation in NOTATIONS.items()}
FRAGMENTS = {notation.kind: notation.fragment for notation in NOTATIONS.values()}
PATTERNS = {kind: fragment["pattern"] for kind, fragment in FRAGMENTS.items() if "pattern" in fragment}
NUMBERS = [
    "0", "1", "5000", "1,200", "1,2000", "12,00", "0.5", "1.0", "1.50", ".5", "5.", "95%", "100%", "100.0%", "100.1%",
    "99.999%", "0%", "00%", "50%", "1,000%", "000%", "1.5万", "1.55555万", "1.50000万", "2亿", "0.0001万", "0.00011万",
    "0.00010万", "0.00001万", "0.00000001亿", "0.00000002亿", "0.000000010亿", "0.0000000万", "-5", "-0", "-0.0%",
    "-0,000", "+1", "+ 1", "1 %", "1  %", "1 ", " 1\n", "\u30001\u3000", "\ufeff1", "\x1c1", "\x851", "1e3", "1_000",
    "0x1F", "0,001", "000,001", "001", "000,100%", "0,100%", "1" * 15, "1" * 16, "999,999,999,999,999",
    "9,999,999,999,999,999", "0.1234567890", "0.123456789", "1.5k", "٣", "５", "", " ", "一万", "1%%", "%", "-", "万",
]  # fmt: skip
DAYS = [
    "2026-09-07", "2026-9-7", "2026-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "0001-01-01",
    "0004-02-29", "0000-02-29", "9999-12-31", "2026-04-31", "2026-04-30", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-01-32", "20260907", "2026-W28-1", "2026-09-07 ", "９999-12-31", "2026-09-07\n", "9月1日",
]  # fmt: skip
TIMES = [
    "T18:00", " 18:00", "T18:00:00", "T18:00:59.5", "T18:00:00.123456", "T18:00:00.1234567", "T24:00", "T18:60",
    "T18:00:60", "T18", "t18:00", "  18:00", "T18:00Z", "T18:00z", "T18:00+08:00", "T18:00+0800", "T18:00-23:59",
    "T18:00+24:00", "T18:00+08", "T18:00 +08:00", "T18:00:00,5", "",
]  # fmt: skip
PERIODS = [
    "2026", "2026-Q1", "2026-Q4", "2026-Q5", "2026-Q0", "2026-q1", "2026-07", "2026-13", "2026-00", "2026-W28",
    "2026-W53", "2026-W54", "2026-W00", "2026-W1", "2026-07-W28", "2026-07-W10", "2026-01-W53", "2026-12-W01",
    "2026-02-W01", "0999", "3000", "1000", "2999", "26", "2026-07-14", "2026-02-30", "0999-07-14", "2026-7",
    "2026-07-14T10:00", " 2026", "2026-09-W36", "2026-09-W41", "2026-11-W43", "2026-13-W28",
]  # fmt: skip
OTHERS = [
    "daily", "Daily", "weekly Mon", "weekly mon", "weekly Tue,Fri", "weekly Tue, Fri", "weekly Tue,  Fri", "weekly",
    "weekly 1", "monthly 3", "monthly 03", "monthly 003", "monthly 31", "monthly 32", "monthly 0", "monthly last",
    "monthly 1,15", "monthly 1,", "monthly Mon", "monthly  3", "quarterly 5", "quarterly last", "yearly 1", "daily 1",
    "24h", "30m", "2d", "2 d", "2  d", "2\td", "12345h", "1h30m", "h", "24 H", "24", "1.5h", "2\u3000d", "٣h",
    "17:00", "7:05", "24:00", "23:59", "17:60", "17:0", "017:00", "17:00:00", "true", "True", "TRUE", "tRUE", "yes",
    "no", "false", "on", "zhao", "sales-2026Q3", "-zhao", "zhao-", "z h", "z/h", "z\\h", "z+h", "z'h", 'z"h', "z\th",
    "赵四", "é", "z\x00", "z\x7f", "z\xa0h", "z\u200bh", "z\u202eh", "\ufeffz", "z\u3000h", "z\u2028", "[x]", "{x}",
    "#0a5c4a", "#0A5C4A", "#ffffff", "#0a5", "0a5c4a", "#0a5c4ab", "#0a5c4g", "#0a5c4a ", "rgb(1,2,3)", "green",
    "x,y", "Asia/Shanghai", "Europe/Paris", "UTC", "Etc/GMT+8", "Asia/", "/Asia", "Asia Shanghai", "../etc", "八",
]  # fmt: skip
TEXTS = [*NUMBERS, *DAYS, *(day + time for day in DAYS for time in TIMES), *PERIODS, *OTHERS]
OPEN = {
    "period": re.compile(r"\d{4}-(?:\d\d-)?W\d\d"),  # which weeks a year has
    "zone": re.compile(r"[A-Za-z0-9_+/-]+"),  # which zones there are
    "color": re.compile(r"#[0-9a-fA-F]{6}"),  # which can be read on paper
}
"""What a schema lets through, for the check to refuse."""
ODD_OFFSET = re.compile(r"\d[+-]\d\d:?[6-9]\d$", re.ASCII)
"""Some versions of Python take +08:60 for +09:00."""


def accepts(kind: str, value: Any) -> bool:
    """Whether the model takes `value` for the kind."""
    try:
        ADAPTERS[kind].validate_python(value, context={"zone": ZONE})
    except ValidationError:
        return False
    return True


def matches(kind: str, text: str) -> bool:
    return regress.Regex(PATTERNS[kind], flags="u").find(text) is not None


def assert_agree(kind: str, text: str) -> None:
    said = matches(kind, text)
    if kind == "moment" and ODD_OFFSET.search(text):
        assert not said
    elif not (said and kind in OPEN and OPEN[kind].fullmatch(text)):
        assert said == accepts(kind, text), (kind, text)
    if not text.endswith("\n"):  # which `$` does not mind in Python
        assert said == bool(re.search(PATTERNS[kind], text)), (kind, text)


@pytest.mark.parametrize("kind", PATTERNS)
def test_a_pattern_matches_what_the_model_accepts(kind: str) -> None:
    for text in TEXTS:
        assert_agree(kind, text)
    assert any(matches(kind, text) for text in TEXTS)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A text in which a sign or two are wrong."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text)))
        sign = draw(st.sampled_from([*"0123456789019,.%万亿+- :TWQZhmd/\t\n\u3000a", ""]))
        text = text[:at] + sign + text[at + draw(st.integers(0, 1)) :]
    return text


@given(slips())
def test_a_slip_of_the_hand_is_seen_alike(text: str) -> None:
    for kind in PATTERNS:
        assert_agree(kind, text)


@pytest.mark.unmeasured
@pytest.mark.parametrize("kind", ["clock", "day", "duration", "flag", "moment", "number", "percent"])
def test_whatever_matches_is_accepted(kind: str) -> None:
    @given(st.from_regex(PATTERNS[kind]))
    def holds(text: str) -> None:
        assert_agree(kind, text)

    holds()


@given(st.text(max_size=8).filter(str.isascii))
def test_an_id_of_usual_characters_is_seen_alike(text: str) -> None:
    assert_agree("id", text)


def test_every_time_zone_there_is_can_be_written() -> None:
    assert all(matches("zone", zone) for zone in available_timezones())


SCALARS = [
    "618", "5000", "-5", "1.50", "0.5", "1.5", "26%", "1,200", "1.5万", "true", "no", "on", "yes", "False", "null", "~",
    "", "17:00", "08", "007", "2026", "2026-07", "2026-09-07", "2026-09-07T16:40", "2026-09-07 16:40:00", "24h", "zhao",
    "[zhao, 7, true]", "[]", "[[]]", "[~]", "['']", "{a: 1}", "1234567890123456", '"2026"', '"5000"', "'true'", "''",
]  # fmt: skip
HIDDEN = {
    ("number", "1e3"), ("number", "1_000"), ("number", "0x1F"), ("number", "0.1234567890"),
    ("id", "+5"), ("id", "-0"), ("period", "2_026"), ("period", "+2026"),
}  # fmt: skip
"""What a YAML parser makes of a text that the model refuses, and the schema can no longer see."""


@pytest.mark.parametrize("kind", FRAGMENTS)
def test_what_a_yaml_parser_makes_of_a_value_is_valid_where_its_text_is(kind: str) -> None:
    validator = Draft7Validator(FRAGMENTS[kind])
    for text in SCALARS:
        seen = YAML(typ="safe", pure=True).load(f"a: {text}\n")["a"]
        if isinstance(seen, date):
            seen = str(seen)  # as the parsers of validators leave it
        written = compose_text("a.yaml", f"a: {text}\n").data["a"]
        if not (kind in OPEN and isinstance(seen, str) and OPEN[kind].fullmatch(seen)):
            assert validator.is_valid(seen) == accepts(kind, written), (kind, text)


@pytest.mark.parametrize(("kind", "text"), sorted(HIDDEN))
def test_what_a_parser_hides_is_let_through(kind: str, text: str) -> None:
    assert not accepts(kind, text)
    assert Draft7Validator(FRAGMENTS[kind]).is_valid(YAML(typ="safe", pure=True).load(text))
