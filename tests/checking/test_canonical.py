"""Values in people's own ways of writing become the form of the files, and guesses are not made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.locale.canonical import canonicalize
from teamops.model.records import values

STATUS = ("not_started", "in_progress", "blocked", "done", "cancelled")
WAYS = {
    ("day", "2026-9-7"): "2026-09-07",
    ("day", "2026/9/7"): "2026-09-07",
    ("day", "2026.09.07"): "2026-09-07",
    ("day", "2026年9月7日"): "2026-09-07",
    ("day", "２０２６－０９－０７"): "2026-09-07",
    ("moment", "2026-9-7 16:40"): "2026-09-07T16:40",
    ("moment", "2026/09/07 9:05:30"): "2026-09-07T09:05:30",
    ("moment", "2026年9月7日16：40"): "2026-09-07T16:40",
    ("moment", "2026-9-7T16:40+08:00"): "2026-09-07T16:40+08:00",
    ("clock", "9：05"): "09:05",
    ("number", "5，000"): "5000",
    ("number", "１２"): "12",
    ("number", "1_000"): "1000",
    ("number", "1 200 000"): "1200000",
    ("number", "1.5 万"): "1.5万",
    ("number", "95％"): "95%",
    ("share", "50％"): "50%",
    ("whole", "３"): "3",
    ("duration", "24小时"): "24h",
    ("duration", "30 minutes"): "30m",
    ("duration", "2天"): "2d",
    ("period", "2026Q3"): "2026-Q3",
    ("period", "2026-q3"): "2026-Q3",
    ("period", "2026年第三季度"): "2026-Q3",
    ("period", "2026年9月"): "2026-09",
    ("period", "2026/9"): "2026-09",
    ("period", "2026年第37周"): "2026-W37",
    ("period", "2026年9月7日"): "2026-09-07",
    ("period", "2026年"): "2026",
    ("repeat", "每个工作日"): "daily",
    ("repeat", "每周一"): "weekly Mon",
    ("repeat", "每周一、周四"): "weekly Mon,Thu",
    ("repeat", "Weekly monday and fri"): "weekly Mon,Fri",
    ("repeat", "每月3日"): "monthly 3",
    ("repeat", "每月1、15号"): "monthly 1,15",
    ("repeat", "每月末"): "monthly last",
    ("repeat", "每季度5日"): "quarterly 5",
    ("flag", "是"): "true",
    ("flag", "No"): "false",
}
GUESSES = [
    ("day", "9月7日"),
    ("day", "07/09/2026"),
    ("day", "2026-02-30"),
    ("day", "明天"),
    ("moment", "2026-9-7"),
    ("moment", "2026-9-7 25:00"),
    ("number", "5000元"),
    ("number", "1e3"),
    ("number", "1,2"),
    ("share", "50"),
    ("whole", "2.5"),
    ("period", "2026-13"),
    ("repeat", "经常"),
    ("repeat", "每周八"),
    ("repeat", "每月32日"),
    ("period", "Q3"),
    ("clock", "5pm"),
    ("text", "7"),
    ("names", "a"),
    ("id", "a b"),
    ("number", ""),
]


@pytest.mark.parametrize(("expected", "written"), WAYS, ids=str)
def test_ways_of_writing_have_one_form(expected: str, written: str) -> None:
    assert canonicalize(expected, written) == WAYS[expected, written]


@pytest.mark.parametrize(("expected", "written"), GUESSES, ids=str)
def test_what_may_mean_two_things_is_left_alone(expected: str, written: str) -> None:
    assert canonicalize(expected, written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("进行中", "in_progress"), ("In Progress", "in_progress"), ("DONE", "done"), ("阻塞", "blocked")],
)
def test_choices_are_known_by_their_names_in_both_languages(written: str, meant: str) -> None:
    assert canonicalize("choice", written, STATUS) == meant


@pytest.mark.parametrize("written", ["don", "完成了", "", "P5"])
def test_a_word_that_is_no_name_of_a_choice_is_none(written: str) -> None:
    assert canonicalize("choice", written, STATUS) is None


CONVERTERS = {
    "day": values.convert_day,
    "number": values.convert_number,
    "share": values.convert_share,
    "whole": values.convert_whole,
    "duration": values.convert_duration,
    "repeat": values.convert_repeat,
    "clock": values.convert_clock,
    "period": values.convert_period,
    "flag": values.convert_flag,
}


@given(st.sampled_from(sorted(CONVERTERS)), st.text("0123456789-/.,:年月日季度第周Qq%万 _０９：，", max_size=14))
def test_whatever_is_made_is_right_and_stays(expected: str, written: str) -> None:
    made = canonicalize(expected, written)
    if made is not None:
        CONVERTERS[expected](made)
        assert canonicalize(expected, made) == made
