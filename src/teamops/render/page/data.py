"""A report as the data of a page: texts that cannot act, in the order in which they stand. HTML and PDF are made of it.

docs/printouts.md tells teams what their own templates are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from teamops.render.page.widths import least_of_picture, least_of_table
from teamops.render.pictures.chart_svg import PAGE, draw, lines, width_beside
from teamops.render.pictures.svg import Palette
from teamops.render.visible import isolated, visible, visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Column, Heading, Notes, Paragraph, Report, Table

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def head(report: Report) -> dict[str, Any]:
    """What the page is about."""
    words = report.asked.words
    return {name: visible(getattr(report, name)) for name in ("title", "team", "period", "about", "state")} | {
        "lang": LANGUAGES[report.asked.lang],
        "colon": words("reports.label", label="", text=""),
        "portrait": report.portrait,
    }


def named_in_foot(about: dict[str, Any]) -> str:
    """Whose sheet this is, what it is, of when and about whom, on a line."""
    return " · ".join(isolated(about[name]) for name in ("team", "title", "period", "about") if about[name])


def blocks(report: Report, palette: Palette) -> Iterator[dict[str, Any]]:
    """The blocks; tables without rows that follow each other are one, and so are charts that stand side by side."""
    for kind, same in groupby(_blocks(report, palette), key=lambda block: block["kind"]):
        if kind == "empty":
            yield {"kind": kind, "tables": [*same]}
        else:
            yield from same


def _blocks(report: Report, palette: Palette) -> Iterator[dict[str, Any]]:
    number = 0
    for line in lines(report.blocks):
        if not isinstance(line, tuple):
            yield _block(line, report)
            continue
        width = PAGE if line[0].wide else width_beside(len(line))
        charts = [_chart(chart, report, number + n, width, palette) for n, chart in enumerate(line)]
        number += len(line)
        yield {"kind": "charts", "charts": charts, "wide": line[0].wide, "least": least_of_picture(width)}


def _chart(chart: Chart, report: Report, number: int, width: float, palette: Palette) -> dict[str, str]:
    svg = draw(chart, report.asked.words, number, width, palette)
    return {"title": visible(chart.title), "svg": svg, "said": visible(chart.said), "tone": chart.tone}


def _block(block: Block, report: Report) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "title": visible(block.title)}
        case Paragraph():
            return {"kind": "text", "lines": _lines(block.text), "tone": block.tone}
        case Notes():
            return {"kind": "notes", "title": visible(block.title)}
        case Table():
            return _table(block, report)
        case Chart():
            raise AssertionError("lines() gives charts together")


def _table(table: Table, report: Report) -> dict[str, Any]:
    whole = sum(column.share for column in table.columns)
    return {
        "kind": table.look if table.rows else "empty",
        "title": visible(table.title),
        "is_report": table.title == report.title,
        "note": visible(table.note),
        "empty": visible(table.empty),
        "least": least_of_table(table),
        "heads": [(visible(c.title), c.align, f"{100 * c.share / whole:.3f}") for c in table.columns],
        "rows": [
            [
                _cell(cell, column, n == table.subject_index)
                for n, (cell, column) in enumerate(zip(row, table.columns, strict=True))
            ]
            for row in table.rows
        ],
    }


def _cell(cell: Cell, column: Column, is_subject: bool) -> dict[str, Any]:
    style = f"{column.align} room" if column.to_write_in else column.align
    return {"lines": _lines(cell.text), "tone": cell.tone, "align": style, "is_head": is_subject and bool(cell.text)}


def _lines(text: str) -> list[str]:
    return visible_lines(text).split("\n")
