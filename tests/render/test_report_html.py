"""The page is one file that loads and runs nothing, whatever a team writes."""

from __future__ import annotations

import re
import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.render.report.html import quote_css, render
from teamops.reporting import catalogue
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed, table

OWN = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "strong", "main", "section", "dl",
    "div", "dt", "dd", "span", "br", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "small",
    "figure", "figcaption", "svg", "desc", "defs", "pattern", "rect", "path", "polyline", "g", "text",
}  # fmt: skip
OF_PICTURES = {
    "viewbox", "font-size", "font-weight", "role", "aria-labelledby", "id", "width", "height", "patternunits",
    "patterntransform", "fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "points", "x", "y",
    "text-anchor", "d",
}  # fmt: skip

ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "style", "scope", "role", "aria-label", "tabindex",
}  # fmt: skip


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_text_adds_no_element_no_address_and_no_script() -> None:
    page = Page(render(hostile_report(), find_shipped_folder("templates")))
    assert set(page.tags) <= OWN
    assert {name for name, _ in page.attributes} <= ATTRIBUTES | OF_PICTURES
    assert page.tags.count("style") == 2
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("name", catalogue.list_reports())
def test_a_page_refers_to_nothing_outside_itself(name: str) -> None:
    text = render(printed(name), find_shipped_folder("templates"))
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(r"https?:|url\((?!#hatch)|@import|src=|href=", text)


@pytest.mark.parametrize(("lang", "tag"), [("zh", "zh-CN"), ("en", "en")])
def test_a_page_names_its_language_and_its_tables(lang: Lang, tag: str) -> None:
    report = printed("weekly", lang=lang)
    text = render(report, find_shipped_folder("templates"))
    assert f'<html lang="{tag}">' in text
    page = Page(text)
    assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead") == 10
    heads = [value for name, value in page.attributes if name == "scope"]
    assert heads.count("row") == sum(len(t.rows) for t in report.blocks if hasattr(t, "rows")) - len(
        table(report, "figures").rows
    )


def test_a_css_string_ends_nowhere_but_at_its_end() -> None:
    assert quote_css('a"}</style>\\') == '"a\\22 \\7d \\3c \\2f style\\3e \\5c "'


def test_the_pages_of_a_team_at_the_end_of_its_quarter_are_small(tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples" / "quarter", tmp_path / "quarter")
    ws = load(tmp_path / "quarter")
    for name in ("weekly", "monthly", "quarterly"):
        page = render(printed(name, today=date(2026, 9, 28), ws=ws), find_shipped_folder("templates"))
        assert len(page.encode()) <= 100_000, name
