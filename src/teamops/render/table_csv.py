"""The tables of a report as CSV for spreadsheets: UTF-8 with the byte order mark that Excel needs, and no formulas."""

from __future__ import annotations

import csv
from io import StringIO

from teamops.render.report.csv import escape_text
from teamops.reporting.base.report import Report, Table


def render(report: Report) -> str:
    """Return the rows of all tables under their heads, as people read them, with empty cells in place of dashes.

    Tables are separated by an empty line.
    """
    nothing = report.options.words("reports.nothing")
    out = StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out)
    tables = [block.for_screen for block in report.blocks if isinstance(block, Table)]
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([escape_text(column.title) for column in table.columns])
        writer.writerows([escape_text(cell.text if cell.text != nothing else "") for cell in row] for row in table.rows)
    return out.getvalue()
