"""A report in GitHub's Markdown, with all texts escaped."""

from __future__ import annotations

import re

from teamops.model.later_pattern import compile_later
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting.base.report import Block, Chart, Heading, Notes, Paragraph, Report, Table

_MARKUP = compile_later(r"[\\`*_\[\]~$|]")
_LEADING = compile_later(r"^(\s*)([#>+=-]|\d+(?=[.)]))", re.ASCII)
_REFERENCE = compile_later(r"(?<!\w)([@#])(?=\w)")
_RULES = {"left": ":---", "right": "---:", "center": ":---:"}


def render(report: Report) -> str:
    """Return the report as Markdown that ends in a line break."""
    facts = [report.team, report.period, *filter(None, [report.about]), report.state]
    head = [f"# {_escape_inline(report.title)}", " · ".join(map(_escape_inline, facts))]
    blocks = [text for block in report.blocks if (text := _render_block(block, report))]
    return "\n\n".join([*head, *blocks]) + "\n"


def _render_block(block: Block, report: Report) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_escape_inline(block.title)}"
        case Paragraph():
            return _format_paragraph(block.text)
        case Chart():
            return _format_label(block.title, _format_paragraph(block.description), report)
        case Notes():
            return ""
        case Table():
            return _render_table(block, report)


def _render_table(table: Table, report: Report) -> str:
    """Return the table under its title, or a line that says that it is empty."""
    if not table.rows:
        if table.title == report.title:
            return _format_paragraph(table.empty)
        return _format_label(table.title, _escape_inline(table.empty), report)
    title = [] if table.title == report.title else [f"## {_escape_inline(table.title)}"]
    note = [_format_paragraph(table.note)] if table.note else []
    heads = _format_row([_format_cell(column.title) for column in table.columns])
    rules = _format_row([_RULES[column.align] for column in table.columns])
    rows = [_format_row([_format_cell(cell.text) for cell in row]) for row in table.rows]
    return "\n\n".join([*title, *note, "\n".join([heads, rules, *rows])])


def _format_label(title: str, text: str, report: Report) -> str:
    return report.options.words("reports.label", label=f"**{_escape_inline(title)}**", text=text)


def _format_row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _format_cell(text: str) -> str:
    return "<br>".join(_escape_inline(line) for line in make_visible_lines(text).split("\n"))


def _format_paragraph(text: str) -> str:
    """Format lines of text so that none begins a list, a heading or a quotation."""
    lines = (_escape_inline(line.strip()) for line in make_visible_lines(text).split("\n"))
    return "  \n".join(_LEADING.sub(_escape_line_start, line) for line in lines)


def _escape_line_start(match: re.Match[str]) -> str:
    blanks, sign = match.groups()
    return f"{blanks}{sign}\\" if sign.isdigit() else f"{blanks}\\{sign}"


def _escape_inline(text: str) -> str:
    """Return the text on one line, without HTML, emphasis, links, mentions (@) and references to issues (#)."""
    safe = make_visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _REFERENCE.sub(r"\1<!-- -->", _MARKUP.sub(r"\\\g<0>", safe))
