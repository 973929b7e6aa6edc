"""Figures of a goal: what was written is shown with every digit, what was computed with the goal's."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

import pytest

from teamops.model.figures.digits import PLAIN, compute_digits
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Goal, Part


def goal(target: str | None, step: str | None = None, *parts: str) -> Goal:
    made = tuple(Part(target=Quantity.parse(part)) for part in parts)
    known = {"target": target, "step": step}
    return Goal(id="g", parts=made, **{key: Quantity.parse(text) for key, text in known.items() if text is not None})


@pytest.mark.parametrize(
    ("target", "number", "text"),
    [("5000", "4845.333", "4845"), ("300", "290.5", "291"), ("5", "1.2345", "1.23"), ("2亿", "123456789", "1.23亿"),
     ("25%", "0.2512", "25.1%"), ("25%", "0.2", "20%"), ("0", "1.239", "1"), ("1.50", "1.239", "1.24")],
)  # fmt: skip
def test_a_computed_number_is_shown_as_finely_as_the_target(target: str, number: str, text: str) -> None:
    assert str(compute_digits(goal(target), ()).shown(Decimal(number))) == text


@pytest.mark.parametrize(
    ("step", "number", "text"),
    [("0.5", "24.5", "24.5"), ("0.5", "24.47", "24.5"), ("0.1", "24.449", "24.4"), ("10", "24.5", "25"),
     ("0.25", "24.111", "24.11"), ("1", "24.5", "25")],
)  # fmt: skip
def test_a_step_finer_than_the_target_gives_the_digits(step: str, number: str, text: str) -> None:
    assert str(compute_digits(goal("150", step), ()).shown(Decimal(number))) == text


def test_what_was_written_is_never_rounded_away() -> None:
    booked = [Quantity.parse("12.37"), Quantity.parse("3.1")]
    digits = compute_digits(goal("150", "0.5"), booked)
    assert str(digits.shown(sum(booked, Decimal(0)))) == "15.47"
    assert str(digits.shown(Decimal("15.4712"))) == "15.5"
    assert str(compute_digits(goal("150", None, "43.5"), ()).shown(Decimal("43.5"))) == "43.5"
    assert str(compute_digits(goal("1.5万"), [Quantity.parse("12345")]).shown(Decimal(12345))) == "1.2345万"


def test_what_is_needed_is_rounded_to_the_safe_side_and_without_a_target_nothing_is() -> None:
    assert str(compute_digits(goal("5000"), ()).shown(Decimal("31.27"), ROUND_CEILING)) == "32"
    assert str(compute_digits(goal(None), ()).shown(Decimal("31.27"))) == "31.27"
    assert str(PLAIN.shown(Decimal("0.123456789"))) == "0.123456789"
