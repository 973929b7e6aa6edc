"""Which cells are a number or a day, and that these are read as they were written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from teamops.locale import formats
from teamops.model.figures.quantity import Quantity
from teamops.render.report.amounts import parse_day, parse_number
from teamops.reporting.base.cells import format_amount
from teamops.reporting.base.report import Cell, Value


@pytest.mark.parametrize(
    ("text", "value", "stored", "suffix", "unit", "places"),
    [
        ("5,000", Decimal(5000), 5000, "", "", 0),
        ("2", 2, 2, "", "", 0),
        ("500万", Decimal(5000000), 500, "万", "", 0),
        ("500万", Decimal(500), 500, "", "万", 0),
        ("1.5万人", Decimal(15000), "1.5", "万", "人", 1),
        ("80万元", Decimal(80), 80, "", "万元", 0),
        ("12 leads", Decimal(12), 12, "", " leads", 0),
        ("8.83%", Decimal("0.0883"), "0.0883", "%", "", 2),
        ("−24%", Decimal("-0.24"), "-0.24", "%", "", 0),
        ("+10.4%", Decimal("0.10375"), "0.10375", "%", "", 1),
        ("12%", Decimal("0.115588"), "0.115588", "%", "", 0),
        ("−1,620", Decimal(-1620), -1620, "", "", 0),
    ],
)
def test_a_number_is_read_as_it_is_written(text, value, stored, suffix: str, unit: str, places: int) -> None:
    found = parse_number(Cell(text, value))
    assert found is not None
    assert (found.cell_value, found.suffix, found.unit, found.places) == (Decimal(stored), suffix, unit, places)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("落后 37%(应达 310)", Decimal("-0.37")),
        ("12", Decimal(13)),
        ("12", "12"),
        ("——", None),
        ("12\n3 天", Decimal(12)),
        ("12/13", Decimal(12)),
        ("1,2", Decimal(12)),
        ("2026年第3季度", "2026-Q3"),
        ("123,456,789,012,345.678", Decimal("123456789012345.678")),
    ],
)
def test_what_says_more_or_something_else_than_its_value_is_no_number(text: str, value: Value) -> None:
    assert parse_number(Cell(text, value)) is None


@pytest.mark.parametrize("written", ["0", "5000", "-3", "26%", "1.5万", "0.05亿", "1,200", "3.10", "999999999999.99"])
@pytest.mark.parametrize("unit", [None, "元", "万元", "leads", "%"])
def test_every_amount_of_a_report_is_a_number(written: str, unit: str | None) -> None:
    exact = Quantity.parse(written)
    found = parse_number(Cell(format_amount(exact, unit), Decimal(exact)))
    assert found is not None
    assert found.value == exact


def test_days_are_known_in_both_languages_with_and_without_a_year() -> None:
    on = date(2026, 9, 7)
    for lang in ("zh", "en"):
        assert parse_day(Cell(formats.format_day(on, lang), on)) == (on, False)
    assert parse_day(Cell("2026年9月7日", on)) == parse_day(Cell("7 Sep 2026", on)) == (on, True)
    assert parse_day(Cell("9月7日\n4 天", on)) is None
    assert parse_day(Cell("9月7日", "2026-09-07")) is None
