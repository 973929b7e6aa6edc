"""A report as an Excel workbook that prints on A4 landscape and can be gone on with: a sheet for each table.

It holds numbers, days and formulas with their results, so that every program shows the same. The same report is the
same bytes: no clock, no name of a machine. Needs XlsxWriter, of the extra `excel`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from teamops.render.workbook.sheet import Part, Sheet
from teamops.render.workbook.styles import FONT, SIZE, Styles
from teamops.render.workbook.texts import cell_text, sheet_name
from teamops.reporting.report import Heading, Notes, Report, Table

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": FONT, "font_size": SIZE},
}
_LONGEST_PROPERTY = 255


def render(report: Report) -> bytes:
    """The report as the bytes of a workbook."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties(_properties(report))
    styles, names = Styles(book), list[str]()
    for part in parts(report):
        names.append(sheet_name(_title(part, report), names))
        Sheet(book.add_worksheet(names[-1]), report, styles).write(part)
    book.close()
    return file.getvalue()


def parts(report: Report) -> Iterator[Part]:
    """What goes on which sheet: a table begins one, and what follows it stands below it.

    Headings stand above the table that comes next. Tables without rows are a line; room for notes has a sheet of its
    own where there are several tables.
    """
    part, tables = Part(), sum(isinstance(block, Table) and bool(block.rows) for block in report.blocks)
    for block in report.blocks:
        begins = (isinstance(block, Table) and bool(block.rows)) or (isinstance(block, Notes) and tables > 1)
        if begins and (part.table is not None or part.below):
            above = [part.below.pop() for _ in range(_headings_at_end(part))]
            yield part
            part = Part(above=above[::-1])
        if isinstance(block, Table) and block.rows:
            part = Part([*part.above, *part.below], block)
        else:
            part.below.append(block)
    yield part


def _headings_at_end(part: Part) -> int:
    count = 0
    for block in reversed(part.below):
        if not isinstance(block, Heading):
            break
        count += 1
    return count


def _title(part: Part, report: Report) -> str:
    if part.table is not None:
        return part.table.title
    return next((block.title for block in part.below if isinstance(block, Notes)), report.title)


def _properties(report: Report) -> dict[str, object]:
    words, team = report.asked.words, report.team
    texts = {"title": report.title, "subject": report.period, "author": team, "company": team, "comments": report.state}
    held = {key: cell_text(text, words)[:_LONGEST_PROPERTY] for key, text in texts.items()}
    return held | {"created": datetime.combine(report.asked.today, time())}
