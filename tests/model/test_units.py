"""One quantity has one meaning, whatever its notation: converted exactly, or refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import Counting, UnclearNumberError, parse_amount


def read(unit: str, like: str | None, text: str) -> str:
    """What `text` means in `unit` beside a plan `like`; the refusal where it does not mean one thing."""
    plan = None if like is None else parse_amount(like)
    try:
        return str(Counting(unit, plan).read(parse_amount(text)))
    except UnclearNumberError as unclear:
        readings = [unclear.facts[key] for key in ("one", "other") if key in unclear.facts]
        return " | ".join([unclear.variant, *readings])


@pytest.mark.parametrize(
    ("unit", "text", "meant"),
    [
        ("万元", "36", "36"),
        ("万元", "36万", "36"),
        ("万元", "36 万元", "36"),
        ("万元", "36万元", "36"),
        ("万元", "360000元", "36"),
        ("万元", "360,000元", "36"),
        ("万元", "0.036亿", "360"),
        ("万元", "0.036亿元", "360"),
        ("万元", "3百万元", "300"),
        ("万元", "3百万", "300"),
        ("万元", "1千万", "1000"),
        ("万元", "5千元", "0.5"),
        ("万元", "5千", "two_readings | 0.5万元 | 5000万元"),
        ("万元", "36万人", "other_unit"),
        ("万元", "36%", "other_unit"),
        ("万元", "36k", "other_unit"),
        ("万元", "-2万", "-2"),
        ("元", "36万", "36万"),
        ("元", "36万元", "36万"),
        ("元", "5千", "5000"),
        ("元", "360000元", "360000"),
        ("亿元", "3万", "two_readings | 0.0003亿元 | 30000亿元"),
        ("亿元", "2亿", "2"),
        ("亿元", "20000万元", "2"),
        ("亿元", "0.01元", "0.0000000001 does not fit"),
        ("千元", "1.5万", "15"),
        ("千元", "1.5万元", "15"),
        ("千克", "5千克", "5"),
        ("千克", "500克", "other_unit"),
        ("千瓦时", "36万", "36万"),
        ("千瓦时", "36万千瓦时", "36万"),
        ("千瓦时", "5千", "5000"),
        ("万", "380", "380"),
        ("万", "380万", "380"),
        ("万", "380万次", "380"),
        ("万", "1亿", "10000"),
        ("万人次", "38万人次", "38"),
        ("家", "1.2万", "1.2万"),
        ("家", "1.2万家", "1.2万"),
        ("家", "120", "120"),
        ("", "1.5万", "1.5万"),
        ("", "5千", "5000"),
        ("", "36万元", "no_unit"),
        ("leads", "200 leads", "200"),
        ("leads", "200 Leads", "200"),
        ("人天", "2.5人天", "2.5"),
    ],
)
def test_an_amount_is_converted_to_its_unit_or_refused(unit: str, text: str, meant: str) -> None:
    assert read(unit, None, text) == ("too_fine" if meant.endswith("fit") else meant)


@pytest.mark.parametrize("unit", ["%", "％", "百分比", "Percent"])
@pytest.mark.parametrize(
    ("like", "text", "meant"),
    [
        ("92", "90.6", "90.6%"),
        ("92", "90.6%", "90.6%"),
        ("92", "92", "92%"),
        ("92", "0.9", "two_readings | 0.9% | 90%"),
        ("92", "1", "two_readings | 1% | 100%"),
        ("92", "0", "0%"),
        ("92", "-3", "-3%"),
        ("92", "120", "120%"),
        ("92%", "89.1", "89.1%"),
        ("92%", "89.1%", "89.1%"),
        ("92%", "0.891", "two_readings | 0.891% | 89.1%"),
        ("0.92", "0.906", "90.6%"),
        ("0.92", "0.9", "90%"),
        ("0.92", "90.6%", "90.6%"),
        ("0.92", "90.6", "two_readings | 90.6% | 9060%"),
        ("0.92", "1", "100%"),
        ("1", "1", "two_readings | 1% | 100%"),
        ("92", "36万", "other_unit"),
        ("92", "36元", "other_unit"),
    ],
)
def test_a_rate_is_a_rate_however_it_is_written(unit: str, like: str, text: str, meant: str) -> None:
    assert read(unit, like, text) == meant


@pytest.mark.parametrize(
    ("like", "text", "meant"),
    [
        ("30%", "26%", "26%"),
        ("30%", "0.26", "26%"),
        ("30%", "26", "two_readings | 26% | 2600%"),
        ("30%", "1", "two_readings | 1% | 100%"),
        ("0.3", "26%", "26%"),
        ("0.3", "0.26", "0.26"),
        ("25", "26%", "rate_or_not"),
        ("25", "26", "26"),
        (None, "26%", "26%"),
    ],
)
def test_a_plan_with_a_sign_of_per_cent_makes_a_rate_without_a_unit(like: str | None, text: str, meant: str) -> None:
    assert read("", like, text) == meant


@pytest.mark.parametrize(
    ("unit", "like", "step", "meant"),
    [
        ("%", "92", "0.1", "0.1%"),
        ("%", "92", "1", "1%"),
        ("%", "92%", "0.1", "0.1%"),
        ("%", "0.92", "0.01", "1%"),
        ("", "30%", "0.01", "1%"),
        ("%", "92", "0.1%", "0.1%"),
        ("万元", "1860", "0.1", "0.1"),
        ("万元", "1860", "1000元", "0.1"),
    ],
)
def test_a_step_is_written_as_the_target_is(unit: str, like: str, step: str, meant: str) -> None:
    assert str(Counting(unit, parse_amount(like)).step(parse_amount(step))) == meant


ONE_QUANTITY = {
    "万元": ["36", "36.0", "36万", "36万元", "36 万元", "0.0036亿", "0.0036亿元", "360000元", "360,000元", "360千元"],
    "元": ["360000", "360,000", "36万", "36万元", "0.0036亿", "0.0036亿元", "360000元", "360千", "360千元"],
    "亿元": ["2", "2亿", "2亿元", "20000万元", "2万万", "200000000元"],
    "万": ["380", "380万", "380 万", "380万次", "0.038亿"],
    "千元": ["360", "360千", "36万", "360千元", "36万元", "360000元", "0.0036亿"],
    "家": ["5000", "5,000", "0.5万", "0.5万家", "5千", "5千家", "5000家"],
    "": ["5000", "5,000", "0.5万", "5千", "0.00005亿"],
    "%": ["92", "92.0", "92%", "92 %", "0.92"],
    "百分比": ["92", "92%", "0.92"],
    "rate": ["92%", "92.0%", "0.92"],
}
PAIRS = [(unit, plan, text) for unit, ways in ONE_QUANTITY.items() for plan in ways for text in ways]


@pytest.mark.parametrize(("unit", "plan", "text"), PAIRS)
def test_two_notations_of_one_quantity_are_equal_or_refused(unit: str, plan: str, text: str) -> None:
    unit = "" if unit == "rate" else unit
    try:
        counting = Counting(unit, parse_amount(plan))
        values = [counting.read(parse_amount(one)) for one in (plan, text)]
    except ValueError:  # refused: no such number, or one that does not mean one thing
        return
    assert values[0] == values[1]


def test_most_pairs_of_notations_are_converted_and_not_refused() -> None:
    converted = 0
    for unit, plan, text in PAIRS:
        try:
            converted += bool(Counting("" if unit == "rate" else unit, parse_amount(plan)).read(parse_amount(text)))
        except ValueError:
            continue
    assert converted > 0.9 * len(PAIRS)


@pytest.mark.parametrize("text", ["五十二", "1600/1700", "1e3", "0x1F", "1_000", "36万5千", "¥36", "36-37", "约36", ""])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        parse_amount(text)


def test_a_rate_of_ninety_keeps_whole_per_cent_as_its_step() -> None:
    assert Counting("%", parse_amount("0.9")).read(parse_amount("0.9")).unit_in_last_place == Decimal("0.01")
    assert Counting("%", parse_amount("90")).read(parse_amount("90")).unit_in_last_place == Decimal("0.01")


def test_a_plain_number_stays_the_object_that_it_is() -> None:
    number = Quantity.parse("1,200")
    assert Counting("万元", number).read(number) is number
