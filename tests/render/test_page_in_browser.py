"""Pages in a real Chromium: everybody can read them, on paper and on screens, and they load and run nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from teamops.locale.text import Lang
from teamops.model.records.printout import Logo, Look
from teamops.model.records.settings import Colors
from teamops.render.report.html import render
from teamops.render.visible import make_visible, make_visible_lines
from teamops.reporting import catalogue
from teamops.reporting.base.report import Paragraph, Report, Table
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.chromium import Tab
from tests.render.hostile import ALL, hostile_report
from tests.reporting.printouts import printed

pytestmark = pytest.mark.browser
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#0a5c4a"/></svg>'
LOOK = Look(Colors(accent="#767676", good="#0000ff", warn="#8a5a00", bad="#000000"), Logo(SVG, "svg"))
EVERY = [(name, lang) for name in catalogue.list_reports() for lang in ("zh", "en")]
PAPER = {"landscape": 1032, "portrait": 703}
"""The width between the margins of A4, in pixels of CSS."""


@cache
def axe() -> str:
    spec = find_spec("axe_core_python")
    assert spec is not None
    return Path(*spec.submodule_search_locations or (), "axe.min.js").read_text(encoding="utf-8")


def page(report: Report, look: Look | None = None) -> str:
    return render(report, find_shipped_folder("templates"), look)


def barriers(browser: Tab) -> list[Any]:
    """What axe finds in the open page that keeps people from reading it."""
    if not browser.value("typeof axe == 'object'"):
        browser.value(axe() + "; 0")
    found = json.loads(browser.value("axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r))"))
    assert len(found["passes"]) > 5
    return [
        (one["id"], [node["html"] for node in one["nodes"]][:3])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


TOO_WIDE = """
[...document.querySelectorAll('html, body, header, main, section, th, td, dd, dt, h1, h2, p')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != 'inline'
    && !e.matches('.unseen') && !e.querySelector(':scope > .unseen'))
  .map(e => e.tagName + ' ' + e.scrollWidth + ' > ' + e.clientWidth + ' ' + e.textContent.slice(0, 40))
