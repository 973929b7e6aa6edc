"""Tables and pictures of a page stay as wide as their longest words need, and scroll on a narrower screen."""

from __future__ import annotations

import pytest

from teamops.render.page.data import compute_picture_width, compute_table_width
from teamops.reporting.base.report import Cell, Column, Table


def least(*columns: tuple[str, str, float]) -> int:
    """The least width of a table of one row; of each column its head, its cell and its share."""
    made = tuple(Column("c", head, share=share) for head, _, share in columns)
    return compute_table_width(Table("t", "表", made, (tuple(Cell(text, text) for _, text, _ in columns),)))


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ([("负责人", "王", 1)], 56),  # no column is narrower than three Chinese characters
        ([("Due", "2026-09-04", 1)], 101),  # 10 letters of 8.5, and 16 around them
        ([("Deliverable", "x", 1)], 126),  # heads are heavier: 11 letters of 10, and 16
        ([("Due", "see 2026-09-04 again", 1)], 101),  # the longest word counts
        ([("Due", "x" * 400, 1)], 169),  # nothing of more than 18 letters is kept whole
        ([("负责人", "1,234,567,890.25", 1), ("事项", "曝光量不足影响品牌认知", 1)], 304),  # Chinese may be broken
        ([("预计", "5,029（101%）", 1)], 126),  # a number with the bracket behind it: 13 letters of 8.5
        ([("Due", "2026-09-04", 1), ("Item", "x", 3)], 404),  # a quarter of the table has 101
        ([("Due", "2026-09-04", 1), ("Item", "x", 99)], 1300),  # and there is an end to it
    ],
)
def test_a_table_is_as_wide_as_its_longest_word_needs(columns: list[tuple[str, str, float]], width: int) -> None:
    assert least(*columns) == width


def test_a_picture_is_a_quarter_wider_in_pixels_than_in_points() -> None:
    assert compute_picture_width(774) == 968
