"""Colours that a team chooses stay readable, on white paper and on a dark screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from teamops.model.records.colors import PAPER, READABLE, Color, compute_contrast, lighten
from teamops.model.records.settings import Colors

COLOR = TypeAdapter(Color)
SHADE = "#222930"
ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert compute_contrast(one, other) == compute_contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(ANY)
def test_a_colour_is_taken_exactly_if_paper_shows_it(color: str) -> None:
    try:
        assert COLOR.validate_python(color.upper()) == color
        assert compute_contrast(color, PAPER) >= READABLE
    except ValidationError:
        assert compute_contrast(color, PAPER) < READABLE


@given(ANY)
def test_every_colour_has_a_tone_for_the_dark(color: str) -> None:
    tone = lighten(color, SHADE)
    assert compute_contrast(tone, SHADE) >= READABLE
    assert tone == color or compute_contrast(color, SHADE) < READABLE


def test_the_usual_colours_are_ones_that_a_team_could_choose() -> None:
    for color in (Colors().accent, Colors().good, Colors().warn, Colors().bad):
        assert COLOR.validate_python(color) == color
