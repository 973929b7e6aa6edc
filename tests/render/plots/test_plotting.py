"""Pictures in a terminal fit its width, and a Chinese console has their signs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from rich.cells import cell_len

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.render.plots import plot_picture
from teamops.render.styled_text import get_text
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Gantt,
    GanttBar,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)
from tests.conftest import Golden
from tests.render.hostile import ALL, pictures
from tests.render.pictures.samples import FIRST, LAST, PICTURES, TODAY


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_plotted_as_accepted(name: str, lang: Lang, golden: Golden) -> None:
    lines = [get_text(line) for width in (40, 100) for line in plot_picture(PICTURES[name], Words(lang), width)]
    golden(f"pictures/{name}.{lang}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("name", PICTURES)
def test_every_line_fits_and_can_be_written_on_a_chinese_console(name: str, width: int) -> None:
    for line in map(get_text, plot_picture(PICTURES[name], Words("zh"), width)):
        assert cell_len(line) <= width
        line.replace("−", "-").encode("gbk")  # the sign of minus stands in all numbers, and is replaced there


@pytest.mark.parametrize("text", ALL)
def test_nothing_acts_on_the_terminal(text: str) -> None:
    for picture in pictures(text):
        for line in map(get_text, plot_picture(picture, Words("en"), 80)):
            assert line.replace("\u200d", "").isprintable()  # joiners make emoji, and do nothing else
            assert cell_len(line) <= 80


@pytest.mark.parametrize(
    "picture",
    [
        Deviations(Decimal(0), (Deviation("客户", "", Decimal(0), ""),)),
        Deviations(Decimal("0.1"), ()),
        Deviations(Decimal("0.1"), (Deviation("客户", "", Decimal("1e20"), "good"),)),
        Loads((PersonLoad("赵四", (10**15, 0, 0, 1), Decimal(8)),)),
        BurnUp(FIRST, LAST, TODAY, (Point(LAST, Decimal(0)),), (Point(FIRST, Decimal("-1e15")),)),
        BurnUp(FIRST, LAST, TODAY, (Point(FIRST, Decimal("1e14")), Point(LAST, Decimal("1e15"))), (), (), "x" * 5000),
        BurnUp(FIRST, LAST, TODAY, (), ()),
        Gantt(FIRST, FIRST, FIRST, ()),
        Gantt(date.min, date.max, TODAY, (GanttBar("长" * 9, "", TODAY, date.max, "running"),)),
        Heat((), (DailyMarks("赵四", ()),)),
    ],
    ids=str,
)
def test_what_is_empty_or_huge_fits_too(picture: Picture) -> None:
    for line in plot_picture(picture, Words("zh"), 40):
        assert cell_len(get_text(line)) <= 40


def test_what_was_planned_and_reached_by_a_day_stand_above_each_other() -> None:
    """Also where the first reading is later than the plan, and the newest on a day between those of the plan."""
    weeks = [FIRST + timedelta(days=7 * n) for n in range(6)]
    plan = tuple(Point(week, Decimal(8)) for week in weeks)
    actual = Point(weeks[2], Decimal(1)), Point(weeks[3], Decimal(4)), Point(weeks[3] + timedelta(days=2), Decimal(8))
    picture = BurnUp(FIRST, LAST, TODAY, plan, actual, (), "%")
    lines = [get_text(line) for line in plot_picture(picture, Words("zh"), 80)]
    assert lines == ["计划 8 ███████ 8%", "实际 1   ▂▅█ 8%"]


def test_an_amount_is_whole_before_there_are_more_bars() -> None:
    days = [FIRST + timedelta(days=n) for n in range(60)]
    plan = tuple(Point(day, Decimal("2057613150205.75") * n) for n, day in enumerate(days, 1))
    (line,) = plot_picture(BurnUp(FIRST, LAST, TODAY, plan, (), (), "万元"), Words("zh"), 40)
    assert get_text(line) == "计划 ▁▂▃▄▅▅▆▇██ 123,456,789,012,345万元"


def test_the_days_above_a_field_are_those_that_fit() -> None:
    days = tuple(date(2026, 12, 1) + timedelta(days=n) for n in range(60))
    lines = [
        get_text(line) for line in plot_picture(Heat(days, (DailyMarks("赵四", ("kept",) * 60),)), Words("zh"), 40)
    ]
    assert lines[:2] == [" " * 6 + "12月27日–2027年1月29日", "赵四  " + "#" * 34]
