"""A report as CSV that a spreadsheet opens with a double click: UTF-8 with a byte order mark, CRLF, RFC 4180.

Numbers and days stand as machines write them (-0.24, 2026-09-07). A unit that all numbers of a column have goes into
its head; where units differ, a number keeps its own and is a text. Every row says what it is about. Nothing of a
team's text acts as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from teamops.model.figures.quantity import format_plain
from teamops.render.report.amounts import parse_day, parse_number
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table

_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')
"""What must be quoted; semicolons too, since Excel parts cells by them where a comma is written in numbers."""

_ACTING = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet takes for a formula, in full width too, whatever blanks stand in front."""


def render(report: Report) -> bytes:
    """The report as the bytes of a CSV file: its head, then every table under its title, an empty line before each."""
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    parts = [[[escape_text(report.title)], [escape_text(fact) for fact in facts]]]
    parts += [lines for block in report.blocks if (lines := list(_render_block(block, report)))]
    return "\r\n".join("".join(map(_format_line, lines)) for lines in parts).encode("utf-8-sig")


def _format_line(fields: Sequence[str]) -> str:
    """A record; one that is nothing but an empty field is quoted, for an empty line ends a table."""
    return ('""' if list(fields) == [""] else ",".join(map(_quote_field, fields))) + "\r\n"


def _quote_field(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if _QUOTED.search(field) else field


def escape_text(text: str) -> str:
    """The text as a field, with nothing that hides or acts; what would be a formula begins with an apostrophe."""
    said = make_visible_lines(text)
    return "'" + said if _ACTING.match(said) else said


def _render_block(block: Block, report: Report) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield [escape_text(make_visible(block.title))]
        case Paragraph():
            yield [escape_text(block.text)]
        case Table():
            yield from _render_table(block.said.filled, report)
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
    words = report.asked.words
    heads = (
        words("reports.with_unit", name=column.title, unit=unit.strip()) if unit else column.title
        for column, unit in zip(table.columns, units, strict=True)
    )
    yield [escape_text(make_visible(head)) for head in heads]
    nothing = words("reports.nothing")
    for row in table.rows:
        yield [_format_cell(cell, unit, nothing) for cell, unit in zip(row, units, strict=True)]


def _find_common_unit(table: Table, n: int) -> str:
    """The unit of every number in column `n`, if it is the same; "" where there is none or they differ."""
    found = {one.unit for row in table.rows if (one := parse_number(row[n])) is not None}
    return found.pop() if len(found) == 1 else ""


def _format_cell(cell: Cell, unit: str, nothing: str) -> str:
    if cell.value is None and cell.text == nothing:
        return ""
    if (amount := parse_number(cell)) is not None and amount.unit in ("", unit):
        return format_plain(amount.value)
    if (found := parse_day(cell)) is not None:
        return found[0].isoformat()
    return escape_text(cell.text)
