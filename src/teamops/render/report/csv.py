"""A report as CSV that a spreadsheet opens with a double click: UTF-8 with a byte order mark, CRLF, RFC 4180.

Numbers and days are in the form of machines (-0.24, 2026-09-07). The unit of all numbers of a column is in its head;
where units differ, a number keeps its own and is a text. Every row has its subject. No text becomes a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teamops.model.figures.quantity import format_plain
from teamops.model.later_pattern import compile_later
from teamops.render.report.amounts import parse_day, parse_number
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table

_QUOTED = compile_later(r'[",;\t\r\n]|^\s|\s$')
"""What must be quoted; semicolons too, which Excel takes as separators where numbers have decimal commas."""

_FORMULA = compile_later(r"\s*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet takes for a formula, in full width and behind blanks too."""


def render(report: Report) -> bytes:
    """Return the bytes of a CSV file: the report's head, then every table under its title, each after an empty line."""
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    parts = [[[escape_text(report.title)], [escape_text(fact) for fact in facts]]]
    parts += [lines for block in report.blocks if (lines := list(_render_block(block, report)))]
    return "\r\n".join("".join(map(_format_line, lines)) for lines in parts).encode("utf-8-sig")


def _format_line(fields: Sequence[str]) -> str:
    """Format a row. A row of one empty field is quoted, since an empty line ends a table."""
    return ('""' if list(fields) == [""] else ",".join(map(_quote_field, fields))) + "\r\n"


def _quote_field(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if _QUOTED.search(field) else field


def escape_text(text: str) -> str:
    """Return the text without control and invisible characters, with an apostrophe before what would be a formula."""
    text = make_visible_lines(text)
    return "'" + text if _FORMULA.match(text) else text


def _render_block(block: Block, report: Report) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield [escape_text(make_visible(block.title))]
        case Paragraph():
            yield [escape_text(block.text)]
        case Table():
            yield from _render_table(block.for_screen.with_subjects, report)
        case Chart() | Notes():
            pass


def _render_table(table: Table, report: Report) -> Iterator[list[str]]:
    title = [] if table.title == report.title else [escape_text(make_visible(table.title))]
    if not table.rows:
        yield [*title, escape_text(table.empty)]
        return
    if title:
        yield title
    if table.note:
        yield [escape_text(table.note)]
    units = [_find_common_unit(table, n) for n in range(len(table.columns))]
    words = report.options.words
    heads = (
        words("reports.with_unit", name=column.title, unit=unit.strip()) if unit else column.title
        for column, unit in zip(table.columns, units, strict=True)
    )
    yield [escape_text(make_visible(head)) for head in heads]
    nothing = words("reports.nothing")
    for row in table.rows:
        yield [_format_cell(cell, unit, nothing) for cell, unit in zip(row, units, strict=True)]


def _find_common_unit(table: Table, n: int) -> str:
    """Return the unit of all numbers of column `n`; "" if there is none or they differ."""
    units = {number.unit for row in table.rows if (number := parse_number(row[n])) is not None}
    return units.pop() if len(units) == 1 else ""


def _format_cell(cell: Cell, unit: str, nothing: str) -> str:
    if cell.value is None and cell.text == nothing:
        return ""
    if (amount := parse_number(cell)) is not None and amount.unit in ("", unit):
        return format_plain(amount.value)
    if (day := parse_day(cell)) is not None:
        return day[0].isoformat()
    return escape_text(cell.text)
