"""What the marks of a picture look like, on small pictures that can be counted over by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.render.pictures.chart_svg import draw
from teamops.render.pictures.svg import COLORS
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)
from teamops.reporting.base.report import Chart
from tests.render.pictures.samples import FIRST, LAST, PICTURES, TODAY, chart
from tests.render.pictures.samples import width as width_of_sample


def marks(picture: Picture, width: float) -> list[str]:
    """Everything that is drawn, in order: its colour and edge, where it lies, and what is written."""
    root = ElementTree.fromstring(draw(Chart("c", "标题", "说明", picture), Words("zh"), 0, width))
    return [_mark(element) for element in root.iter() if element.tag in ("rect", "path", "polyline", "text")]


def _mark(element: Element) -> str:
    fill, edge = _color(element, "f", "fill"), _color(element, "s", "stroke")
    at = {
        "rect": "{x},{y} {width}x{height}",
        "path": "{d}",
        "polyline": "{points}",
        "text": "{x},{y}",
    }[element.tag].format(**element.attrib)
    look = [fill, f"edge {edge} {element.get('stroke-width')}" if edge else "", element.get("stroke-dasharray", "")]
    letters = [
        element.get("text-anchor", ""),
        "bold" if element.get("font-weight") else "",
        element.get("font-size", ""),
    ]
    said = f"“{element.text}”" if element.tag == "text" else ""
    return " ".join(filter(None, [element.tag, *look, at, *letters, said]))


def _color(element: Element, kind: str, attribute: str) -> str:
    """The name of a colour, by which the style sheet knows it; on paper it is that of the palette."""
    named = [name[2:] for name in element.get("class", "").split() if name.startswith(f"{kind}-")]
    drawn = element.get(attribute)
    assert [COLORS[name] for name in named] == ([drawn] if drawn not in (None, "none") else [])
    return "".join(named)


def test_a_day_is_full_for_kept_half_for_late_and_crossed_for_missing() -> None:
    days = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2))
    people = (DailyMarks("赵四", ("kept", "late", "missing")), DailyMarks("小王", ("none", "kept", "none")))
    assert marks(Heat(days, people), 136) == [
        "path accent M0.3 1h8v9h-8z",
        "text 11.3,8 “按时”",
        "path paper edge accent 0.6 M34.3 1h8v9h-8z",
        "path third M34.3 5.5h8v4.5h-8z",
        "text 45.3,8 “迟交”",
        "path paper edge bad 0.6 M68.3 1h8v9h-8z",
        "path edge bad 0.6 M68.3 1l8 9m-8 0l8 -9",
        "text 79.3,8 “未交”",
        "text 81,22 “9月30日”",
        "text 125,22 “2”",
        "text 0,33.5 “赵四”",
        "text 0,45.5 “小王”",
        "path accent M70.6 26h20.8v9h-20.8zM92.6 38h20.8v9h-20.8z",
        "path paper edge accent 0.6 M92.6 26h20.8v9h-20.8z",
        "path third M92.6 30.5h20.8v4.5h-20.8z",
        "path paper edge bad 0.6 M114.6 26h20.8v9h-20.8z",
        "path edge bad 0.6 M114.6 26l20.8 9m-20.8 0l20.8 -9",
    ]


def test_a_bar_has_a_part_for_each_priority_and_more_than_the_limit_is_red() -> None:
    people = (PersonLoad("赵四", (2, 1, 0, 1), Decimal(3)), PersonLoad("小王", (0, 0, 3, 0)))
    assert marks(Loads(people), 200) == [
        "text 0,23 “赵四”",
        "rect accent edge quiet 0.4 44,16 64.4x9",
        "text paper 76.2,23 middle bold 7 “P0: 2”",
        "rect second edge quiet 0.4 108.4,16 32.2x9",
        "text paper 124.5,23 middle 7 “P1: 1”",
        "rect fourth edge quiet 0.4 140.6,16 32.2x9",
        "text 156.7,23 middle 7 “P3: 1”",
        "text bad 200,23 end bold “4 / 3”",
        "text 0,35 “小王”",
        "rect third edge quiet 0.4 44,28 96.6x9",
        "text 92.3,35 middle 7 “P2: 3”",
        "text 200,35 end “3”",
        "rect accent edge quiet 0.4 0,2 8x7",
        "text 10,8.2 “P0”",
        "rect second edge quiet 0.4 23.3,2 8x7",
        "text 33.3,8.2 “P1”",
        "rect third edge quiet 0.4 46.6,2 8x7",
        "text 56.6,8.2 “P2”",
        "rect fourth edge quiet 0.4 69.9,2 8x7",
        "text 79.9,8.2 “P3”",
        "text quiet 200,8.2 end “在办/上限”",
    ]


def test_a_deviation_goes_to_its_side_of_zero_and_what_is_over_100_percent_has_an_open_end() -> None:
    bars = (
        Deviation("销售额", "", Decimal("0.05"), ""),
        Deviation("曝光量", "新品", Decimal("-0.24"), "bad"),
        Deviation("互动率", "", Decimal("2.5"), "good"),
        Deviation("预约量", "", Decimal("-1.5"), "bad"),
    )
    assert marks(Deviations(Decimal("0.1"), bars), 250) == [
        "rect shade 150.6,11 12.6x51",
        "polyline edge quiet 0.5 2 1.5 150.6,11 150.6,62",
        "polyline edge quiet 0.5 2 1.5 163.2,11 163.2,62",
        "text quiet 150.6,9 end 6.5 “−10%”",
        "text quiet 163.2,9 6.5 “+10%”",
        "path edge line 0.3 M0 23.5H250M0 35.5H250M0 47.5H250M0 59.5H250",
        "text 0,20 “销售额”",
        "rect accent 156.9,14 3.1x7",
        "text 250,20 end “+5%”",
        "text 0,32 “曝光量”",
        "text quiet 26.5,32 6.5 “新品”",
        "rect bad 141.8,26 15.1x7",
        "text 250,32 end bold “−24%”",
        "text 0,44 “互动率”",
        "rect good 156.9,38 62.9x7",
        "polyline edge good 1.2 219.8,38 222.8,41.5 219.8,45",
        "text 250,44 end “+250%”",
        "text 0,56 “预约量”",
        "rect bad 94,50 62.9x7",
        "polyline edge bad 1.2 94,50 91,53.5 94,57",
        "text 250,56 end bold “−150%”",
        "polyline edge ink 0.6 156.9,11 156.9,62",
        "text quiet 0,9 6.5 “阴影：±10%”",
    ]


@pytest.mark.parametrize(("is_exceeded", "color"), [(False, "accent"), (True, "bad")])
def test_what_is_reached_and_expected_is_red_where_it_is_over_the_target(is_exceeded: bool, color: str) -> None:
    points = Point(FIRST, Decimal(0)), Point(TODAY, Decimal(8))
    picture = BurnUp(FIRST, LAST, TODAY, points, points, (points[1], Point(LAST, Decimal(9))), is_exceeded=is_exceeded)
    looks = [mark.split() for mark in marks(picture, 250) if mark.startswith("polyline") and "quiet 0.6" not in mark]
    assert [(look[2], look[3]) for look in looks] == [
        ("ink", "0.5"), ("quiet", "1.1"), (color, "1.3"), (color, "2.2"),  # today, then the lines
        ("quiet", "1.1"), (color, "2.2"), (color, "1.3"),  # the legend
    ]  # fmt: skip


WORDS: dict[str, dict[Lang, set[str]]] = {
    "burn_up": {
        "zh": {"计划", "实际", "按目前进度", "今天 9月14日", "7月1日"},
        "en": {"plan", "actual", "at this pace", "today 14 Sep", "1 Jul"},
    },
    "deviations": {"zh": {"阴影：±10%"}, "en": {"shaded: ±10%"}},
    "loads": {"zh": {"在办/上限"}, "en": {"open / limit"}},
    "gantt": {
        "zh": {"今天 9月14日", "P0 80% 逾期", "P1 阻塞", "P2 完成", "9月7日"},
        "en": {"today 14 Sep", "P0 80% overdue", "P1 blocked", "P2 done", "7 Sep"},
    },
    "heat": {"zh": {"按时", "迟交", "未交", "9月1日"}, "en": {"on time", "late", "missing", "1 Sep"}},
}
"""The words that pictures bring of their own."""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_words_in_both_languages(name: str, lang: Lang) -> None:
    root = ElementTree.fromstring(draw(chart(name), Words(lang), 0, width_of_sample(name)))
    assert WORDS[name][lang] <= {text.text for text in root.iter("text")}
