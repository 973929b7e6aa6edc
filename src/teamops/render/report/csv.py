"""A report as CSV that a spreadsheet opens with a double click: UTF-8 with a byte order mark, CRLF, RFC 4180.

Numbers and days stand as machines write them (-0.24, 2026-09-07). A unit that all numbers of a column have goes into
its head; where units differ, a number keeps its own and is a text. Every row says what it is about. Nothing of a
team's text acts as a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from teamops.model.figures.quantity import plain
from teamops.render.report.amounts import day, number
from teamops.render.visible import visible, visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Heading, Notes, Paragraph, Report, Table

_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')
"""What must be quoted; semicolons too, since Excel parts cells by them where a comma is written in numbers."""

_ACTING = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
"""What a spreadsheet takes for a formula, in full width too, whatever blanks stand in front."""


def render(report: Report) -> bytes:
    """The report as the bytes of a CSV file: its head, then every table under its title, an empty line before each."""
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    parts = [[[plain_text(report.title)], [plain_text(fact) for fact in facts]]]
    parts += [lines for block in report.blocks if (lines := list(_block(block, report)))]
    return "\r\n".join("".join(map(_line, lines)) for lines in parts).encode("utf-8-sig")


def _line(fields: Sequence[str]) -> str:
    """A record; one that is nothing but an empty field is quoted, for an empty line ends a table."""
    return ('""' if list(fields) == [""] else ",".join(map(_quoted, fields))) + "\r\n"


def _quoted(field: str) -> str:
    return '"' + field.replace('"', '""') + '"' if _QUOTED.search(field) else field


def plain_text(text: str) -> str:
    """The text as a field, with nothing that hides or acts; what would be a formula begins with an apostrophe."""
    said = visible_lines(text)
    return "'" + said if _ACTING.match(said) else said


def _block(block: Block, report: Report) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield [plain_text(visible(block.title))]
        case Paragraph():
            yield [plain_text(block.text)]
        case Table():
            yield from _table(block.said.filled, report)
        case Chart() | Notes():
            pass


def _table(table: Table, report: Report) -> Iterator[list[str]]:
    title = [] if table.title == report.title else [plain_text(visible(table.title))]
    if not table.rows:
        yield [*title, plain_text(table.empty)]
        return
    if title:
        yield title
    if table.note:
        yield [plain_text(table.note)]
    units = [_common_unit(table, n) for n in range(len(table.columns))]
    words = report.asked.words
    heads = (
        words("reports.with_unit", name=column.title, unit=unit.strip()) if unit else column.title
        for column, unit in zip(table.columns, units, strict=True)
    )
    yield [plain_text(visible(head)) for head in heads]
    nothing = words("reports.nothing")
    for row in table.rows:
        yield [_cell(cell, unit, nothing) for cell, unit in zip(row, units, strict=True)]


def _common_unit(table: Table, n: int) -> str:
    """The unit of every number in column `n`, if it is the same; "" where there is none or they differ."""
    found = {one.unit for row in table.rows if (one := number(row[n])) is not None}
    return found.pop() if len(found) == 1 else ""


def _cell(cell: Cell, unit: str, nothing: str) -> str:
    if cell.value is None and cell.text == nothing:
        return ""
    if (amount := number(cell)) is not None and amount.unit in ("", unit):
        return plain(amount.value)
    if (found := day(cell)) is not None:
        return found[0].isoformat()
    return plain_text(cell.text)
