"""Exact numbers as people write them: 5000, 26%, 1.5万, 1,200."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Self

SCALES = {"": 0, "%": -2, "万": 4, "亿": 8}
_WRITTEN = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,18})(\.\d{1,12})?\s?(%|万|亿|)", re.ASCII)


class Quantity(Decimal):
    """An exact number that remembers its suffix; `1.5万` equals 15000 and is written back as `1.5万`."""

    __slots__ = ("suffix",)
    suffix: str

    @classmethod
    def of(cls, number: Decimal | int, suffix: str = "") -> Self:
        """`number` (its plain value) to be written with `suffix`."""
        made = cls(number)
        made.suffix = suffix
        return made

    @classmethod
    def parse(cls, text: str) -> Self:
        """The number that `text` writes. Raises ValueError for anything else, so also for 1e3, 0x1F and 1_000."""
        found = _WRITTEN.fullmatch(text.strip())
        if found is None:
            raise ValueError(text)
        sign, whole, fraction, suffix = found.groups()
        digits = Decimal(sign + whole.replace(",", "") + (fraction or ""))
        return cls.of(digits.scaleb(SCALES[suffix]), suffix)

    @property
    def unit_in_last_place(self) -> Decimal:
        """One unit of the last digit written: 1 for 5000, 0.01 for 30%, 1000 for 1.5万."""
        exponent = self.as_tuple().exponent
        assert isinstance(exponent, int)  # never NaN or infinite: parse() admits digits only
        return Decimal(1).scaleb(exponent)

    def __str__(self) -> str:
        """The text that writes this number, in its own suffix and without exponent."""
        suffix = getattr(self, "suffix", "")
        return format(Decimal(self).scaleb(-SCALES[suffix]), "f") + suffix

    def __format__(self, spec: str, context: Context | None = None, /) -> str:
        return str(self) if not spec else format(Decimal(self), spec)


def plain(number: Decimal) -> str:
    """Digits without exponent and without trailing zeros after the point: 1E+3 → 1000, 1.50 → 1.5."""
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
