"""A report as the data of a page, from which HTML and PDF are made: harmless texts, in the order of the page.

docs/printouts.md describes this data for teams that write templates.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from teamops.model.later_pattern import compile_later
from teamops.render.columns import count_columns
from teamops.render.line_breaks import WHOLE, WIDE
from teamops.render.pictures.chart_svg import PAGE, compute_width, draw, group_blocks
from teamops.render.pictures.svg import Palette
from teamops.render.visible import isolate_direction, make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Cell, Chart, Column, Heading, Notes, Paragraph, Report, Table

LANGUAGES = {"zh": "zh-CN", "en": "en"}

_LETTER, _HEAVY, _AROUND, _NARROWEST, _WIDEST = 8.5, 10, 16, 56, 1300
"""In pixels: a letter of a cell and of a head in the widest common font, the padding, the narrowest column (three
Chinese characters), and the largest width of a table."""

_LONGEST = 18
"""In letters: longer words are no numbers and may be broken."""

_MEASURED = 300
"""The characters of a text that are measured."""

_LETTERS = compile_later(rf"{WHOLE}|[^\s{WIDE}]+")
_PIXELS_OF_A_POINT = 1.25
"""Makes the letters of pictures (7.5 points on paper) as large as those of notes."""


def build_head(report: Report) -> dict[str, Any]:
    """Return the title and the facts of a page."""
    words = report.options.words
    return {name: make_visible(getattr(report, name)) for name in ("title", "team", "period", "about", "state")} | {
        "lang": LANGUAGES[report.options.lang],
        "colon": words("reports.label", label="", text=""),
        "portrait": report.portrait,
    }


def format_foot(about: dict[str, Any]) -> str:
    """Return team, title, period and subject of a sheet on one line."""
    return " · ".join(isolate_direction(about[name]) for name in ("team", "title", "period", "about") if about[name])


def build_blocks(report: Report, palette: Palette) -> Iterator[dict[str, Any]]:
    """Yield the blocks; consecutive tables without rows are one block, and so are charts side by side."""
    for kind, same in groupby(_build_all_blocks(report, palette), key=lambda block: block["kind"]):
        if kind == "empty":
            yield {"kind": kind, "tables": [*same]}
        else:
            yield from same


def _build_all_blocks(report: Report, palette: Palette) -> Iterator[dict[str, Any]]:
    number = 0
    for line in group_blocks(report.blocks):
        if not isinstance(line, tuple):
            yield _build_block(line, report)
            continue
        width = PAGE if line[0].wide else compute_width(len(line))
        charts = [_build_chart(chart, report, number + n, width, palette) for n, chart in enumerate(line)]
        number += len(line)
        yield {"kind": "charts", "charts": charts, "wide": line[0].wide, "least": compute_picture_width(width)}


def _build_chart(chart: Chart, report: Report, number: int, width: float, palette: Palette) -> dict[str, str]:
    svg = draw(chart, report.options.words, number, width, palette)
    return {"title": make_visible(chart.title), "svg": svg, "said": make_visible(chart.description), "tone": chart.tone}


def _build_block(block: Block, report: Report) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "title": make_visible(block.title)}
        case Paragraph():
            return {"kind": "text", "lines": _split_lines(block.text), "tone": block.tone}
        case Notes():
            return {"kind": "notes", "title": make_visible(block.title)}
        case Table():
            return _build_table(block, report)
        case Chart():
            raise AssertionError("group_blocks() puts charts together")


def _build_table(table: Table, report: Report) -> dict[str, Any]:
    whole = sum(column.share for column in table.columns)
    return {
        "kind": table.look if table.rows else "empty",
        "title": make_visible(table.title),
        "is_report": table.title == report.title,
        "note": make_visible(table.note),
        "empty": make_visible(table.empty),
        "least": compute_table_width(table),
        "heads": [(make_visible(c.title), c.align, f"{100 * c.share / whole:.3f}") for c in table.columns],
        "rows": [
            [
                _build_cell(cell, column, n == table.subject_index)
                for n, (cell, column) in enumerate(zip(row, table.columns, strict=True))
            ]
            for row in table.rows
        ],
    }


def _build_cell(cell: Cell, column: Column, is_subject: bool) -> dict[str, Any]:
    style = f"{column.align} room" if column.to_write_in else column.align
    return {
        "lines": _split_lines(cell.text),
        "tone": cell.tone,
        "align": style,
        "is_head": is_subject and bool(cell.text),
    }


def _split_lines(text: str) -> list[str]:
    return make_visible_lines(text).split("\n")


def compute_table_width(table: Table) -> int:
    """Return the width in pixels below which a column would break numbers or words."""
    whole = sum(column.share for column in table.columns)
    needed = (_compute_column_width(table, index) * whole / column.share for index, column in enumerate(table.columns))
    return round(min(max(needed, default=0), _WIDEST))


def compute_picture_width(points: float) -> int:
    """Return the width in pixels below which the letters of a picture of that width on paper could not be read."""
    return round(points * _PIXELS_OF_A_POINT)


def _compute_column_width(table: Table, index: int) -> float:
    head = _HEAVY * _measure_longest_word(table.columns[index].title)
    cells = _LETTER * max(map(_measure_longest_word, {row[index].text for row in table.rows}), default=0)
    return max(_NARROWEST, max(head, cells) + _AROUND)


def _measure_longest_word(text: str) -> int:
    """Return the number of letters of the text's longest word or number."""
    return min(max(map(count_columns, _LETTERS.findall(text[:_MEASURED])), default=0), _LONGEST)
