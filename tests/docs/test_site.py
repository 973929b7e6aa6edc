"""The site of the documentation: both languages, whole, and with a search that finds Chinese and English words."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

import pytest

from tests.render.chromium import Tab, tab

PROJECT = Path(__file__).parents[2]
WORDS = {"目标分解": "zh/", "buffer": "rules.html"}
"""What is looked for, and where it has to be found among others."""


def build(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", site]
    return subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, made once. Without MkDocs the tests are skipped, or fail where all has to be there."""
    if importlib.util.find_spec("mkdocs") is None:
        (pytest.fail if os.environ.get("TEAMOPS_REQUIRE_BROWSER") == "1" else pytest.skip)("not installed: mkdocs")
    folder = tmp_path_factory.mktemp("docs") / "site"
    made = build(PROJECT, folder)
    assert made.returncode == 0, made.stderr
    return folder


class Element(NamedTuple):
    tag: str
    attributes: dict[str, str]


class Elements(HTMLParser):
    """The elements of a page that have attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))


def read_elements(file: Path) -> list[Element]:
    return Elements(file.read_text("utf-8")).found


def list_pages(site: Path) -> list[Path]:
    return sorted(page for page in site.rglob("*.html") if page.name != "404.html")


def test_every_document_is_a_page(site: Path) -> None:
    documents = {file.relative_to(PROJECT / "docs").with_suffix(".html") for file in (PROJECT / "docs").rglob("*.md")}
    documents = {path for path in documents if path.parts[0] != "sources"}
    pages = {page.relative_to(site) for page in list_pages(site)}
    assert documents - pages == set()
    assert {Path("index.html"), Path("zh/index.html")} <= pages


def test_every_link_leads_to_something(site: Path) -> None:
    anchors = {
        page: {e.attributes["id"] for e in read_elements(page) if "id" in e.attributes} for page in list_pages(site)
    }
    broken = []
    for page in anchors:
        for element in read_elements(page):
            address = element.attributes.get("href") or element.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc or not address:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path not in ("", ".") else page
            target = target / "index.html" if target.is_dir() else target
            is_whole = not parts.fragment or target not in anchors or unquote(parts.fragment) in anchors[target]
            if not target.is_file() or not is_whole:
                broken.append((page.relative_to(site).as_posix(), address))
    assert broken == []


def test_nothing_is_loaded_from_other_hosts(site: Path) -> None:
    loaded = [
        address
        for page in site.rglob("*.html")
        for tag, attributes in read_elements(page)
        for address in (attributes.get("src", ""), attributes.get("href", "") if tag == "link" else "")
        if urlsplit(address).netloc
    ]
    assert loaded == []
    styles = [style.read_text("utf-8") for style in site.rglob("*.css")]
    assert styles
    assert [style for style in styles if re.search(r"url\([\"']?(?:https?:)?//|@import", style)] == []


def test_pages_have_the_words_and_the_navigation_of_their_language(site: Path) -> None:
    for name, lang, other in (("rules.html", "en", "zh/rules.html"), ("zh/rules.html", "zh", "../rules.html")):
        elements = read_elements(site / name)
        assert next(e.attributes["lang"] for e in elements if e.tag == "html") == lang
        switch = {e.attributes["hreflang"]: e.attributes["href"] for e in elements if "hreflang" in e.attributes}
        assert switch == {lang: "rules.html", {"en": "zh", "zh": "en"}[lang]: other}
        entries = [
            e.attributes["href"]
            for e in elements
            if e.tag == "a" and e.attributes.get("class", "").startswith("md-nav__link")
        ]
        pages = {(site / name).parent.joinpath(e).resolve().relative_to(site) for e in entries if e and e[0] not in "#"}
        assert pages
        assert {"zh" if page.parts[0] == "zh" else "en" for page in pages} == {lang}


def test_a_page_without_a_translation_leads_to_the_front_page_of_the_other_language(site: Path) -> None:
    elements = read_elements(site / "architecture.html")
    switch = {e.attributes["hreflang"]: e.attributes["href"] for e in elements if "hreflang" in e.attributes}
    assert switch == {"en": "architecture.html", "zh": "zh/index.html"}


def test_the_index_has_chinese_in_words(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    texts = {entry["location"]: entry["title"] + entry["text"] for entry in index["docs"]}
    assert any("目标\u200b分解" in text for place, text in texts.items() if place.startswith("zh/"))
    assert any("buffer" in text for place, text in texts.items() if place.startswith("rules.html"))
    assert "\u200b" in re.sub(r"\\u200b", "\u200b", index["config"]["separator"])


def test_a_broken_link_ends_the_build(site: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(
        PROJECT, project, ignore=shutil.ignore_patterns(".*", "build", "dist", "node_modules", "__pycache__")
    )
    with (project / "docs" / "notify.md").open("a", encoding="utf-8") as page:
        page.write("\nSee [what is gone](gone.md).\n")
    made = build(project, tmp_path / "site")
    assert made.returncode == 1
    warnings = [line for line in made.stderr.splitlines() if line.startswith("WARNING")]
    assert len(warnings) == 1
    assert "'notify.md' contains a link 'gone.md'" in warnings[0]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with tab(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the site is: in the file system, or on a static host."""
    if request.param == "file":
        yield site.as_uri()
        return

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.browser
def test_search_finds_words_of_both_languages(browser: Tab, address: str) -> None:
    for word, place in WORDS.items():
        browser.visit(f"{address}/index.html?q={quote(word)}")
        found = wait_for_results(browser)
        assert any(f"{address}/{place}" in link for link in found), (word, found)
        assert [asked for asked in browser.asked if not asked.startswith((address, "blob:", "file:"))] == []
        assert browser.said == []


@pytest.mark.browser
def test_search_uses_the_last_character_of_a_chinese_query(browser: Tab, address: str) -> None:
    """Each word found is marked in the pages: `h` of their links has the second of 目标 and 分解 whole."""
    browser.visit(f"{address}/zh/index.html?q={quote('目标分解')}")
    assert any(f"h={quote('分解')}" in link for link in wait_for_results(browser))


def wait_for_results(browser: Tab) -> list[str]:
    """Return the addresses that the search shows; [] if there are none after ten seconds."""
    script = "[...document.querySelectorAll('.md-search-result__item a')].map(link => link.href)"
    for _ in range(100):
        if found := browser.value(script):
            return found
        time.sleep(0.1)
    return []
