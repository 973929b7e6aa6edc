"""A report as an Excel workbook that prints on A4, with a sheet for each table, to be worked on.

It has numbers, days and formulas with their results, so that every program shows the same. The same report is the same
bytes: no clock, no name of a machine. Needs XlsxWriter (extra `excel`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO

import xlsxwriter

from teamops.render.workbook.sheet import SheetPart, SheetWriter
from teamops.render.workbook.styles import FONT, Styles
from teamops.render.workbook.texts import format_cell_text, make_sheet_name
from teamops.reporting.base.report import Block, Heading, Notes, Report, Table

_OPTIONS = {"in_memory": True} | dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
_LONGEST_PROPERTY = 255


def render(report: Report) -> bytes:
    """Return the report as the bytes of a workbook."""
    file = BytesIO()
    options = _OPTIONS | {"default_format_properties": dict(FONT)}  # a copy, since xlsxwriter changes the dict
    book = xlsxwriter.Workbook(file, options)
    book.set_properties(_build_properties(report))
    styles, names = Styles(book), list[str]()
    for part in split_into_parts(report):
        names.append(make_sheet_name(_get_title(part, report), names))
        SheetWriter(book.add_worksheet(names[-1]), report, styles).write(part)
    book.close()
    return file.getvalue()


def split_into_parts(report: Report) -> Iterator[SheetPart]:
    """Yield the parts of a report, one for each sheet: a table begins a sheet, and what follows is below it.

    Headings go with what comes next. Tables without rows are a line; notes have a sheet of their own if there are
    several tables.
    """
    part, heads = SheetPart(), list[Block]()
    several = sum(isinstance(block, Table) and bool(block.rows) for block in report.blocks) > 1
    for block in report.blocks:
        if isinstance(block, Heading):
            heads.append(block)
            continue
        table = block if isinstance(block, Table) and block.rows else None
        if table is not None or (several and isinstance(block, Notes)):
            if part.has_table_or_notes:
                yield part
                part = SheetPart()
            part, heads = SheetPart([*part.below, *heads], table), []
        if table is None:
            part.below.extend([*heads, block])
            heads = []
    part.below.extend(heads)
    yield part


def _get_title(part: SheetPart, report: Report) -> str:
    if part.table is not None:
        return part.table.title
    return next((block.title for block in part.below if isinstance(block, Notes)), report.title)


def _build_properties(report: Report) -> dict[str, object]:
    words, team = report.options.words, report.team
    texts = {"title": report.title, "subject": report.period, "author": team, "company": team, "comments": report.state}
    cut = {key: format_cell_text(text, words)[:_LONGEST_PROPERTY] for key, text in texts.items()}
    return cut | {"created": datetime.combine(report.options.today, time())}
