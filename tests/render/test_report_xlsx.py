"""Workbooks, read back by a program that did not write them: they hold what the screen shows, as numbers and days."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from teamops.locale.text import Lang
from teamops.model.time.period import Period
from teamops.render.report.xlsx import render, split_into_parts
from teamops.render.visible import make_visible_lines
from teamops.reporting import catalogue
from teamops.reporting.base.report import Block, Cell, Column, Heading, Notes, Paragraph, Report, ReportOptions, Table
from teamops.store.reading.loader import load
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed

QUARTER = Path(__file__).parents[2] / "examples/quarter"
DAY = date(2026, 9, 28)
ASKED = ReportOptions(Period.parse("2026-W37"), date(2026, 9, 7), "zh", commit="3d83a0b")


@cache
def quarter(name: str, lang: Lang) -> Report:
    """A report of the example, at the end of its quarter."""
    return printed(name, ws=load(QUARTER), lang=lang, today=DAY)


def of(*blocks: Block, title: str = "报表") -> Report:
    return Report("r", title, "队", ASKED, blocks)


def one(*cells: Cell, column: Column | None = None) -> Report:
    """A report of one table with one column."""
    return of(Table("t", "报表", (column or Column("c", "列"),), tuple((cell,) for cell in cells)))


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def rows_of(table: Table, sheet: list[list[object]]) -> list[list[object]]:
    """The rows of a table on its sheet, found by its head."""
    heads = [make_visible_lines(column.title) for column in table.columns]
    head = next(n for n, row in enumerate(sheet) if row[: len(heads)] == heads)
    return [row[: len(heads)] for row in sheet[head + 1 : head + 1 + len(table.rows)]]


def said_in(text: str) -> object:
    """What a text says if it is just a number, worked out apart from the renderer: 500万 → 500, −24% → −0.24."""
    found = re.fullmatch(r"([+−]?)([\d,]+(?:\.\d+)?)(%?)\D*", text)
    if found is None:
        return None
    sign, digits, percent = found.groups()
    number = float(digits.replace(",", "")) * (-1 if sign == "−" else 1)
    return number / 100 if percent else number


def agrees(cell: Cell, read: object) -> bool:
    """Whether a reader finds in a cell what the screen shows: a number to the places that are written."""
    if isinstance(read, float):
        said = said_in(cell.text)
        places = len(cell.text.partition(".")[2].rstrip("%万亿元 ")) + (2 if "%" in cell.text else 0)
        return isinstance(said, float) and abs(read - said) <= 0.5 * 10**-places + 1e-9
    if isinstance(read, date):
        return read == cell.value
    return read == ("" if cell.text in ("——", "—") and cell.value is None else make_visible_lines(cell.text))


def tables(report: Report) -> Iterator[Table]:
    return (part.table for part in split_into_parts(report) if part.table is not None)


@pytest.mark.unmeasured
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", catalogue.list_reports())
@pytest.mark.parametrize("make", [quarter, printed], ids=["quarter", "small"])
def test_a_workbook_holds_what_the_screen_shows(make, name: str, lang: Lang) -> None:
    report = make(name, lang=lang)
    read = sheets(render(report))
    found = list(tables(report))
    assert len(read) >= len(found)
    for table, sheet in zip(found, read.values(), strict=False):
        shown = table.with_subjects if len(table.rows) >= 4 else table
        wrong = [
            (cell.text, got)
            for cells, row in zip(shown.rows, rows_of(shown, sheet), strict=True)
            for cell, got in zip(cells, row, strict=True)
            if not agrees(cell, got)
        ]
        assert not wrong


def test_numbers_are_numbers_and_days_are_days() -> None:
    (sheet,) = sheets(render(printed("monitors"))).values()
    assert [row[3:6] for row in rows_of(next(tables(printed("monitors"))), sheet)][:2] == [
        [500.0, 380.0, pytest.approx(-0.24)],
        [0.08, 0.0883, pytest.approx(0.10375)],
    ]
    sheet, _ = sheets(render(printed("tasks"))).values()  # the quotas have a sheet of their own
    assert rows_of(next(tables(printed("tasks"))), sheet)[0][4:6] == [date(2026, 8, 31), date(2026, 9, 3)]


@pytest.mark.parametrize("name", catalogue.list_reports())
def test_the_same_report_is_the_same_bytes(name: str) -> None:
    assert render(printed(name)) == render(printed(name))


def test_the_workbook_tells_whose_it_is_and_of_which_day_never_the_clock() -> None:
    core = xml(render(printed("weekly")), "docProps/core.xml")
    assert "<dc:title>营销周例会材料</dc:title>" in core
    assert core.count("2026-09-07T00:00:00Z") == 2
    assert "<Company>华东营销部</Company>" in xml(render(printed("weekly")), "docProps/app.xml")


def test_it_prints_on_a4_landscape_one_page_wide_with_its_head_on_each() -> None:
    data = render(printed("tasks"))
    sheet = xml(data)
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in sheet
    assert "第 &amp;P 页 / 共 &amp;N 页" in sheet
    assert 'topLeftCell="A4" activePane="bottomLeft" state="frozen"' in sheet
    assert "$3:$3</definedName>" in xml(data, "xl/workbook.xml")


def test_a_form_that_stands_upright_does_so_and_its_columns_fit_the_narrow_page() -> None:
    sheets = [xml(render(replace(printed("confirmation"), portrait=upright))) for upright in (True, False)]
    assert ['orientation="portrait"' in sheet for sheet in sheets] == [True, False]
    narrow, wide = (sum(map(float, re.findall(r'<col [^>]*width="([\d.]+)"', sheet))) for sheet in sheets)
    assert narrow < wide


def test_a_table_of_several_rows_can_be_filtered_and_each_row_then_says_what_it_is_about() -> None:
    data = render(printed("goals"))
    assert "<autoFilter" in xml(data, "xl/worksheets/sheet2.xml")
    pace = list(sheets(data).values())[1]
    assert [row[0] for row in pace[4:8]] == ["销售额（万元）"] * 4


def test_what_is_chosen_from_is_offered() -> None:
    sheet = xml(render(printed("tasks")))
    assert 'sqref="G4:G10"' in sheet
    assert '<formula1>"P0,P1,P2,P3"</formula1>' in sheet
    assert '<formula1>"未开始,进行中,阻塞,已完成,已取消"</formula1>' in sheet
    assert "open,accepted,in progress,delivered,done,cancelled" in xml(render(printed("requests", lang="en")))


def test_a_deviation_beyond_the_band_stands_out_also_after_an_edit_and_a_blank_does_not() -> None:
    sheet = xml(render(printed("monitors")))
    assert "AND(ISNUMBER(F4),F4&lt;-0.1)" in sheet
    assert 'conditionalFormatting sqref="F6:F8"' in sheet


def test_budgets_are_totalled() -> None:
    columns = (Column("project", "项目"), Column("budget", "预算"), Column("spent", "支出"), Column("spent_rate", "率"))
    money = [(80, 92), (20, 8)]
    rows = tuple(
        (
            Cell(f"甲{n}", f"甲{n}"),
            Cell(f"{a}万元", Decimal(a)),
            Cell(f"{b}万元", Decimal(b)),
            Cell(f"{b * 100 // a}%", Decimal(b) / a),
        )
        for n, (a, b) in enumerate(money)
    )
    data = render(of(Table("t", "报表", columns, rows)))
    (sheet,) = sheets(data).values()
    assert sheet[-1] == ["合计", 100.0, 100.0, 1.0]
    assert "SUBTOTAL(109,B4:B5)" in xml(data)
    mixed = (rows[0], (*rows[1][:2], Cell("8元", Decimal(8)), rows[1][3]))
    assert "SUBTOTAL(109,C" not in xml(render(of(Table("t", "报表", columns, mixed))))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(1)", "+1", "http://evil.example", "<r><t>x</t></r>", "_x0041_", "{=1}", "'x", "1", "TRUE", *ALL],
)
def test_a_text_is_nothing_but_a_text(text: str) -> None:
    data = render(one(Cell(text, text), Cell(text, None), column=Column("c", text)))
    (sheet,) = sheets(data).values()
    assert [str(row[0]).rstrip(" ") for row in sheet[2:5]] == [make_visible_lines(text)] * 3
    assert not any(sign in xml(data) for sign in ("<f>", "hyperlink"))
    assert not any("_rels/sheet" in name for name in zipfile.ZipFile(BytesIO(data)).namelist())


def test_hostile_text_breaks_no_part_of_the_file() -> None:
    """All of it is well-formed XML, and every table is there."""
    from xml.etree.ElementTree import fromstring

    data = render(hostile_report())
    book = zipfile.ZipFile(BytesIO(data))
    for name in book.namelist():
        fromstring(book.read(name))
    assert len(sheets(data)) == 2 * len(ALL) + len(ALL)


@pytest.mark.parametrize("unit", ['"', "[Red]", ";", "长" * 50, "\x07", "%", "@", "\\"])
def test_a_unit_does_not_act_in_a_number_format(unit: str) -> None:
    data = render(one(Cell(f"12{unit}", Decimal(12))))
    (sheet,) = sheets(data).values()
    assert sheet[-1][0] in (12.0, make_visible_lines(f"12{unit}"))


def test_more_units_than_excel_has_room_for_are_written_as_text() -> None:
    data = render(one(*(Cell(f"12单位{n}号位".replace(str(n), chr(0x4E00 + n)), Decimal(12)) for n in range(300, 700))))
    read = [row[0] for row in next(iter(sheets(data).values()))[-400:]]
    assert read.count(12.0) <= 200
    assert len(read) == 400
    assert xml(data, "xl/styles.xml").count("<numFmt ") <= 200


@pytest.mark.parametrize("text", ["مرحبا بالعالم", "👩‍👩‍👧‍👦🇨🇳", "e\u0301\u0323 n\u0303", "𠮷野家"])
def test_writing_of_all_kinds_comes_back(text: str) -> None:
    (sheet,) = sheets(render(one(Cell(text, text)))).values()
    assert sheet[-1][0] == text


def test_days_before_excels_calendar_are_text() -> None:
    (sheet,) = sheets(render(one(Cell("1899年3月1日", date(1899, 3, 1)), Cell("9月7日", date(2026, 9, 7))))).values()
    assert [row[0] for row in sheet[-2:]] == ["1899年3月1日", date(2026, 9, 7)]


def test_a_row_that_is_too_high_for_excel_is_told() -> None:
    (sheet,) = sheets(render(one(Cell("长" * 5000, ""), Cell("x", "")))).values()
    assert str(sheet[-1][0]).startswith("有 1 行超过")


def test_a_long_paragraph_takes_as_many_rows_as_it_needs() -> None:
    text = "".join(f"第{n}句话。" for n in range(2000))
    (sheet,) = sheets(render(of(Paragraph(text)))).values()
    assert len(sheet) > 4
    assert "".join(str(row[0]) for row in sheet[2:]) == text


def test_no_part_of_a_long_paragraph_is_markup() -> None:
    """The text is cut into equal pieces, of which each could stand between the marks that XlsxWriter looks for."""
    for length in range(3990, 4010):
        text = ("<r>" + "x" * (length - 7) + "</r>") * 2
        assert "<r>x" not in xml(render(of(Paragraph(text))), "xl/sharedStrings.xml")


def test_a_report_of_nothing_is_one_sheet_that_says_so() -> None:
    read = sheets(render(of(Table("t", "报表", (Column("c", "列"),), (), "本周期没有任务。"))))
    assert [row[0] for row in read["报表"]][::2] == ["报表", "本周期没有任务。"]
    assert list(sheets(render(of()))) == ["报表"]


def test_headings_go_with_the_table_after_them_and_the_rest_with_the_one_before() -> None:
    def table(title: str, *rows: tuple[Cell, ...]) -> Table:
        return Table("t", title, (Column("c", "列"),), rows, "无。")

    row = (Cell("x", "x"),)
    blocks = (
        Heading("一"),
        table("甲", row),
        Paragraph("甲的说明"),
        table("空"),
        Heading("二"),
        table("乙", row),
        Notes("记录"),
    )
    read = sheets(render(of(*blocks)))
    texts = {name: [str(cells[0]) for cells in sheet] for name, sheet in read.items()}
    assert list(texts) == ["甲", "乙", "记录"]
    assert [t for t in texts["甲"] if t in ("一", "列", "甲的说明", "空：无。")] == ["一", "列", "甲的说明", "空：无。"]
    assert [t for t in texts["乙"] if t in ("二", "列")] == ["二", "列"]


def test_ten_thousand_rows_come_back_whole() -> None:
    cells = [Cell(f"任务 {n}", "") for n in range(10_000)]
    (sheet,) = sheets(render(one(*cells))).values()
    assert [row[0] for row in sheet[-10_000:]] == [cell.text for cell in cells]


@pytest.mark.parametrize("name", ["weekly", "monthly", "quarterly", "review", "summary", "person"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_of_sheets_are_not_cut(name: str, lang: Lang) -> None:
    book = zipfile.ZipFile(BytesIO(render(printed(name, lang=lang)))).read("xl/workbook.xml").decode()
    names = re.findall(r'<sheet name="([^"]*)"', book)
    assert names
    assert not [one for one in names if one.endswith("…")]
