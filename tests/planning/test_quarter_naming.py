"""Ids and names that hold a quarter name the next one."""

from __future__ import annotations

import pytest

from teamops.model.time.period import Period
from teamops.planning.quarter.naming import get_quarter_before, make_next_id, names_quarter, rename_quarter

OLD, NEW = Period.parse("2026-Q4"), Period.parse("2027-Q1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sales-2026Q4", "sales-2027Q1"),
        ("sales-2026-Q4", "sales-2027-Q1"),
        ("2026q4_sales", "2027q1_sales"),
        ("Q4-2026-leads", "Q1-2027-leads"),
        ("sales-26Q4", "sales-27Q1"),
        ("sales-q4", "sales-q1"),
        ("销售额2026年第四季度", "销售额2027年第一季度"),
        ("2026年4季度销售额", "2027年1季度销售额"),
        ("第 4 季度", "第 1 季度"),
        ("sales-12026Q4", "sales-12026Q4"),
        ("faq4", "faq4"),
        ("2026-Q3", "2026-Q3"),
    ],
)
def test_a_quarter_in_a_text_is_the_next_one_in_the_same_form(old: str, new: str) -> None:
    assert rename_quarter(old, OLD, NEW) == new


def test_an_id_without_a_quarter_gets_it_as_a_suffix() -> None:
    assert make_next_id("sales", OLD, NEW, ()) == "sales-2027Q1"


def test_a_new_id_is_never_one_that_exists() -> None:
    assert make_next_id("sales-q4", OLD, NEW, {"sales-q1"}) == "sales-q4-2027Q1"
    assert make_next_id("sales", OLD, NEW, {"sales-2027Q1"}) == "sales-2027Q1-2"


def test_the_quarter_before_the_first_is_in_the_year_before() -> None:
    assert get_quarter_before(NEW) == OLD


@pytest.mark.parametrize(
    ("text", "names"), [("2026 年预算", True), ("Q4 人力", True), ("6 名销售", False), ("2027", False)]
)
def test_a_text_names_a_quarter_by_its_year_too(text: str, *, names: bool) -> None:
    assert names_quarter(text, OLD) is names
