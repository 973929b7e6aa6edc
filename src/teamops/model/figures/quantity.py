"""Exact numbers in the notation of people: 5000, 26%, 1.5万, 1,200."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Any, Self

from teamops.model.later_pattern import compile_later

SCALES = {"": 0, "%": -2, "万": 4, "亿": 8}

ROOMY = Context(prec=60)
"""A context for rounding: the largest and smallest allowed numbers together exceed the default precision."""

_WRITTEN = compile_later(r"([+-]?)(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,9})? ?([%万亿]?)", re.ASCII)


class Quantity(Decimal):
    """An exact number that keeps its suffix; `1.5万` equals 15000 and is written back as `1.5万`.

    It has at most 15 digits before the point and 9 after it, so that sums and differences stay exact in the 28 digits
    that decimals have by default. Two quantities are equal if their values are.
    """

    __slots__ = ("_read", "suffix")
    suffix: str
    _read: str

    def __new__(cls, number: Decimal | int | str, suffix: str = "", read: str = "") -> Self:
        quantity = super().__new__(cls, number)
        quantity.suffix = suffix
        quantity._read = read
        return quantity

    @classmethod
    def of(cls, number: Decimal | int, suffix: str = "") -> Self:
        """Return a quantity of the value `number` that is written with `suffix`."""
        return cls(number, suffix)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the number written as `text`. Raises ValueError for anything else, also 1e3, 0x1F and 1_000."""
        text = text.strip()
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(text)
        sign, whole, fraction, suffix = match.groups()
        digits = Decimal(sign + whole.replace(",", "") + (fraction or ""))
        return cls(shift_decimal(digits, SCALES[suffix]), suffix, text)

    @property
    def unit_in_last_place(self) -> Decimal:
        """One unit of the last digit written: 1 for 5000, 0.01 for 30%, 1000 for 1.5万."""
        exponent = self.as_tuple().exponent
        assert isinstance(exponent, int)  # never NaN or infinite: parse() admits digits only
        return Decimal(1).scaleb(exponent)

    @property
    def written(self) -> str:
        """The text it was read from, commas included; else the same as `str`."""
        return self._read or str(self)

    @property
    def is_bare(self) -> bool:
        """Whether nothing follows the digits: no %, no 万, no unit."""
        return not self.suffix and (not self._read or self._read[-1].isdigit())

    def __str__(self) -> str:
        """Return the number in plain digits and its own suffix, without exponent, plus sign and commas."""
        return _format_digits(shift_decimal(self, -SCALES[self.suffix])) + self.suffix

    def __format__(self, spec: str, context: Context | None = None, /) -> str:
        return str(self) if not spec else format(Decimal(self), spec)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: Any, /) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (Decimal(self), self.suffix, self._read)


def shift_decimal(number: Decimal, places: int) -> Decimal:
    """Return `number` × 10^places with every digit (`scaleb` would round to the context)."""
    if not places:
        return Decimal(number)
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return Decimal((sign, digits, exponent + places))


def format_plain(number: Decimal) -> str:
    """Return the digits without exponent and without trailing zeros after the point: 1E+3 → 1000, 1.50 → 1.5."""
    text = _format_digits(Decimal(number))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _format_digits(number: Decimal) -> str:
    """Return all digits without exponent; zero has no sign."""
    return format(number if number else abs(number), "f")
