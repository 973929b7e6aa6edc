"""Exact numbers: as files write them, and as people read them on paper."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

SUFFIXES = {"": Fraction(1), "%": Fraction(1, 100), "万": Fraction(10_000), "亿": Fraction(100_000_000)}


def number(text: str) -> Fraction:
    """`95%` is 95/100, `1.5万` is 15000, `12` is 12."""
    plain = unicodedata.normalize("NFKC", text).strip()
    suffix = plain[-1] if plain[-1] in SUFFIXES else ""
    return Fraction(plain.removesuffix(suffix)) * SUFFIXES[suffix]


def in_unit(text: str, unit: str) -> Fraction:
    """The number counted in `unit`: `92` and `92%` are both 92 in %, `36万` is 36 in 万元."""
    plain = unicodedata.normalize("NFKC", text).strip()
    shared = next((suffix for suffix in ("%", "万", "亿") if unit.startswith(suffix) and plain.endswith(suffix)), "")
    return Fraction(plain.removesuffix(shared)) if shared else number(plain)


def places(text: str) -> int:
    """How many digits stand behind the point: 1 for `0.5`, 0 for `12`."""
    return len(text.partition(".")[2])


def half_up(value: Fraction, digits: int) -> Fraction:
    """`value` to so many digits behind the point, a half away from zero."""
    scale = 10**digits
    size = floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(size if value >= 0 else -size, scale)


def upwards(value: Fraction, digits: int) -> Fraction:
    return Fraction(ceil(value * 10**digits), 10**digits)


def downwards(value: Fraction, digits: int) -> Fraction:
    return Fraction(floor(value * 10**digits), 10**digits)


ROUNDINGS = {"half up": half_up, "up": upwards, "down": downwards}


@dataclass(frozen=True, slots=True)
class Token:
    """A number on paper: its digits as printed, without the sign in `suffix`."""

    value: Fraction
    digits: int
    suffix: str


_NUMBER = re.compile(r"([+−-]?)(\d[\d,]*)(?:\.(\d+))?(%|万|亿)?")


def tokens(text: str) -> list[Token]:
    """The numbers of a printed text in their order. A hyphen between two digits is no minus sign."""
    found = []
    for match in _NUMBER.finditer(unicodedata.normalize("NFKC", text)):
        sign, whole, part, suffix = match.groups()
        value = Fraction(f"{whole.replace(',', '')}.{part or 0}")
        found.append(Token(-value if sign in ("−", "-") else value, len(part or ""), suffix or ""))
    return found
