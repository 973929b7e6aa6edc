"""Numbers are exact, keep their suffix, and are refused where they could mean something else."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.model.figures.quantity import SCALES, Quantity, format_plain

WRITTEN = st.builds(
    lambda sign, whole, fraction, suffix: f"{sign}{whole}{fraction}{suffix}",
    st.sampled_from(["", "-"]),
    st.integers(1, 10**15 - 1),
    st.just("") | st.text("0123456789", min_size=1, max_size=9).map(".{}".format),
    st.sampled_from(sorted(SCALES)),
)


@pytest.mark.parametrize(
    ("text", "value", "unit", "back"),
    [
        ("5000", "5000", "1", "5000"),
        ("26%", "0.26", "0.01", "26%"),
        ("1.5万", "15000", "1000", "1.5万"),
        ("2亿", "200000000", "100000000", "2亿"),
        ("1,200", "1200", "1", "1200"),
        ("1,200.50", "1200.50", "0.01", "1200.50"),
        ("-3.10", "-3.10", "0.01", "-3.10"),
        ("+5", "5", "1", "5"),
        ("007", "7", "1", "7"),
        ("1.5 万", "15000", "1000", "1.5万"),
        (" 5000 ", "5000", "1", "5000"),
        ("0万", "0", "10000", "0万"),
        ("-0", "0", "1", "0"),
        ("999,999,999,999,999.999999999亿", "99999999999999999999999.9", "0.1", "999999999999999.999999999亿"),
    ],
)
def test_a_number_means_what_is_written_and_is_written_back(text: str, value: str, unit: str, back: str) -> None:
    number = Quantity.parse(text)
    assert number == Decimal(value)
    assert number.unit_in_last_place == Decimal(unit)
    assert (str(number), f"{number}", number.written) == (back, back, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "1e3", "1E3", "0x1F", "0b1", "1_000", "1,00", "1,0000", ",100", "1,200,", "12,34,567", "1234,567",
        "NaN", "inf", "-", "+", "--1", "+-1", ".5", "5.", "1.2.3", "5 %%", "5%万", "万", "%", "五千", "５０００",
        "1，200", "١٢٣", "1.5w", "5000元", "½", "5\n%", "1" * 16, "0." + "1" * 10, "1" + ",000" * 5000,
        "9" * 100_000, "true", "2026-07-14", "17:00",
    ],
)  # fmt: skip
def test_what_could_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is all there is to say
        Quantity.parse(text)


@given(WRITTEN)
def test_every_digit_is_kept(text: str) -> None:
    number = Quantity.parse(text)
    assert str(number) == number.written == text
    assert Quantity.parse(str(number)) == number
    assert number.unit_in_last_place == Decimal(1).scaleb(number.as_tuple().exponent)  # type: ignore[arg-type]


@given(WRITTEN, WRITTEN)
def test_sums_and_differences_of_numbers_in_one_unit_are_exact(one: str, other: str) -> None:
    first, second = Quantity.parse(one.rstrip("%万亿")), Quantity.parse(other.rstrip("%万亿"))
    assert first + second - second == first


@given(WRITTEN)
def test_a_copy_is_the_same_number_in_the_same_style(text: str) -> None:
    number = Quantity.parse(text)
    for twin in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert (twin, twin.suffix, twin.written, str(twin)) == (number, number.suffix, number.written, text)


def test_the_suffix_is_how_it_is_written_and_not_what_it_is() -> None:
    assert Quantity.parse("1.5万") == Quantity.of(15000) == 15000
    assert hash(Quantity.parse("26%")) == hash(Decimal("0.26"))
    assert str(Quantity.of(Decimal("0.26"), "%")) == "26%"
    assert f"{Quantity.parse('1.5万'):.1f}" == "15000.0"


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("1.50", "1.5"), ("100", "100"), ("-0.0", "0"), ("0E+3", "0"), ("1E-9", "0.000000001")],
)
def test_plain_digits_have_no_exponent_and_no_idle_zeros(number: str, text: str) -> None:
    assert format_plain(Decimal(number)) == text
