"""Pictures are drawn as they were accepted, stay within their frame and say whatever they are given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.render.pictures.chart_svg import PAGE, compute_width, draw, group_blocks
from teamops.render.pictures.rows import HIGHEST
from teamops.render.pictures.svg import measure_text
from teamops.render.visible import make_visible
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Gantt,
    GanttBar,
    Heat,
    Loads,
    Mark,
    PersonLoad,
    Picture,
    Point,
)
from teamops.reporting.base.report import Chart, Paragraph
from tests.conftest import Golden
from tests.render.hostile import ALL, pictures
from tests.render.pictures.samples import FIRST, LAST, PICTURES, TODAY, chart, width


def drawn(picture: Picture, width: float = 250, lang: Lang = "zh") -> ElementTree.Element:
    return ElementTree.fromstring(draw(Chart("c", "标题", "说明", picture), Words(lang), 7, width))


@pytest.mark.parametrize(("name", "lang"), [("gantt", "zh"), ("burn_up", "en")])
def test_a_picture_is_drawn_as_accepted(name: str, lang: Lang, golden: Golden) -> None:
    svg = draw(chart(name), Words(lang), 0, width(name))
    golden(f"pictures/{name}.{lang}.svg", svg.replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("name", PICTURES)
def test_a_usual_picture_is_small(name: str) -> None:
    assert len(draw(chart(name), Words("zh"), 0, width(name)).encode()) < 4096


def test_three_weeks_of_a_team_are_small() -> None:
    gantt = PICTURES["gantt"]
    assert isinstance(gantt, Gantt)
    weeks = Chart("c", "标题", "说明", replace(gantt, stretches=gantt.stretches * 3))
    assert len(gantt.stretches * 3) == 15
    assert len(draw(weeks, Words("zh"), 0).encode()) < 8192


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
            "svg", "title", "desc", "defs", "pattern", "rect", "path", "polyline", "g", "text",
        }  # fmt: skip
        if not isinstance(picture, BurnUp):
            assert make_visible(text) in told(root)


def told(root: ElementTree.Element) -> list[str]:
    """Every text of a picture: whole where it is shown whole, else as told where the mouse rests."""
    return [text.findtext("title") or text.text or "" for text in root.iter("text")]


def set_texts(root: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, str, float]]:
    """Every text with how it is anchored and how large it is, which may be said once for several texts."""
    for element in root:
        for text in element.iter("text"):
            said = {**root.attrib, **element.attrib, **text.attrib}
            yield text, said.get("text-anchor", "start"), float(said["font-size"])


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
        GanttBar(label, owner, a, b, state, remark, progress)
        for label, owner, (a, b), state, remark, progress in draws(st.lists(made, max_size=6))
    )
    return Gantt(first, last, draws(days), stretches, frozenset(draws(st.lists(days, max_size=5))))


loads = st.lists(
    st.builds(PersonLoad, texts, st.tuples(*[st.integers(0, 500)] * 4), st.none() | st.decimals(1, 20, places=1)),
    max_size=8,
).map(lambda people: Loads(tuple(people)))
rates = st.just(Decimal(0)) | st.decimals(-1000, 1000, places=6)
deviations = st.builds(
    Deviations,
    st.sampled_from(["0", "0.001", "0.1", "0.9", "1", "3"]).map(Decimal),
    st.lists(st.builds(Deviation, texts, texts, rates, st.sampled_from(["", "bad", "good"])), max_size=8).map(tuple),
)
marks = st.lists(st.sampled_from(["kept", "late", "missing", "none"]), min_size=3, max_size=3).map(tuple)
heats = st.lists(st.builds(DailyMarks, texts, marks), max_size=4).map(
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
    for path in root.findall("path"):
        rules = re.findall(r"M(\S+) (\S+?)H([^M]+)", path.get("d", ""))
        for left, y, end in rules:
            assert 0 <= float(left) <= float(end) <= right
            assert 0 <= float(y) <= bottom
        boxes = re.findall(r"M(\S+) (\S+?)[hl]([^ v]+)[ v]([^hm]+)", path.get("d", ""))
        assert len(rules) + len(boxes) == path.get("d", "").count("M") > 0
        for x, y, w, h in boxes:
            assert float(x) >= -0.1
            assert float(y) >= -0.1
            assert float(x) + float(w) <= right + 0.2
            assert float(y) + float(h) <= bottom + 0.2
    for line in root.findall("polyline"):
        for point in line.get("points", "").split():
            x, y = map(float, point.split(","))
            assert -4 <= x <= right + 0.2
            assert -0.1 <= y <= bottom + 1.3
    for text, anchor, size in set_texts(root):
        x, y, room = float(text.get("x", "")), float(text.get("y", "")), measure_text(text.text or "", size)
        left = {"start": x, "middle": x - room / 2, "end": x - room}[anchor]
        assert left >= -0.2
        assert left + room <= right + 0.2
        assert 0 < y <= bottom


@pytest.mark.unmeasured
@pytest.mark.parametrize("last", [date.min, date.max])
def test_the_first_and_the_last_day_of_all_can_be_drawn(last: date) -> None:
    amounts = Point(date.min, Decimal(1)), Point(last, Decimal(2))
    assert drawn(BurnUp(date.min, last, last, amounts, amounts))
    assert drawn(Gantt(date.min, last, last, (GanttBar("永远", "", date.min, last, "late", "", Decimal("0.5")),)))


MANY = 200
DAYS = tuple(date(2026, 9, 1) + timedelta(days=n) for n in range(22))


@pytest.mark.parametrize(
    "picture",
    [
        Deviations(Decimal("0.1"), tuple(Deviation(f"r{n}", "", Decimal("0.2"), "good") for n in range(MANY))),
        Loads(tuple(PersonLoad(f"r{n}", (0, 1, 2, 0)) for n in range(MANY))),
        Gantt(FIRST, LAST, TODAY, tuple(GanttBar(f"r{n}", "", FIRST, LAST, "running") for n in range(MANY))),
        Heat(DAYS, tuple(DailyMarks(f"r{n}", ("kept",) * len(DAYS)) for n in range(MANY))),
    ],
    ids=lambda picture: type(picture).__name__,
)
def test_no_picture_is_higher_than_a_sheet_and_rows_left_out_are_counted(picture: Picture) -> None:
    root = drawn(picture, PAGE)
    shown = [text for text in told(root) if re.fullmatch(r"r\d+", text)]
    assert shown == [f"r{n}" for n in range(len(shown))]
    assert len(shown) > 30
    assert f"另有 {MANY - len(shown)} 行未画出" in told(root)
    assert HIGHEST - 14 < float(root.get("viewBox", "").split()[3]) <= HIGHEST + 3


def test_a_picture_whose_rows_all_fit_leaves_none_out() -> None:
    for count in range(1, 60):
        root = drawn(Loads(tuple(PersonLoad(f"r{n}", (0, 1, 2, 0)) for n in range(count))))
        shown = len([text for text in told(root) if re.fullmatch(r"r\d+", text)])
        assert ("未画出" in "".join(told(root))) is (shown < count)
        assert shown == (count if count <= 36 else 35)


@pytest.mark.parametrize(
    ("counts", "texts"),
    [
        ((1, 0, 0, 0), ["P0: 1"]),
        ((0, 4, 0, 0), ["P1: 4"]),
        ((1, 12, 0, 1), ["1", "P1: 12", "1"]),
        ((1, 0, 0, 500), ["P3: 500"]),
    ],
)
def test_a_part_of_a_bar_has_its_number_and_where_there_is_room_its_priority(
    counts: tuple[int, int, int, int], texts: list[str]
) -> None:
    root = drawn(Loads((PersonLoad("赵四", counts),)))
    assert [text.text for text, anchor, _ in set_texts(root) if anchor == "middle"] == texts


def test_a_month_of_a_team_is_small() -> None:
    marks: tuple[Mark, ...] = (
        "kept",
        "late",
        "kept",
        "missing",
        "kept",
        "none",
        "kept",
        "kept",
        "kept",
        "kept",
        "kept",
    )
    month = Heat(DAYS, tuple(DailyMarks(f"成员{n}", marks * 2) for n in range(15)))
    assert len(draw(Chart("c", "标题", "说明", month), Words("zh"), 0).encode()) < 15000


def test_a_remark_is_not_crossed_by_the_line_of_today() -> None:
    """On white that lies over the line, as it would be hard to read otherwise."""
    late = GanttBar("渠道报价", "", FIRST, TODAY - timedelta(days=3), "late", "P0 80%")
    root = drawn(Gantt(FIRST, LAST, TODAY, (late,)), PAGE)
    parts = list(root)
    today, remark = (
        next(n for n, part in enumerate(parts) if matches(part))
        for matches in (
            lambda part: part.get("stroke-dasharray") == "3 2",
            lambda part: part.tag == "text" and part.text == "P0 80% 逾期",
        )
    )
    line = float(parts[today].get("points", "").split(",")[0])
    ground = parts[remark - 1]
    left, wide = float(ground.get("x", "")), float(ground.get("width", ""))
    assert (ground.get("class"), today < remark) == ("f-paper", True)
    assert left < line < left + wide


@pytest.mark.parametrize(
    ("first", "last", "progress", "ends"),
    [
        (date(2026, 9, 7), date(2026, 9, 16), "0.5", date(2026, 9, 12)),
        (date(2026, 8, 28), date(2026, 9, 16), "0.75", date(2026, 9, 12)),
        (date(2026, 9, 7), date(2026, 10, 6), "0.5", date(2026, 9, 22)),
        (date(2026, 9, 14), date(2026, 10, 13), "0.9", date(2026, 9, 28)),
        (date(2026, 1, 1), date(2026, 12, 31), "0.5", None),
        (date(2026, 9, 14), date(2026, 9, 20), "9", date(2026, 9, 21)),
        (date(2026, 9, 14), date(2026, 9, 20), "-1", None),
    ],
)
def test_progress_is_a_share_of_all_days_also_of_those_that_are_not_drawn(
    first: date, last: date, progress: str, ends: date | None
) -> None:
    """So that a bar that is filled up to today is on time, however much of it is drawn."""
    window = date(2026, 9, 7), date(2026, 9, 27)
    stretch = GanttBar("年度计划", "", first, last, "running", "", Decimal(progress))
    svg = drawn(Gantt(*window, TODAY, (stretch,)), PAGE)
    bar, *done = [rect for rect in svg.findall("rect") if rect.get("class") != "f-paper"]
    if ends is None:
        assert done == []
        return
    left, day = 212, (PAGE - 2 - 212) / 21
    filled = float(done[0].get("x", "")) + float(done[0].get("width", ""))
    assert done[0].get("x") == bar.get("x")
    assert filled == pytest.approx(left + day * (ends - window[0]).days, abs=0.11)


def test_charts_stand_three_to_a_line_and_a_wide_one_alone() -> None:
    small, wide = chart("loads"), chart("gantt")
    text = Paragraph("x")
    assert list(group_blocks((small, small, small, small, wide, text, small))) == [
        (small, small, small), (small,), (wide,), text, (small,),
    ]  # fmt: skip
    assert compute_width(3) * 3 + 20 == PAGE
    assert compute_width(1) == compute_width(2)
