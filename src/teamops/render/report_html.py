"""A report as one self-contained HTML page that prints on A4.

The frame of the page (`page.html.j2`) is always this one: a text of a team is escaped where it is written, and by the
page's content security policy it can load and run nothing. What stands in the frame is arranged by `report.html.j2` and
`report.css`, which a team can replace.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from teamops.model.printout import Look, Template
from teamops.render.page_body import body_of, environment
from teamops.render.page_colors import variables
from teamops.render.visible import visible, visible_lines
from teamops.reporting.report import Block, Cell, Chart, Column, Heading, Notes, Paragraph, Report, Table

FRAME, BODY, STYLE = "page.html.j2", "report.html.j2", "report.css"
LANGUAGES = {"zh": "zh-CN", "en": "en"}
USUAL_STYLE = f'@import "shipped/{STYLE}";'
"""By this line a team's style sheet goes on from the one that comes with teamops."""
_NARROWEST, _WIDEST = 64, 1300
"""In pixels: what the narrowest column needs on a narrow screen, and how wide a table becomes for it at most."""


def render(report: Report, templates: Path, look: Look | None = None) -> str:
    """The page, made from the files in the folder `templates` and those of the `look`; it ends in a line break."""
    look = look or Look()
    head = head_of(report)
    logo = look.logo and f"data:{look.logo.mime};base64,{b64encode(look.logo.content).decode()}"
    body = body_of(templates, look.own.get(BODY), head | {"logo": logo or "", "blocks": [*_blocks(report)]})
    style = (templates / STYLE).read_text(encoding="utf-8")
    if STYLE in look.own:
        style = look.own[STYLE].text.replace(USUAL_STYLE, style)
    frame = Template((templates / FRAME).read_text(encoding="utf-8"), FRAME)
    return (
        environment(Environment, {FRAME: frame})
        .get_template(FRAME)
        .render(
            head | _foot(report, head),
            colors=Markup(variables(look.colors)),  # noqa: S704  # made of colours that were validated
            style=Markup(style.replace("</", "<\\/")),  # noqa: S704  # cannot end its element; in a string `\\/` is `/`
            body=Markup(body),  # noqa: S704  # texts were escaped in it
        )
    )


def head_of(report: Report) -> dict[str, Any]:
    """What the page is about, for frame and body."""
    words = report.asked.words
    return {name: visible(getattr(report, name)) for name in ("title", "team", "period", "about", "state")} | {
        "lang": LANGUAGES[report.asked.lang],
        "colon": words("reports.label", label="", text=""),
        "portrait": report.portrait,
    }


def _foot(report: Report, head: dict[str, Any]) -> dict[str, Any]:
    """What stands at the foot of every sheet of paper, as CSS."""
    page = report.asked.words("reports.page", page="\0", pages="\1")
    before, between, after = (quoted(part) for part in page.replace("\1", "\0").split("\0"))
    return {
        "foot": quoted(" · ".join(filter(None, (head["team"], head["title"], head["period"], head["about"])))),
        "foot_state": quoted(head["state"]),
        "page_count": Markup(f"{before} counter(page) {between} counter(pages) {after}"),  # noqa: S704  # all are quoted()
    }


def quoted(text: str) -> Markup:
    """The text as a CSS string that can end neither itself nor its `<style>`: all but letters and digits is escaped."""
    escaped = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # made of letters, digits, backslashes and blanks


def _blocks(report: Report) -> Iterator[dict[str, Any]]:
    """The blocks as data of a template; tables without rows that follow each other are one block."""
    made = (_block(block, report) for block in report.blocks)
    for kind, same in groupby(made, key=lambda block: block["kind"]):
        if kind == "empty":
            yield {"kind": kind, "tables": [*same]}
        else:
            yield from same


def _block(block: Block, report: Report) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "title": visible(block.title)}
        case Paragraph():
            return {"kind": "text", "lines": _lines(block.text), "tone": block.tone}
        case Chart():
            return {"kind": "chart", "title": visible(block.title), "lines": _lines(block.said), "wide": block.wide}
        case Notes():
            return {"kind": "notes", "title": visible(block.title)}
        case Table():
            return _table(block, report)


def _table(table: Table, report: Report) -> dict[str, Any]:
    whole = sum(column.share for column in table.columns)
    return {
        "kind": table.look if table.rows else "empty",
        "title": visible(table.title),
        "is_report": table.title == report.title,
        "note": visible(table.note),
        "empty": visible(table.empty),
        "least": round(min(_NARROWEST * whole / min((c.share for c in table.columns), default=1), _WIDEST)),
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
