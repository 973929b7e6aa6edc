"""Rows as they are pasted from a workbook, a CSV file or a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.planning.pasted_rows import MOST_BYTES, MOST_ROWS, RowsError, decode_rows, parse_rows

COLUMNS = ("goal", "date", "value", "owner")
ROW = {"goal": "sales", "date": "9月25日", "value": "1,200"}


@pytest.mark.parametrize(
    "text",
    [
        "sales\t9月25日\t1,200",
        "sales\t9月25日\t1,200\t\r\n\r\n",
        "sales 9月25日 1,200",
        'sales,9月25日,"1,200"',
        "sales;9月25日;1,200",
        "目标\t日期\t实际值\nsales\t9月25日\t1,200",
        '实际值,目标,日期\n"1,200",sales,9月25日',
        "Goal  Value  Date\nsales  1,200  9月25日",
    ],
)
def test_the_cells_are_found_whatever_is_between_them(text: str) -> None:
    (row,) = parse_rows(text, COLUMNS, COLUMNS)
    assert row.texts == ROW


def test_rows_have_the_numbers_of_their_lines() -> None:
    rows = parse_rows("goal\tvalue\n\na\t1\nb\t2\n", COLUMNS, COLUMNS)
    assert [(row.line, row.texts["goal"]) for row in rows] == [(3, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("text", "goal", "line"),
    [
        ('a,"x\ny",1\nb,z,2', "a", 2),
        ('goal,date,value\na,"x\r\n\r\n y, z",1', "a", 4),
        ('"a\n""b""",x,1\nb,y,2', 'a "b"', 2),
        ('a\t"x\ty\nz"\t1\nb\tx\t2', "a", 2),
    ],
)
def test_a_cell_in_quotation_marks_may_have_several_lines(text: str, goal: str, line: int) -> None:
    row = parse_rows(text, COLUMNS, COLUMNS)[0]
    assert (row.line, row.texts["goal"], row.texts["value"]) == (line, goal, "1")
    assert "\n" not in "".join(row.texts.values())


def test_a_wide_comma_is_text_where_every_line_has_plain_ones() -> None:
    (row,) = parse_rows("goal,date,value,owner\na,首付，尾款,1,", COLUMNS, COLUMNS)
    assert row.texts == {"goal": "a", "date": "首付，尾款", "value": "1"}
    rows = parse_rows('a,x,1\nb，"y，z"，2', COLUMNS, COLUMNS)
    assert [row.texts["date"] for row in rows] == ["x", "y，z"]


def test_a_day_may_have_a_time_behind_it() -> None:
    texts = ("2026-09-28 00:00:00", "2026/9/28 8:30", "2026-09-28T16:05:59.123", "9月28日")
    rows = parse_rows("\n".join(f"a,{text},1" for text in texts), COLUMNS, COLUMNS)
    assert [row.texts["date"] for row in rows] == ["2026-09-28", "2026/9/28", "2026-09-28", "9月28日"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rows were given"),
        ("goal\tvalue\n", "no rows were given"),
        ("a\t1\t2\t3\t4", "line 1 has 5 cells"),
        ("goal\tvalue\tcause\na\t1\t2", "unknown columns: cause"),
        ("goal\tvalue\tvalue\na\t1\t2", "occurs twice"),
        ("a,9月1日,1,500", "line 1: a number such as 1,500 looks like two cells"),
        ('goal,value\na,"1\nb,2\n', "line 2 is not CSV"),
        ('a\t1\nb\t"2\nc\t3', "line 2 is not CSV"),
        ("a\t1\n" * (MOST_ROWS + 1), "more than 5000 rows"),
    ],
)
def test_rows_that_cannot_be_taken_are_refused(text: str, said: str) -> None:
    with pytest.raises(RowsError) as told:
        parse_rows(text, COLUMNS, COLUMNS)
    assert said in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_of_every_usual_encoding_are_read(encoding: str) -> None:
    assert decode_rows("销售额\t9月25日\t36".encode(encoding)) == "销售额\t9月25日\t36"


@pytest.mark.parametrize("content", [b"x" * (MOST_BYTES + 1), b"a\0b", b"\xff\xff\xff"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(RowsError):
        decode_rows(content)


@given(st.text(max_size=60))
def test_any_text_is_rows_or_refused(text: str) -> None:
    try:
        rows = parse_rows(text, COLUMNS, COLUMNS)
    except RowsError:
        return
    assert all(row.texts.keys() <= {*COLUMNS} for row in rows)
