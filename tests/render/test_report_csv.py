"""CSV: what a spreadsheet reads is what was written, numbers are numbers, and no text is a formula."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from teamops.model.time.period import Period
from teamops.render.report.csv import render
from teamops.reporting import catalogue
from teamops.reporting.base.report import Cell, Column, Report, ReportOptions, Table
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed


def rows(report: Report) -> list[list[str]]:
    return list(csv.reader(StringIO(render(report).decode("utf-8-sig"), newline="")))


def of(*cells: Cell, column: Column | None = None) -> Report:
    """A report of one table with one column."""
    asked = ReportOptions(Period.parse("2026-W37"), date(2026, 9, 7), "zh")
    table = Table("t", "表", (column or Column("c", "列"),), tuple((cell,) for cell in cells), "无")
    return Report("r", "表", "队", asked, (table,))


def values(*cells: Cell) -> list[str]:
    return [row[0] if row else "" for row in rows(of(*cells))[4:]]


@pytest.mark.parametrize("name", catalogue.list_reports())
def test_the_file_is_for_excel(name: str) -> None:
    """A byte order mark, CRLF at the end of every record, LF within cells."""
    data = render(printed(name))
    assert data.startswith("\ufeff".encode())
    assert data.endswith(b"\r\n")
    assert data.decode().count("\ufeff") == 1
    assert b"\r" not in data.replace(b"\r\n", b"")


def test_numbers_and_days_stand_as_machines_write_them() -> None:
    assert values(
        Cell("−24%", Decimal("-0.24")), Cell("1,700", Decimal(1700)), Cell("9月7日", date(2026, 9, 7)), Cell("3", 3)
    ) == ["-0.24", "1700", "2026-09-07", "3"]


def test_what_is_missing_is_empty() -> None:
    assert values(Cell("——", None, "muted"), Cell("未填报", None, "warn")) == ["", "未填报"]


def test_a_unit_goes_into_the_head_where_there_is_one() -> None:
    found = rows(of(Cell("80万元", Decimal(80)), Cell("——", None), Cell("92万元", Decimal(92))))
    assert found[3:] == [["列（万元）"], ["80"], [""], ["92"]]


def test_numbers_of_different_units_keep_them() -> None:
    found = rows(of(Cell("500人", Decimal(500)), Cell("8%", Decimal("0.08")), Cell("3 家", Decimal(3))))
    assert found[3:] == [["列"], ["500人"], ["0.08"], ["3 家"]]


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠") + ["\t=", " =", "\n@"])  # noqa: RUF005
def test_a_text_is_never_a_formula(sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    (said,) = values(Cell(text, text))
    assert said.startswith("'")
    report = of(Cell("x", "x"), column=Column("c", text))
    assert all(not field.lstrip().startswith(tuple("=+-@＝＋－＠")) for row in rows(report) for field in row)


def test_hostile_texts_stay_in_their_cells() -> None:
    data = render(hostile_report()).decode("utf-8-sig")
    assert not any(sign in data for sign in "\x1b\x07\x08\x9b\u202e\u200b\u2028")
    found = rows(hostile_report())
    tables = [row for row in found if row[2:] == ["1"]]
    assert len(tables) == 2 * len(ALL)
    assert all(len(row) in (0, 1, 2, 3, 4) for row in found)


def test_a_semicolon_does_not_part_cells_in_any_locale() -> None:
    assert b'"a;=1+1"' in render(of(Cell("a;=1+1", "")))


def test_a_row_without_a_subject_goes_on_with_the_one_above() -> None:
    found = rows(printed("goals"))
    months = [row for row in found if row[1:2] in (["7月"], ["8月"], ["9月"])]
    assert months
    assert all(row[0] for row in months)


def test_a_table_without_rows_says_so() -> None:
    assert rows(of())[3:] == [["无"]]
