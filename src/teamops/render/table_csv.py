"""The tables of a report as CSV for spreadsheets: UTF-8 with a mark that Excel needs, and no cell that is a formula."""

from __future__ import annotations

import csv
from io import StringIO

from teamops.reporting.report import Report, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Spreadsheets of East Asia take the wide ones for the others."""


def render(report: Report) -> str:
    """The rows of all tables under their heads, as people read them, but for dashes where there is nothing.

    Tables are parted by an empty line.
    """
    nothing = report.asked.words("reports.nothing")
    out = StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    tables = [block.said for block in report.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([safe(column.title) for column in table.columns])
        writer.writerows([safe(cell.text if cell.text != nothing else "") for cell in row] for row in table.rows)
    return out.getvalue()


def safe(text: str) -> str:
    """The text with a sign in front where a spreadsheet would take it for a formula, and without NULs."""
    return "'" + text if text.startswith(_FORMULA) else text.replace("\0", "␀")