"""


BROKEN = """
(() => {
  const broken = [], range = document.createRange(), walker = document.createTreeWalker(document.body, 4);
  for (let node; (node = walker.nextNode());) {
    if (!node.parentElement.closest('th, td')) continue;
    for (const word of node.data.matchAll(/[\\w.,%+\u2212]{2,18}/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})()
"""
"""Words and numbers of tables that go on in the next line."""
SMALLEST, LARGEST = 9, 16
LETTERS = "[...document.querySelectorAll('svg')].map(e => 7.5 * e.clientWidth / e.viewBox.baseVal.width)"
"""How large the letters of pictures are, in pixels."""


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_nothing_keeps_people_from_reading_a_page_by_day_or_by_night(browser: Tab, name: str, lang: Lang) -> None:
    browser.open(page(printed(name, lang=lang)))
    for scheme in ("light", "dark"):
        browser.see(1300, prefers_color_scheme=scheme)
        assert browser.value("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
        assert barriers(browser) == [], scheme
    assert (browser.asked, browser.said) == ([], [])


@pytest.mark.parametrize("features", [{"prefers_color_scheme": "dark"}, {"forced_colors": "active"}, {}], ids=str)
@pytest.mark.parametrize("width", [1300, 390])
def test_neither_does_a_look_of_the_teams_own(browser: Tab, width: int, features: dict[str, str]) -> None:
    browser.see(width, **features)
    browser.open(page(printed("weekly"), LOOK))
    assert barriers(browser) == []
    assert browser.value("document.querySelector('header img').naturalWidth") > 0
    assert browser.said == []


def test_what_would_keep_people_from_reading_is_found(browser: Tab) -> None:
    spoiled = page(printed("weekly"), LOOK).replace(' alt="', ' title="').replace("--bad: #000000", "--bad: #bbbbbb")
    browser.see(1300)
    browser.open(spoiled.replace(' title="华东营销部"', ""))
    assert {name for name, _ in barriers(browser)} == {"image-alt", "color-contrast"}


def test_colours_are_forced_where_people_force_them(browser: Tab) -> None:
    browser.open(page(printed("weekly"), LOOK))
    browser.see(1300, forced_colors="active")
    colors = "[...new Set([...document.querySelectorAll('main *')].map(e => getComputedStyle(e).color))]"
    canvas = "(document.body.style.color = 'CanvasText', getComputedStyle(document.body).color)"
    assert browser.value(colors) == [browser.value(canvas)]


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_nothing_is_wider_than_its_place_on_paper_and_on_a_phone(browser: Tab, name: str, lang: Lang) -> None:
    report = printed(name, lang=lang)
    browser.see(1300)
    browser.open(page(report, LOOK))
    browser.see(PAPER["portrait" if report.portrait else "landscape"], media="print")
    assert browser.value(TOO_WIDE) == []
    assert browser.value("document.querySelector('header img').getBoundingClientRect().height") < 14.01 / 25.4 * 96
    browser.see(390, 844)
    assert browser.value("document.documentElement.scrollWidth") == 390
    assert browser.value(TOO_WIDE) == []
    boxes = "[...document.querySelectorAll('.table')].map(e => [e.clientWidth <= 390, e.firstElementChild.clientWidth])"
    assert all(inside and wide >= 362 for inside, wide in browser.value(boxes))


@pytest.mark.parametrize(("name", "lang"), EVERY)
def test_numbers_stay_whole_and_pictures_readable_on_every_screen(browser: Tab, name: str, lang: Lang) -> None:
    browser.open(page(printed(name, lang=lang)))
    for width in (390, 820, 1280):
        browser.see(width)
        assert browser.value(BROKEN) == [], width
        assert all(SMALLEST <= size <= LARGEST for size in browser.value(LETTERS)), width


def test_hostile_texts_are_shown_as_written_and_do_nothing(browser: Tab) -> None:
    browser.see(1300)
    report = hostile_report()
    browser.open(page(report, LOOK))
    head = f"{make_visible(report.title)} · {make_visible(report.team)} · {report.period}"
    assert browser.value("document.title").split() == head.split()
    shown = browser.value("document.body.innerText")
    for text in ALL:
        for line in make_visible_lines(text).split("\n"):
            assert " ".join(line.split()) in " ".join(shown.split())
    assert browser.value("document.querySelectorAll('script, img:not(header img), iframe, a, [onerror]').length") == 0
    assert (browser.asked, browser.said) == ([], [])
    for width, media in ((1300, "screen"), (PAPER["landscape"], "print"), (390, "screen")):
        browser.see(width, media=media)
        assert browser.value(TOO_WIDE) == []


def test_tables_without_rows_that_follow_each_other_share_a_line(browser: Tab) -> None:
    weekly = printed("weekly")
    tables = [Table(name, name, (), (), empty="无。") for name in ("预算超支项目", "逾期任务", "到期的会议决议")]
    browser.see(1300)
    browser.open(page(replace(weekly, blocks=(*tables, Paragraph("之后"), tables[0]))))
    lines = "[...document.querySelectorAll('.empty')].map(e => [e.innerText, e.clientHeight < 40])"
    said = ["预算超支项目：无。 逾期任务：无。 到期的会议决议：无。", "预算超支项目：无。"]
    assert browser.value(lines) == [[line, True] for line in said]


@pytest.mark.parametrize("name", ["confirmation", "weekly"])
def test_paper_is_as_the_form_wants_it(browser: Tab, name: str) -> None:
    browser.see(1300)
    report = printed(name)
    browser.open(page(report))
    size = (595, 842) if report.portrait else (842, 595)
    paper = browser.paper()
    boxes = {tuple(map(float, box.split(b"]")[0].split()[2:])) for box in paper.split(b"/MediaBox [")[1:]}
    assert {tuple(map(round, box)) for box in boxes} == {size}
