"""Facts that read the same in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from teamops.checking.wording import format_amount, format_keys, format_names
from teamops.model.figures.quantity import Quantity


@pytest.mark.parametrize(
    ("value", "unit", "like", "text"),
    [
        (Decimal(5000), "万元", None, "5,000 万元"),
        (Quantity.parse("26%"), None, None, "26%"),
        (Decimal(15000), None, Quantity.parse("2万"), "1.5万"),
        (Quantity.parse("1.5万"), "次", Quantity.parse("20000"), "15,000 次"),
        (Decimal("-0.5"), "", None, "−0.5"),
    ],
)
def test_an_amount_has_its_unit_and_the_suffix_of_what_it_is_compared_with(value, unit, like, text) -> None:
    assert format_amount(value, unit, like) == text


def test_long_lists_end_in_dots() -> None:
    assert format_names("abcdef") == "a · b · c · d · e · f"
    assert format_names("abcdefg") == "a · b · c · d · e · f · …"
    assert format_keys(["owner", "due"]) == "`owner` · `due`"
