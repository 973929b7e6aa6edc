"""Formulas are only written where they say what the report says, and carry on where somebody types."""

from __future__ import annotations

from decimal import Decimal

from teamops.render.workbook.formulas import ComputedCell, FormulaColumns
from teamops.reporting.base.report import Cell, Column, Table

NOTHING = Cell("——", None, "muted")


def deviation(plan: Cell, actual: Cell, own: Cell) -> ComputedCell | None:
    """What is computed in the third column of the first row."""
    columns = (Column("plan", "计划值"), Column("actual", "实际值"), Column("deviation", "偏差率"))
    derivation = FormulaColumns(Table("t", "表", columns, ((plan, actual, own),)), "——")
    return dict(derivation.compute_row((plan, actual, own), 0)).get(2)


def test_a_deviation_is_actual_by_plan_less_one() -> None:
    made = deviation(Cell("500万", Decimal(500)), Cell("380万", Decimal(380)), Cell("−24%", Decimal("-0.24")))
    assert made is not None
    assert (made.formula, made.result) == ('IF(AND(COUNT(B1,A1)=2,N(A1)<>0),B1/A1-1,"")', Decimal("-0.24"))


def test_numbers_that_are_written_in_different_scales_are_brought_to_one() -> None:
    made = deviation(
        Cell("500万", Decimal(5_000_000)), Cell("3,800,000", Decimal(3_800_000)), Cell("−24%", Decimal("-0.24"))
    )
    assert made is not None
    assert "B1/A1*10^-4-1" in made.formula


def test_what_the_formula_would_not_say_is_no_formula() -> None:
    assert deviation(Cell("500", Decimal(500)), Cell("380", Decimal(380)), Cell("−30%", Decimal("-0.3"))) is None
    assert deviation(Cell("500", Decimal(500)), Cell("380", Decimal(380)), NOTHING) is None
    assert deviation(Cell("500", Decimal(500)), NOTHING, Cell("不计", None)) is None


def test_a_number_that_is_still_missing_leaves_the_formula_waiting() -> None:
    made = deviation(Cell("500万", Decimal(500)), NOTHING, NOTHING)
    assert made is not None
    assert made.result is None
    assert deviation(Cell("500", Decimal(500)), Cell("未填报", None, "warn"), NOTHING) is not None
    assert deviation(NOTHING, NOTHING, NOTHING) is None


def test_a_plan_of_nothing_has_no_rate() -> None:
    made = deviation(Cell("0", Decimal(0)), Cell("3", Decimal(3)), NOTHING)
    assert made is not None
    assert made.result is None
