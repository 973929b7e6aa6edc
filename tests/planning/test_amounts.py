"""Amounts are written in the unit in which the record counts, or refused where another thing is meant."""

from __future__ import annotations

import pytest

from teamops.model.figures.quantity import Quantity
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount, convert_to_unit


@pytest.mark.parametrize(
    ("number", "unit", "counted", "plan", "written"),
    [
        ("380", "", "万", "500", "380"),
        ("380", "万", "万", "500", "380"),
        ("3800000", "次", "万次", "500", "380"),
        ("380.50", "万", "万", "500", "380.50"),
        ("0.04", "亿", "万", "500", "400"),
        ("380", "万", "次", "5000000", "380万"),
        ("380", "万次", "次", "5000000", "380万"),
        ("380", "万", None, "500万", "380万"),
        ("380", "万次", "万", "500", "380"),
        ("196", "条", "条", "200", "196"),
        ("4.8", "%", None, "5%", "4.8%"),
        ("4.8", "%", None, "0.05", "4.8%"),
        ("8.3", "%", "%", "8", "8.3%"),
        ("8.3", "", "%", "8%", "8.3%"),
        ("4.8", "%", None, None, "4.8%"),
        ("0", "", None, "5%", "0%"),
        ("-5", "", "万", "10", "-5"),
    ],
)
def test_an_amount_is_written_in_the_unit_of_the_record(
    number: str, unit: str, counted: str | None, plan: str | None, written: str
) -> None:
    assert convert_to_unit(Amount(number, unit), counted, Quantity.parse(plan) if plan else None) == written


@pytest.mark.parametrize(
    ("number", "unit", "counted", "plan", "said"),
    [
        ("196", "个", "条", "200", "not the recorded unit, 条"),
        ("380", "条", "万", "500", "not the recorded unit, 万"),
        ("380", "k", None, "500", "the record has none"),
        ("380", "w", "次", "500", "not the recorded unit, 次"),
        ("8.3", "", None, "8%", "“8.3” could mean 8.3% or 830%"),
        ("24", "%", "万", "500", "not the recorded unit, 万"),
        ("24", "%", None, "500", "the plan, 500"),
        ("0.0000000001", "", "万", "500", "cannot be written"),
        ("1", "元", "亿元", "2", ""),
        ("0.01", "元", "亿元", "2", "more than 9 decimal places in 亿元"),
        ("5", "千", "万元", "2", "could mean 0.5万元 or 5000万元"),
    ],
)
def test_what_is_of_another_kind_is_refused(number: str, unit: str, counted: str | None, plan: str, said: str) -> None:
    amount = Amount(number, unit)
    if not said:
        assert convert_to_unit(amount, counted, Quantity.parse(plan)) == "0.00000001"
        return
    with pytest.raises(MonitoringError) as refused:
        convert_to_unit(amount, counted, Quantity.parse(plan))
    assert said in str(refused.value)
