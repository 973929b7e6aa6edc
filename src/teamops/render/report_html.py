"""A report as one self-contained HTML page that prints on A4 landscape.

The template and its style are files that a team can replace: `report.html.j2` and `report.css`. Whatever they do, a
text of a team is escaped where it is written, and the page can load and run nothing (its content security policy).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from teamops.render.pictures.drawing import PAGE, draw, lines, width_beside
from teamops.render.visible import visible, visible_lines
from teamops.reporting.report import Block, Cell, Chart, Column, Heading, Notes, Paragraph, Report, Table

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def render(report: Report, templates: Path) -> str:
    """The page, made from `report.html.j2` and `report.css` in the folder `templates`; it ends in a line break."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (templates / "report.css").read_text(encoding="utf-8")
    return environment.get_template("report.html.j2").render(
        _frame(report),
        blocks=list(_blocks(report)),
        style=Markup(style),  # noqa: S704  # a file of the one who prints, not of the records
    )


def _frame(report: Report) -> dict[str, Any]:
    words = report.asked.words
    head = {name: visible(getattr(report, name)) for name in ("title", "team", "period", "about", "state")}
    page = words("reports.page", page="\0", pages="\1")
    before, between, after = (quoted(part) for part in page.replace("\1", "\0").split("\0"))
    return head | {
        "lang": LANGUAGES[report.asked.lang],
        "colon": words("reports.label", label="", text=""),
        "foot": quoted(" · ".join(filter(None, (head["team"], head["title"], head["period"], head["about"])))),
        "foot_state": quoted(head["state"]),
        "page_count": Markup(f"{before} counter(page) {between} counter(pages) {after}"),  # noqa: S704  # all are quoted()
    }


def quoted(text: str) -> Markup:
    """The text as a CSS string that can end neither itself nor its `<style>`: all but letters and digits is escaped."""
    escaped = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # made of letters, digits, backslashes and blanks


def _blocks(report: Report) -> Iterator[dict[str, Any]]:
    """What the template shows, in order; charts side by side are one of it."""
    number = 0
    for line in lines(report.blocks):
        if not isinstance(line, tuple):
            yield _block(line, report)
            continue
        width = PAGE if line[0].wide else width_beside(len(line))
        charts = [_chart(chart, report, number + n, width) for n, chart in enumerate(line)]
        number += len(line)
        yield {"kind": "charts", "charts": charts, "wide": line[0].wide}


def _chart(chart: Chart, report: Report, number: int, width: float) -> dict[str, Any]:
    drawn = Markup(draw(chart, report.asked.words, number, width))  # noqa: S704  # its texts are escaped as they are drawn
    return {"title": visible(chart.title), "svg": drawn, "said": visible(chart.said)}


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
