"""Numbers and shares are never shown on the other side of a limit, and no digit that counts is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.locale import formats
from teamops.locale.canonical import canonicalize
from teamops.model.figures.quantity import Quantity


@pytest.mark.parametrize(
    ("written", "text"),
    [("42.0", "42"), ("55.50", "55.5"), ("1.50万", "1.5万"), ("5000", "5,000"), ("-1200.0%", "−1,200%"), ("0.0", "0")],
)
def test_zeros_at_the_end_say_nothing(written: str, text: str) -> None:
    assert formats.format_number(Quantity.parse(written)) == text


@pytest.mark.parametrize(
    ("rate", "text"),
    [("-0.104", "−10.4%"), ("-0.1", "−10%"), ("0.1000001", "+10.00001%"), ("0.0996", "+9.96%"), ("-0.24", "−24%"),
     ("0", "0%"), ("-0.0004", "−0.04%")],
)  # fmt: skip
def test_a_deviation_is_the_limit_only_where_it_is_the_limit(rate: str, text: str) -> None:
    assert formats.format_deviation(Decimal(rate), Decimal("0.1")) == text


@pytest.mark.parametrize(
    ("rate", "text"), [("0.9496", "94.96%"), ("0.95", "95%"), ("0.996", "99.6%"), ("0.99999999", "99.999999%")]
)
def test_an_attainment_short_of_its_criterion_does_not_read_as_met(rate: str, text: str) -> None:
    assert formats.format_rate(Decimal(rate), (Decimal("0.95"), Decimal(1))) == text


@pytest.mark.parametrize(("limit", "text"), [("10%", "10%"), ("0.1", "10%"), ("7.5%", "7.5%"), ("0.075", "7.5%")])
def test_a_limit_is_shown_with_all_its_digits(limit: str, text: str) -> None:
    assert formats.format_limit(Quantity.parse(limit)) == text


amounts = st.decimals("0.000000001", "1e15", places=9)


@given(amounts, amounts, st.sampled_from(["0.1", "0.95", "1", "1.05", "0.075"]))
def test_whatever_is_divided_stands_on_its_side_of_the_limit(actual: Decimal, target: Decimal, limit: str) -> None:
    rate, edge = actual / target, Decimal(limit)
    shown = Decimal(formats.format_rate(rate, (edge,)).removesuffix("%").replace("−", "-")).scaleb(-2)
    assert ((shown > edge), (shown < edge)) == ((rate > edge), (rate < edge))


@pytest.mark.parametrize(
    ("written", "zh", "en"),
    [
        ("daily", "每个工作日", "every working day"),
        ("weekly Fri", "每周五", "every Fri"),
        ("weekly Tue,Sun", "每周二、周日", "every Tue, Sun"),
        ("monthly 3", "每月3日", "monthly 3"),
        ("monthly 1,last", "每月1日、最后一个工作日", "monthly 1, last"),
        ("quarterly 5", "每季度首月5日", "quarterly 5"),
    ],
)
def test_a_repetition_is_shown_in_words_that_can_be_typed(written: str, zh: str, en: str) -> None:
    assert (formats.format_repeat(written, "zh"), formats.format_repeat(written, "en")) == (zh, en)
    assert canonicalize("repeat", zh) == written
    assert canonicalize("repeat", en) == written
