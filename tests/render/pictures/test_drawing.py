"""Pictures are drawn as they were accepted, stay within their frame and say whatever they are given."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.render.pictures.drawing import PAGE, draw, lines, width_beside
from teamops.render.pictures.svg import width_of
from teamops.reporting.pictures import (
    BurnUp,
    Deviation,
    Deviations,
    Gantt,
    Heat,
    Kept,
    Load,
    Loads,
    Picture,
    Point,
    Stretch,
)  # fmt: skip
from teamops.reporting.report import Chart, Paragraph
from tests.conftest import Golden
from tests.render.hostile import ALL, pictures
from tests.render.pictures.samples import PICTURES, chart, width


def drawn(picture: Picture, width: float = 250, lang: Lang = "zh") -> ElementTree.Element:
    return ElementTree.fromstring(draw(Chart("c", "标题", "说明", picture), Words(lang), 7, width))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_drawn_as_accepted(name: str, lang: Lang, golden: Golden) -> None:
    svg = draw(chart(name), Words(lang), 0, width(name))
    golden(f"pictures/{name}.{lang}.svg", svg.replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("name", PICTURES)
def test_a_usual_picture_is_small(name: str) -> None:
    assert len(draw(chart(name), Words("zh"), 0, width(name)).encode()) < 7000


def test_a_picture_can_be_told_from_others_of_the_page_and_says_what_it_shows() -> None:
    root = drawn(PICTURES["gantt"], PAGE)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert root.get("aria-labelledby") == "picture7 told7"
    assert (named["picture7"], named["told7"]) == ("标题", "说明")


@pytest.mark.parametrize("text", ALL)
def test_what_is_written_is_shown_and_never_acts(text: str) -> None:
    for picture in pictures(text):
        root = drawn(picture)
        assert {element.tag for element in root.iter()} <= {
            "svg", "title", "desc", "defs", "pattern", "rect", "polyline", "text",
        }  # fmt: skip


amounts = st.decimals(Decimal("-1e15"), Decimal("1e15"), places=2)
days = st.dates(date(2020, 1, 1), date(2029, 12, 31))
texts = st.text(max_size=40) | st.text("长x⟨ ", min_size=100, max_size=300)


@st.composite
def burn_ups(draws: st.DrawFn) -> BurnUp:
    first = draws(days)
    last = first + timedelta(days=draws(st.integers(0, 400)))
    points = st.lists(st.builds(Point, st.dates(first, last), amounts), max_size=20).map(lambda p: tuple(sorted(p)))
    series = draws(points), draws(points), draws(points)
    return BurnUp(first, last, draws(days), *series, "元", draws(st.sampled_from(["", "%", "万"])))


@st.composite
def gantts(draws: st.DrawFn) -> Gantt:
    first = draws(days)
    last = first + timedelta(days=draws(st.integers(0, 900)))
    spans = st.tuples(days, days).map(sorted)
    states = st.sampled_from(["planned", "running", "blocked", "late", "done"])
    made = st.tuples(texts, texts, spans, states, texts, st.none() | st.decimals(0, 2, places=2))
    stretches = tuple(
        Stretch(label, owner, a, b, state, remark, progress)
        for label, owner, (a, b), state, remark, progress in draws(st.lists(made, max_size=6))
    )
    return Gantt(first, last, draws(days), stretches, frozenset(draws(st.lists(days, max_size=5))))


loads = st.lists(
    st.builds(Load, texts, st.tuples(*[st.integers(0, 500)] * 4), st.none() | st.decimals(1, 20, places=1)), max_size=8
).map(lambda people: Loads(tuple(people)))
deviations = st.lists(
    st.builds(Deviation, texts, texts, st.decimals(-1000, 1000, places=6), st.sampled_from(["", "bad", "good"])),
    max_size=8,
).map(lambda bars: Deviations(Decimal("0.1"), tuple(bars)))
marks = st.lists(st.sampled_from(["kept", "late", "missing", "none"]), min_size=3, max_size=3).map(tuple)
heats = st.lists(st.builds(Kept, texts, marks), max_size=4).map(
    lambda people: Heat(tuple(date(2026, 9, n) for n in (1, 2, 3)), tuple(people))
)


@given(burn_ups() | gantts() | loads | deviations | heats, st.sampled_from([250.0, 382.0, PAGE]))
def test_everything_lies_within_the_frame(picture: Picture, wide: float) -> None:
    root = drawn(picture, wide)
    _, _, right, bottom = (float(edge) for edge in root.get("viewBox", "").split())
    assert (right, bottom > 0) == (wide, True)
    for rect in root.findall("rect"):
        x, y, w, h = (float(rect.get(key, "nan")) for key in ("x", "y", "width", "height"))
        assert x >= -0.1
        assert y >= -0.1
        assert x + w <= right + 0.2
        assert y + h <= bottom + 0.2
    for line in root.findall("polyline"):
        for point in line.get("points", "").split():
            x, y = map(float, point.split(","))
            assert -4 <= x <= right + 0.2
            assert -0.1 <= y <= bottom + 1.3
    for text in root.findall("text"):
        size = float(text.get("font-size", root.get("font-size", "")))
        x, y, room = float(text.get("x", "")), float(text.get("y", "")), width_of(text.text or "", size)
        left = {"middle": x - room / 2, "end": x - room}.get(text.get("text-anchor", ""), x)
        assert left >= -0.2
        assert left + room <= right + 0.2
        assert 0 < y <= bottom


def test_charts_stand_three_to_a_line_and_a_wide_one_alone() -> None:
    small, wide = chart("loads"), chart("gantt")
    text = Paragraph("x")
    assert list(lines((small, small, small, small, wide, text, small))) == [
        (small, small, small), (small,), (wide,), text, (small,),
    ]  # fmt: skip
    assert width_beside(3) * 3 + 20 == PAGE
    assert width_beside(1) == width_beside(2)
