"""Whatever a report says, a page, Markdown, CSV and JSON say it too: in order, whole, and each in its own way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import pytest

from teamops.locale.text import Lang
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown as report_markdown
from teamops.reporting import catalogue
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.read_back import Read, csv_tables, markdown_blocks, page_blocks
from tests.reporting.printouts import printed

EVERY = [(name, lang) for name in catalogue.list_reports() for lang in ("zh", "en")]
"""Every report in both languages."""
NOTHING = {"zh": "——", "en": "—"}
DAY = re.compile(r"(\d{4}年)?\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]{2}( \d{4})?")
NUMBER = re.compile(r"[+−]?(\d[\d,]*(?:\.\d+)?)(\D*)")
"""A number and its unit, as people read them."""


def on_page(report: Report) -> Iterator[Read]:
    """The blocks as a page has them: pictures three to a line, tables without rows as one line."""
    for kind, same in groupby(report.blocks, key=_kind):
        blocks: list[Any] = [*same]
        if kind == "empty":
            yield "empty", [_empty(table, report) for table in blocks]
        elif kind == "charts":
            yield from (_charts(blocks[n : n + 3], []) for n in range(0, len(blocks), 3))
        else:
            yield from (_block_on_page(block, report) for block in blocks)


def _kind(block: Block) -> str:
    if isinstance(block, Table) and not block.rows:
        return "empty"
    return "charts" if isinstance(block, Chart) and not block.wide else "other"


def _empty(table: Table, report: Report) -> tuple[str | None, str]:
    if table.title == report.title:
        return None, table.empty
    colon = "\uff1a" if report.options.lang == "zh" else ": "
    return table.title, f"{table.title}{colon}{table.empty}"


def _charts(charts: list[Chart], wide: list[str]) -> Read:
    titles = " · ".join(chart.title for chart in charts)
    return "charts", wide, titles, [(chart.title, chart.description, chart.tone) for chart in charts], [1] * len(charts)


def _block_on_page(block: Block, report: Report) -> Read:
    match block:
        case Heading():
            return "heading", block.title
        case Paragraph():
            return "text", block.text, block.tone
        case Notes():
            return "notes", block.title
        case Chart():
            return _charts([block], ["wide"])
        case Table(look="figures"):
            return "figures", block.title, [[(cell.text, cell.tone) for cell in row] for row in block.rows]
        case Table():
            whole = sum(column.share for column in block.columns)
            widths = [pytest.approx(100 * column.share / whole, abs=0.001) for column in block.columns]
            heads = [(column.align, column.title) for column in block.columns]
            rows = [[*_cells_on_page(block, row)] for row in block.rows]
            return "table", block.title, block.title == report.title, block.title, block.note, widths, heads, rows


def _cells_on_page(table: Table, row: tuple[Cell, ...]) -> Iterator[tuple[str, str, str, str]]:
    """The cells of a row; the one that says what it is about is its head, which has no tone."""
    for n, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        style = f"{column.align} room" if column.to_write_in else column.align
        is_head = n == table.subject_index and cell.text
        yield ("th", style, cell.text, "") if is_head else ("td", style, cell.text, cell.tone)


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_a_page_says_all_with_its_tones_and_widths(name: str, lang: Lang) -> None:
    report = printed(name, lang=lang)
    page = report_html.render(report, find_shipped_folder("templates"))
    assert [*page_blocks(page)] == [*on_page(report)]
    body = '<body class="portrait">' if report.portrait else "<body>"
    assert f"size: A4 {'portrait' if report.portrait else 'landscape'};" in page
    assert f"\n{body}\n" in page
    assert f"<title>{report.title} · {report.team} · {report.period}</title>" in page
    about = f" · <strong>{report.about}</strong>" if report.about else ""
    facts = f"<p><strong>{report.team}</strong> · <strong>{report.period}</strong>{about} · {report.state}</p>"
    assert f"<h1>{report.title}</h1>\n{facts}\n" in page


def in_markdown(report: Report) -> Iterator[Read]:
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    yield from (("heading", 1, report.title), ("text", " · ".join(facts)))
    for block in report.blocks:
        match block:
            case Heading():
                yield "heading", block.level + 1, block.title
            case Paragraph():
                yield "text", block.text
            case Chart():
                yield "titled", block.title, block.description
            case Table(rows=()):
                is_report = block.title == report.title
                yield ("text", block.empty) if is_report else ("titled", block.title, block.empty)
            case Table():
                yield from [("heading", 2, block.title)] if block.title != report.title else []
                yield from [("text", block.note)] if block.note else []
                rules = [{"left": ":---", "right": "---:", "center": ":---:"}[c.align] for c in block.columns]
                rows = [[cell.text for cell in row] for row in block.rows]
                yield "table", rules, [[column.title for column in block.columns], *rows]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_markdown_says_all(name: str, lang: Lang) -> None:
    report = printed(name, lang=lang)
    assert [*markdown_blocks(report_markdown.render(report))] == [*in_markdown(report)]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_csv_says_all_that_can_stand_in_a_table(name: str, lang: Lang) -> None:
    report = printed(name, lang=lang)
    head, *parts = csv_tables(report_csv.render(report))
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    assert head == [[report.title], facts]
    blocks = [block for block in report.blocks if not isinstance(block, Chart | Notes)]
    for block, part in zip(blocks, parts, strict=True):
        match block:
            case Heading(title=said) | Paragraph(text=said):
                assert part == [[said]]
            case Table():
                _is_in_csv(block, part, report)


def _is_in_csv(table: Table, part: list[list[str]], report: Report) -> None:
    title = [] if table.title == report.title else [table.title]
    if not table.rows:
        assert part == [[*title, table.empty]]
        return
    before = [[line] for line in (*title, table.note) if line]
    assert part[: len(before)] == before
    heads, *rows = part[len(before) :]
    for column, head, *fields in zip(table.for_screen.columns, heads, *rows, strict=True):
        cells = [row[table.columns.index(column)] for row in table.rows]
        unit = head.removeprefix(column.title)
        assert unit == "" or re.fullmatch(" ?[(\uff08].+[)\uff09]", unit)
        above = ""
        for cell, field in zip(cells, fields, strict=True):
            above = cell.text or above
            said = above if column.key == table.columns[table.subject_index].key else cell.text
            assert field == _field(cell, said, re.sub("[ ()\uff08\uff09]", "", unit), NOTHING[report.options.lang]), (
                cell,
                head,
            )


def _field(cell: Cell, said: str, unit: str, nothing: str) -> str:
    """What stands in the file: a number or a day as machines write it where the cell says only that, else the text."""
    if cell.value is None and said == nothing:
        return ""
    if isinstance(cell.value, date) and DAY.fullmatch(said):
        return cell.value.isoformat()
    if isinstance(cell.value, int | Decimal) and _unit(said, Decimal(cell.value)) in ("", unit):
        return _plain(Decimal(cell.value))
    return f"'{said}" if said.startswith(("+", "-", "=", "@")) else said


def _unit(said: str, value: Decimal) -> str | None:
    """What stands behind the number; 万 is of the unit where the number is the value without it. None: no number."""
    found = NUMBER.fullmatch(said)
    if found is None:
        return None
    written, rest = Decimal(found[1].replace(",", "")), found[2]
    is_of_number = rest.startswith("%") or (rest.startswith("万") and abs(written - abs(value)) >= 1)
    return rest[is_of_number:].strip()


def _plain(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_json_has_what_cells_and_pictures_mean(name: str, lang: Lang) -> None:
    report = printed(name, lang=lang)
    document = json.loads(report_json.render(report), parse_float=Decimal)
    assert document == {
        "version": 1, "report": name, "title": report.title, "team": report.team,
        "period": report.options.period.text, "as_of": "2026-09-07", "commit": "3d83a0b",
        "person": report.options.person, "department": None,
        "blocks": [_in_json(block) for block in report.blocks],
    }  # fmt: skip


def _in_json(block: Block) -> Mapping[str, Any]:
    match block:
        case Heading():
            return {"type": "heading", "title": block.title}
        case Paragraph(text=said) | Notes(title=said):
            return {"type": "text", "title": said}
        case Chart():
            named = {"type": "chart", "name": block.name, "title": block.title, "said": block.description}
            kind, columns = type(block.picture).__name__.lower(), [*block.picture.columns]
            rows = [[_meant(value) for value in row] for row in block.picture.rows]
            return {**named, "kind": kind, "columns": columns, "rows": rows}
        case Table():
            named = {"type": "table", "name": block.name, "title": block.title}
            said = [n for n, column in enumerate(block.columns) if not column.to_write_in]
            rows = [[_meant(row[n].value) for n in said] for row in block.rows]
            return {**named, "columns": [block.columns[n].key for n in said], "rows": rows}


def _meant(value: Any) -> Any:
    """The value as it should be read: numbers of more than 15 digits as text, for no reader of doubles has them."""
    match value:
        case Decimal():
            if value == int(value):
                return value if abs(value) <= 2**53 else f"{value:.0f}"
            return value if len(_plain(abs(value)).replace(".", "").lstrip("0")) <= 15 else _plain(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: _meant(one) for key, one in value.items()}
        case None | str() | int():
            return value
        case _:
            return [_meant(one) for one in value]
