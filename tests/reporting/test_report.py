"""What holds of any table of a report."""

from __future__ import annotations

from teamops.reporting.base.report import Cell, Column, Table


def test_in_a_filled_table_every_row_says_what_it_is_about() -> None:
    columns = (Column("n", "序号"), Column("goal", "目标"))
    subjects = ("", "销售额", "", "", "新客户")
    rows = tuple((Cell(str(n), n), Cell(text, text or None)) for n, text in enumerate(subjects))
    filled = Table("t", "表", columns, rows, subject="goal").with_subjects
    assert [row[1].text for row in filled.rows] == ["", "销售额", "销售额", "销售额", "新客户"]
    assert [row[1].tone for row in filled.rows] == ["", "", "muted", "muted", ""]
    assert [row[0] for row in filled.rows] == [row[0] for row in rows]
