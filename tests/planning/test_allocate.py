"""The largest remainder method: exact, proportional, and the same every time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teamops.planning.errors import SplitError
from teamops.planning.shares.largest_remainder import allocate

STEPS = st.sampled_from(["0.01", "1", "100", "0.25", "1E+3"]).map(Decimal)
UNITS = st.integers(-(10**12), 10**12)
WEIGHTS = st.lists(
    st.integers(0, 10**6) | st.fractions(0, 1000) | st.decimals(0, 1000, places=2), min_size=1, max_size=12
).filter(any)
ONE = Decimal(1)


def shares_of(total: int | str, weights: list[int], step: str = "1") -> list[str]:
    return [str(share.amount) for share in allocate(Decimal(total), weights, Decimal(step))]


def test_a_quarter_of_5000_over_three_equal_months() -> None:
    assert shares_of(5000, [1, 1, 1]) == ["1667", "1667", "1666"]


def test_a_month_of_1667_over_four_equal_weeks() -> None:
    assert shares_of(1667, [1, 1, 1, 1]) == ["417", "417", "417", "416"]


def test_raising_the_whole_can_lower_a_part() -> None:
    """The Alabama paradox is a fact of the method, and not an error of the program."""
    weights = [1500, 1500, 900, 500, 500, 200]
    assert shares_of(25, weights) == ["7", "7", "4", "3", "3", "1"]
    assert shares_of(26, weights) == ["8", "8", "5", "2", "2", "1"]


def test_a_share_tells_how_it_came_about() -> None:
    first, second, third = allocate(Decimal(10), [1, 1, 2], ONE)
    assert (first.quota, first.remainder, first.rank) == (Fraction(5, 2), Fraction(1, 2), 1)
    assert (second.amount, second.rank) == (Decimal(2), None)
    assert (third.weight, third.quota, third.remainder, third.rank) == (Fraction(2), Fraction(5), Fraction(0), None)


def test_steps_left_over_are_ranked_by_remainder_and_then_by_order() -> None:
    assert [share.rank for share in allocate(Decimal(11), [3, 1, 3, 5], ONE)] == [2, 1, 3, None]
    assert [share.rank for share in allocate(Decimal(5), [1, 1, 1], ONE)] == [1, 2, None]


def test_amounts_have_no_exponent() -> None:
    assert shares_of("9E+3", [1, 2], "1E+3") == ["3000", "6000"]


def test_nothing_is_shared_as_nothing_whatever_the_weights() -> None:
    assert shares_of(0, [1, 2, 0]) == ["0", "0", "0"]
    assert shares_of(0, [0, 0]) == ["0", "0"]
    assert allocate(Decimal(0), [], ONE) == ()


@pytest.mark.parametrize(
    ("total", "weights", "step", "says"),
    [
        ("10", [0, 0], "1", "10 cannot be shared: all weights are 0"),
        ("10", [], "1", "10 cannot be shared: all weights are 0"),
        ("10", [1, -1], "1", "a weight cannot be negative: 1, -1"),
        ("10.5", [1], "1", "10.5 is not a multiple of the step 1"),
        ("10", [1], "0", "the step 0 is not above 0"),
        ("10", [1], "-1", "the step -1 is not above 0"),
    ],
)
def test_what_cannot_be_shared_is_refused_with_the_reason(total: str, weights: list[int], step: str, says: str) -> None:
    with pytest.raises(SplitError) as refused:
        allocate(Decimal(total), weights, Decimal(step))
    assert str(refused.value).startswith(says)


@given(UNITS, WEIGHTS, STEPS)
@settings(deadline=None)
def test_shares_are_whole_steps_that_sum_to_the_total_within_a_step_of_their_quota(
    units: int, weights: list[int], step: Decimal
) -> None:
    total = units * step
    shares = allocate(total, weights, step)
    assert sum(Fraction(share.amount) for share in shares) == Fraction(total)
    assert sum(share.quota for share in shares) == Fraction(total)
    for share in shares:
        assert (Fraction(share.amount) / Fraction(step)).denominator == 1
        assert abs(Fraction(share.amount) - share.quota) < Fraction(step)
        assert share.weight or share.amount == 0


@given(UNITS, WEIGHTS, STEPS)
def test_a_negative_total_is_the_mirror_image(units: int, weights: list[int], step: Decimal) -> None:
    there, back = allocate(units * step, weights, step), allocate(-units * step, weights, step)
    assert [share.amount for share in there] == [-share.amount for share in back]
    assert [share.rank for share in there] == [share.rank for share in back]


@given(UNITS, WEIGHTS, st.integers(1, 1000))
def test_only_the_proportions_of_weights_matter(units: int, weights: list[int], factor: int) -> None:
    scaled = [Fraction(weight) * factor for weight in weights]
    plain = allocate(Decimal(units), weights, ONE)
    assert [s.amount for s in plain] == [s.amount for s in allocate(Decimal(units), scaled, ONE)]
    assert plain == allocate(Decimal(units), weights, ONE)


@given(UNITS, st.integers(1, 40))
def test_equal_weights_differ_by_a_step_at_most_and_the_larger_come_first(units: int, count: int) -> None:
    amounts = [abs(share.amount) for share in allocate(Decimal(units), [1] * count, ONE)]
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[0] - amounts[-1] <= 1
