"""What a number means in its unit: 36万 in 万元 is 36, 90.6 in % is 90.6%.

One quantity has one meaning in any notation. Unambiguous amounts are converted exactly; ambiguous ones, and those of
another unit, are refused. docs/format.md ("Units and rates") states the rules for users.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from teamops.model.figures.quantity import Quantity, format_plain, shift_decimal
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple

RATE_UNITS = frozenset({"%", "％", "百分比", "百分率", "百分数", "percent", "per cent", "pct"})
"""Units in which numbers are rates."""

_SCALES = {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3}
"""Words for powers of ten, the longest first."""

_KILO = frozenset({"克", "米", "瓦", "瓦时", "卡", "焦", "帕", "伏", "赫", "字节", "比特"})
"""Units of which 千 is a prefix and no thousand: 36万千瓦时 is common, and 36万 in 千瓦时 does not mean 360."""

_NO_RATES = ("频率", "速率", "汇率", "功率", "倍率", "分辨率", "周转率", "心率", "码率", "帧率")
_RATES = ("率", "占比", "比例", "百分比")

_LETTERS = r"[A-Za-z\u4e00-\u9fff][A-Za-z\u4e00-\u9fff/·]{0,19}"
_AMOUNT = compile_later(
    rf"([+-]?(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,15}})(?:\.\d{{1,9}})?) ?({'|'.join(_SCALES)})? ?({_LETTERS})?",
    re.ASCII,
)
_MOST_DIGITS, _MOST_PLACES = 15, 9


class UnclearNumberError(ValueError):
    """A number that is ambiguous or impossible in its unit.

    `variant` names the message: `two_readings` (facts `one` and `other` are both, each in an accepted notation),
    `other_unit`, `no_unit`, `rate_or_not`, `too_fine`, `too_large`.
    """

    def __init__(self, variant: str, **facts: str) -> None:
        super().__init__(variant)
        self.variant = variant
        self.facts = facts


class Unit(NamedTuple):
    """A unit split into the power of ten in front and the thing counted; 万元 is (4, 元)."""

    scale: int
    thing: str


def parse_amount(text: str) -> Quantity:
    """Return the number written as `text`, with the words of its unit: 36万元, 5千, 0.036亿, 200 leads.

    Its value is the number with all its zeros; `Counting.read` interprets its unit from the text. Raises ValueError for
    anything that is not a number with at most a unit.
    """
    try:
        return Quantity.parse(text)
    except ValueError:
        digits, scale, _ = _split_amount(text.strip())
    suffix = scale if scale in ("万", "亿") else ""
    return Quantity(shift_decimal(_parse_decimal(digits), _SCALES.get(scale, 0)), suffix, text.strip())


def is_rate_unit(unit: str | None) -> bool:
    """Return whether numbers of `unit` are rates: %, ％, 百分比 …"""
    return unit is not None and unit.strip().casefold() in RATE_UNITS


def is_rate_name(metric: str) -> bool:
    """Return whether a metric of that name is a rate (签约率, 占比), so that 26 and 26% are equal."""
    return metric.endswith(_RATES) and not metric.endswith(_NO_RATES)


@lru_cache(maxsize=1024)
def parse_unit(text: str) -> Unit:
    """Return `text` split into scale and thing: (4, 元) for 万元."""
    for word, scale in _SCALES.items():
        if text.startswith(word) and not (word == "千" and text[1:] in _KILO):
            return Unit(scale, text[len(word) :].strip())
    return Unit(0, text)


def format_unit_after(number: Decimal, unit: str | None) -> str:
    """Return what follows `number` when written with its unit; a rate has its sign already."""
    if not is_rate_unit(unit):
        return unit or ""
    return "" if isinstance(number, Quantity) and number.suffix == "%" else "%"


class Counting(NamedTuple):
    """How the numbers of one goal, checkpoint or budget are read.

    `unit` is its unit as written, without surrounding blanks; `like` its plan (the target of a goal), which shows the
    notation of its rates; None without one.
    """

    unit: str
    like: Quantity | None

    @property
    def is_rate(self) -> bool:
        """Whether all numbers are rates: by the unit, or without one by the notation of the plan."""
        return is_rate_unit(self.unit) or (not self.unit and self.like is not None and self.like.suffix == "%")

    @property
    def is_in_shares(self) -> bool:
        """Whether rates without a % are shares of 1, as 0.92: if the plan is one, or no unit contradicts."""
        if not is_rate_unit(self.unit):
            return True
        like = self.like
        if like is None or not like.written[-1:].isdigit():
            return False
        return 0 < abs(_parse_decimal(like.written)) < 1

    def read(self, number: Quantity) -> Quantity:
        """Return `number` in this unit. Raises UnclearNumberError if it is ambiguous."""
        if self.is_rate:
            return self._read_rate(number)
        if number.is_bare:
            return number
        if number.suffix == "%":
            return self._read_share(number)
        return self._convert_amount(number)

    def step(self, number: Quantity) -> Quantity:
        """Return `number` as the smallest unit of a part: 0.1 is a tenth of a point beside a target of 92 %."""
        if not self.is_rate or not number.is_bare:
            return self.read(number)
        return _read_as_share(number) if self.is_in_shares else _read_as_points(number)

    def _read_rate(self, number: Quantity) -> Quantity:
        if number.suffix == "%":
            return number
        if not number.is_bare:
            raise UnclearNumberError("other_unit", unit=self.unit or "%")
        share, points = _read_as_share(number), _read_as_points(number)
        if not number:
            return share
        is_small = abs(number) <= 1
        is_unclear = abs(number) == 1 and self.like is not None and self.like.written.endswith("%")  # 1% or 100%
        if not is_unclear and self.is_in_shares == is_small:
            return share if is_small else points
        raise UnclearNumberError("two_readings", one=str(points), other=str(share), unit=self.unit or "%")

    def _read_share(self, number: Quantity) -> Quantity:
        """Return a number written with % where the plan is not: 26% beside 0.25 is clear, beside 25 it is not."""
        if self.unit:
            raise UnclearNumberError("other_unit", unit=self.unit)
        if self.like is not None and abs(self.like) > 1:
            raise UnclearNumberError("rate_or_not", like=self.like.written)
        return number

    def _convert_amount(self, number: Quantity) -> Quantity:
        digits, word, thing = _split_amount(number.written)
        if word + thing == self.unit:  # 36万元 where 万元 are counted, 5千克 where 千克 are
            return _make_quantity(_parse_decimal(digits))
        amount, scale, unit = _parse_decimal(digits), _SCALES.get(word, 0), parse_unit(self.unit)
        if thing:
            power = self._find_power(scale, unit, thing)
            is_suffix = power == scale and bool(number.suffix)
            return Quantity.of(Decimal(number), number.suffix) if is_suffix else _shift_quantity(amount, power)
        if not unit.scale:
            return number if number.suffix else Quantity.of(Decimal(number))
        if scale >= unit.scale:  # 36万 in 万元 says the 万 once more; nobody says 亿万元, so 0.036亿 is 360 of 万元
            return _shift_quantity(amount, scale - unit.scale)
        # 5千 in 万元 may be 5千元 or 5千万元
        one, other = (
            format_plain(reading) + self.unit
            for reading in (shift_decimal(amount, scale - unit.scale), shift_decimal(amount, scale))
        )
        raise UnclearNumberError("two_readings", one=one, other=other, unit=self.unit)

    def _find_power(self, scale: int, unit: Unit, thing: str) -> int:
        """Return the power of ten that converts an amount of `thing`: −4 for 元 if 万元 are counted."""
        counted = parse_unit(thing)
        if not self.unit:
            raise UnclearNumberError("no_unit", unit=thing)
        if thing.casefold() == self.unit.casefold():
            return scale
        if counted.thing.casefold() == unit.thing.casefold() and unit.thing:
            return scale + counted.scale - unit.scale
        if not unit.thing and scale == unit.scale and not counted.scale:  # 380万次 where 万 are counted
            return 0
        raise UnclearNumberError("other_unit", unit=self.unit)


def _split_amount(text: str) -> tuple[str, str, str]:
    """Return digits, the word for a power of ten, and the unit: ("0.036", "亿", "元"). Raises ValueError."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return match[1], match[2] or "", match[3] or ""


