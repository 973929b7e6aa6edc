"""Pictures as Chromium sets them, in its fonts: no text leaves its picture or lies on another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from teamops.locale.text import Lang
from teamops.model.time.period import Period
from teamops.render.report.html import render
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Gantt,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)
from teamops.reporting.base.report import Chart, Report, ReportOptions
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.chromium import Tab
from tests.render.hostile import ALL, pictures
from tests.render.pictures.samples import FIRST, LAST, PICTURES, TODAY, chart

pytestmark = pytest.mark.browser

MISPLACED = """
[...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')];
  const boxes = texts.map(text => text.getBoundingClientRect()), said = n => texts[n].firstChild.data.slice(0, 40);
  const between = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const above = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const outside = boxes.flatMap((box, n) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5
    || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5 ? [said(n) + ' is outside'] : []);
  const on = boxes.flatMap((a, n) => boxes.slice(n + 1).flatMap((b, m) =>
    between(a, b) > 0.5 && above(a, b) > a.height / 3 ? [said(n) + ' is on ' + said(n + 1 + m)] : []));
  return [...outside, ...on];
})
"""


def deviations(limit: str, *rates: str) -> Deviations:
    return Deviations(
        Decimal(limit), tuple(Deviation("新客户获取量", "新品上市推广", Decimal(r), "bad") for r in rates)
    )


def points(*amounts: str) -> tuple[Point, ...]:
    return tuple(Point(FIRST + timedelta(days=20 * n), Decimal(amount)) for n, amount in enumerate(amounts))


def days(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range(count))


GANTT, KEPT = PICTURES["gantt"], DailyMarks("成员", ("kept",) * 66)
assert isinstance(GANTT, Gantt)

NARROW: tuple[Picture, ...] = (
    BurnUp(FIRST, LAST, TODAY, (), ()),
    BurnUp(TODAY, TODAY, TODAY, (Point(TODAY, Decimal(0)),), (Point(TODAY, Decimal(0)),)),
    BurnUp(FIRST, LAST, FIRST, points("0", "1e15"), points("0", "-1e15")),
    BurnUp(date(2026, 1, 1), date(2027, 12, 31), LAST, points("0.001", "0.0012"), points("0.0011"), suffix="%"),
    *(deviations("0.1", *rates) for rates in ((), ("0",), ("9.9",), ("-0.95",), ("-30", "1000"))),
    *(deviations(limit, "-0.3", "0.3") for limit in ("0.001", "0.5", "0.9", "2")),
    Loads(()),
    Loads((PersonLoad("赵四", (1, 1, 1, 1), Decimal(8)), PersonLoad("钱进", (900_000, 1, 10_000, 20_000), Decimal(8)))),
)
WIDE: tuple[Picture, ...] = (
    replace(GANTT, first=FIRST, last=LAST),
    replace(GANTT, first=date(2026, 1, 1), last=date(2027, 12, 31)),
    replace(GANTT, first=TODAY, last=TODAY),
    replace(GANTT, stretches=GANTT.stretches * 12),
    Heat(days(date(2026, 7, 1), 66), (KEPT,) * 50),
)


def page(charts: tuple[Chart, ...], lang: Lang = "zh") -> str:
    asked = ReportOptions(Period.parse("2026-W38"), TODAY, lang)
    return render(Report("pictures", "图", "华东营销部", asked, charts), find_shipped_folder("templates"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_of_a_picture_leaves_it_or_lies_on_another(browser: Tab, lang: Lang) -> None:
    usual = tuple(chart(name) for name in PICTURES)
    narrow = tuple(Chart("c", "图", "说明", picture) for picture in NARROW)
    wide = tuple(Chart("c", "图", "说明", picture, wide=True) for picture in WIDE)
    browser.open(page((*usual, *narrow, *wide), lang))
    for width, media in ((1300, "screen"), (1032, "print"), (800, "screen")):
        browser.see(width, media=media)
        assert browser.value("document.querySelectorAll('svg').length") == len(usual) + len(NARROW) + len(WIDE)
        assert browser.value(MISPLACED) == []


def test_neither_does_a_hostile_text(browser: Tab) -> None:
    browser.see(1300)
    drawn = [picture for text in ALL for picture in pictures(text)]
    browser.open(page(tuple(Chart("c", "图", "说明", p, wide=isinstance(p, Gantt | Heat)) for p in drawn)))
    assert browser.value(MISPLACED) == []


def test_letters_are_as_large_on_paper_as_those_of_tables(browser: Tab) -> None:
    """7.5 pt beside 8.5 pt, whether a picture has the line to itself or stands with two others."""
    browser.open(page((chart("loads"), chart("deviations"), chart("burn_up"), chart("gantt"))))
    browser.see(1032, media="print")
    sizes = browser.value("[...document.querySelectorAll('svg')].map(e => 7.5 * e.getScreenCTM().a * 72 / 96)")
    assert len(sizes) == 4
    assert all(7 < size < 8 for size in sizes), sizes


def test_a_text_that_leaves_its_picture_or_lies_on_another_is_found(browser: Tab) -> None:
    browser.see(1300)
    spoiled = page((chart("loads"),)).replace('x="0" y="35', 'x="-9" y="23').replace(">钱进<", ">钱进钱进<")
    browser.open(spoiled)
    assert browser.value(MISPLACED) == ["钱进钱进 is outside", "赵四 is on 钱进钱进"]
