"""What stands in a report that was written as a page, as Markdown or as CSV, read from the file itself."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

Read = tuple[Any, ...]
"""A block as it was read: its kind, then what it says."""


def page_blocks(page: str) -> Iterator[Read]:
    """The blocks of the body of a page."""
    body = page[page.index("<main>") : page.index("</main>")] + "</main>"
    for element in ElementTree.fromstring(re.sub(r"<(br|col\b[^>]*)>", r"<\1/>", body)):
        match element.tag, element.get("class", "").split():
            case "h2", _:
                yield "heading", _text(element)
            case "p", ["empty"]:
                yield "empty", [(span.findtext("strong"), _text(span)) for span in element]
            case "p", _:
                yield "text", *_toned(element)
            case "section", ["notes"]:
                yield "notes", element.findtext("h2")
            case "section", _:
                rows = [[_toned(said) for said in figure] for figure in element.findall("dl/div")]
                yield "figures", element.findtext("h2"), rows
            case "div", ["charts", *wide]:
                charts = [(f.findtext("figcaption/h2"), *_toned_as(f.findall("p")[0])) for f in element]
                yield "charts", wide, element.get("aria-label"), charts, [len(f.findall("svg")) for f in element]
            case "div", ["table"]:
                yield "table", element.get("aria-label"), *_page_table(element.findall("table")[0])


def _page_table(table: Element) -> Read:
    (caption,) = table.findall("caption/div")
    (title,) = caption.findall("h2")
    widths = [float(col.get("style", "").removeprefix("width: ").removesuffix("%")) for col in table.iter("col")]
    heads = [(head.get("class"), _text(head)) for head in table.findall("thead/tr/th")]
    rows = [[(cell.tag, cell.get("class"), *_toned(cell)) for cell in row] for row in table.findall("tbody/tr")]
    return title.get("class") == "unseen", title.text, caption.findtext("p") or "", widths, heads, rows


def _toned(element: Element) -> tuple[str, str]:
    """The text of an element with its line breaks, and the tone of what it says."""
    spans = [span for span in element.findall("span") if span.get("class") != "whole"]
    return _text(element), spans[0].get("class", "") if spans else ""


def _toned_as(element: Element) -> tuple[str, str]:
    """The text of an element, and its own tone."""
    return _text(element), element.get("class", "")


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == "br" else _text(child), child.tail or ""]
    return "".join(parts)


def markdown_blocks(text: str) -> Iterator[Read]:
    """The paragraphs of a Markdown file; tables as their rules, and their rows of cells with the heads first."""
    for block in text.removesuffix("\n").split("\n\n"):
        if block.startswith("| "):
            heads, rules, *rows = block.split("\n")
            yield "table", _cells(rules), [list(map(unmarked, _cells(row))) for row in (heads, *rows)]
        elif block.startswith("#"):
            marks, title = block.split(" ", 1)
            yield "heading", len(marks), unmarked(title)
        elif block.startswith("**"):
            title, said = re.fullmatch(r"\*\*(.*?)\*\*[:\uff1a] ?(.*)", block, re.DOTALL).groups()  # type: ignore[union-attr]
            yield "titled", unmarked(title), unmarked(said)
        else:
            yield "text", unmarked(block)


def _cells(row: str) -> list[str]:
    return re.split(r"(?<!\\) \| ", row.removeprefix("| ").removesuffix(" |"))


def unmarked(text: str) -> str:
    """A text of Markdown as it reads."""
    lines = text.replace("<!-- -->", "").replace("<br>", "\n").replace("  \n", "\n")
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", lines))


def csv_tables(data: bytes) -> list[list[list[str]]]:
    """The records of a CSV file, in the parts that empty lines make."""
    records = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    parts: list[list[list[str]]] = [[]]
    for record in records:
        if record:
            parts[-1].append(record)
        else:
            parts.append([])
    return parts