def _parse_decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _read_as_share(number: Quantity) -> Quantity:
    """Return 0.9 as 90%, with whole per cent at least: the last digit determines the step.

    Its text stays 0.9, so that it still shows the notation of the numbers beside it.
    """
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # quantities are finite
    share = _make_quantity(Decimal(number) if exponent <= -2 else number.quantize(Decimal("0.01")), "%")
    return Quantity(share, "%", number.written)


def _read_as_points(number: Quantity) -> Quantity:
    """Return 92 as 92%. Its text stays 92: whether a target of 1.05 means 105% is for G019 to ask."""
    return Quantity(_make_quantity(shift_decimal(Decimal(number), -2), "%"), "%", number.written)


def _shift_quantity(number: Decimal, places: int) -> Quantity:
    """Return `number` × 10^places, without the zeros after the point of the other unit: 360000元 is 36 in 万元."""
    if not places:
        return _make_quantity(number)
    return _make_quantity(Decimal(format_plain(shift_decimal(number, places))))


def _make_quantity(number: Decimal, suffix: str = "") -> Quantity:
    """Return `number` as a quantity. Raises UnclearNumberError if it has more digits than quantities have."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # quantities are finite
    if exponent < -_MOST_PLACES and number != round(number, _MOST_PLACES):
        raise UnclearNumberError("too_fine", places=str(_MOST_PLACES))
    if len(digits) + exponent > _MOST_DIGITS:
        raise UnclearNumberError("too_large", digits=str(_MOST_DIGITS))
    return Quantity.of(number if exponent >= -_MOST_PLACES else round(number, _MOST_PLACES), suffix)
