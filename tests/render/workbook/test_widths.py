"""Columns are as wide as Chinese text needs, numbers are whole, and rows show every line."""

from __future__ import annotations

from decimal import Decimal

from rich.cells import cell_len

from teamops.render.workbook.widths import PAGE, TALLEST, compute_height, compute_widths, count_lines
from teamops.reporting.base.report import Cell, Column, Table
from tests.reporting.printouts import printed


def of(*rows: tuple[Cell, ...], filtered: bool = False) -> list[float]:
    columns = tuple(Column(f"c{n}", "列") for n in range(len(rows[0])))
    table = Table("t", "表", columns, rows)
    return compute_widths(table, [[cell.text for cell in row] for row in rows], filtered=filtered)


def test_a_chinese_character_takes_two_places() -> None:
    chinese, latin = of((Cell("新品上市推广", ""), Cell("abcdef", "")))
    assert chinese >= cell_len("新品上市推广") > latin


def test_a_long_text_takes_what_numbers_leave() -> None:
    number, text, other = of(
        (Cell("123,456,789,012.50元", Decimal("123456789012.50")), Cell("长" * 300, ""), Cell("x", ""))
    )
    assert number >= len("123,456,789,012.50") + 2
    assert text > other
    assert number + text + other <= PAGE


def test_many_columns_may_be_wider_than_a_page_but_none_is_unreadable() -> None:
    assert min(of(tuple(Cell("长" * 300, "") for _ in range(20)))) >= 12


def test_a_button_for_filtering_has_room_beside_the_head() -> None:
    rows = [(Cell("x", ""),)] * 5
    assert of(*rows, filtered=True)[0] > of(*rows)[0]


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    assert count_lines("一二三四五六\n七", 8.0) == 3
    assert compute_height(["一二三四五六\n七", "x"], [8.0, 8.0]) >= 3 * 14
    assert compute_height(["x"], [8.0]) < 2 * 14
    assert compute_height(["长" * 5000], [20.0]) == TALLEST


def test_every_report_fits_the_page_at_a_legible_size() -> None:
    """Not printed smaller than three quarters, in either language."""
    for name in ("weekly", "tasks", "monitors", "review", "requests", "goals", "confirmation"):
        for lang in ("zh", "en"):
            for table in (block for block in printed(name, lang=lang).blocks if isinstance(block, Table)):
                if table.rows:
                    made = compute_widths(table, [[cell.text for cell in row] for row in table.rows], filtered=True)
                    assert sum(made) <= PAGE / 0.75
