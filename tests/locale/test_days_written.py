"""Days, times and periods as people write them: one meaning, or none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.locale import formats
from teamops.locale.dates import UnclearDayError, parse_written_day, parse_written_moment
from teamops.locale.periods import parse_written_period
from teamops.model.time.period import Period

TODAY = date(2026, 11, 16)
DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["2026-10-20", "2026/10/20", "2026.10.20", "2026年10月20日", "2026 年 10 月 20 日", "2026年10月20号", "20261020",
     "10月20日", "10月20", "10月20号", "10-20", "10/20", "20/10", "１０月２０日", "２０２６－１０－２０", "20 Oct",
     "20 October", "Oct 20", "oct. 20", "20 OCT 2026", "20-Oct-2026", "October 20, 2026", "20th October 2026",
     "Tue 20 Oct 2026", "20/10/2026", "2026年10月20日 星期二", "10月20日周二",
     "10月20日（周二）", "周二 10月20日", "Tuesday, 20 Oct"],
)  # fmt: skip
def test_every_way_of_writing_a_day_means_it(text: str) -> None:
    assert parse_written_day(text, TODAY) == date(2026, 10, 20)
    assert parse_written_day(text, TODAY, "behind") == date(2026, 10, 20)


@pytest.mark.parametrize(
    "text",
    ["", "10", "10月", "13月1日", "2月30日", "2026-02-30", "31 Jun", "10.20", "2026-10", "10月20日 周一", "Mon 20 Oct",
     "20 Okt", "下次", "3日前", "3个工作日后", "周八", "Fr",
     "+3", "+99999d", "+9999y", "2026-10-20T16:00", "32/10", "0/5", "十月二十日", "2月29日", "20 Oct 26"],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the kind is all there is
        parse_written_day(text, TODAY)


@pytest.mark.parametrize("text", ["10/11", "11-10", "1/2", "10/11/2026", "05-06-2026"])
def test_what_may_be_two_days_is_unclear(text: str) -> None:
    with pytest.raises(UnclearDayError) as told:
        parse_written_day(text, TODAY)
    assert len(set(told.value.days)) == 2


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("今天", "2026-11-16", None), ("明天", "2026-11-17", None), ("大后天", "2026-11-19", None),
        ("昨日", "2026-11-15", None), ("前天", "2026-11-14", None), ("Tomorrow", "2026-11-17", None),
        ("周一", "2026-11-16", "2026-11-16"), ("周五", "2026-11-20", "2026-11-13"),
        ("星期天", "2026-11-22", "2026-11-15"),
        ("礼拜五", "2026-11-20", "2026-11-13"), ("Fri", "2026-11-20", "2026-11-13"),
        ("thurs", "2026-11-19", "2026-11-12"),
        ("本周五", "2026-11-20", None), ("下周五", "2026-11-27", None), ("上周五", "2026-11-13", None),
        ("下下周五", "2026-12-04", None), ("下个星期一", "2026-11-23", None), ("this Friday", "2026-11-20", None),
        ("last Friday", "2026-11-13", None), ("next Monday", "2026-11-23", None), ("+3d", "2026-11-19", None),
        ("-2d", "2026-11-14", None), ("＋２ｗ", "2026-11-30", None), ("+1m", "2026-12-16", None),
        ("3天后", "2026-11-19", None), ("2周前", "2026-11-02", None), ("1个月后", "2026-12-16", None),
        ("in 3 days", "2026-11-19", None), ("2 weeks ago", "2026-11-02", None), ("月底", "2026-11-30", None),
        ("下月末", "2026-12-31", None), ("季末", "2026-12-31", None), ("上季度末", "2026-09-30", None),
        ("年底", "2026-12-31", None), ("end of month", "2026-11-30", None), ("eoq", "2026-12-31", None),
        ("10月底", "2026-10-31", None), ("2027年2月底", "2027-02-28", None), ("本月15日", "2026-11-15", None),
        ("下个月5号", "2026-12-05", None), ("去年10月20日", "2025-10-20", None), ("明年1月4日", "2027-01-04", None),
    ],
)  # fmt: skip
def test_a_day_may_be_named_from_today(text: str, ahead: str, behind: str | None) -> None:
    assert parse_written_day(text, TODAY, "ahead").isoformat() == ahead
    assert parse_written_day(text, TODAY, "behind").isoformat() == (behind or ahead)
    with pytest.raises(ValueError):  # noqa: PT011  # files say no day that changes with the reader's
        parse_written_day(text if "年2月" not in text else "月底")


@pytest.mark.parametrize("text", ["next Fri", "last Mon", "next sunday"])
def test_the_next_or_last_weekday_is_unclear_where_it_may_be_two(text: str) -> None:
    with pytest.raises(UnclearDayError) as told:
        parse_written_day(text, TODAY + timedelta(days=1))
    assert len(set(told.value.days)) == 2


def test_an_hour_without_its_half_of_the_day_is_unclear() -> None:
    with pytest.raises(UnclearDayError) as told:
        parse_written_moment("明天4点", TODAY)
    assert [f"{day:%H}" for day in told.value.days] == ["04", "16"]


@given(DAYS, st.sampled_from(["zh", "en"]))
def test_every_printed_weekday_can_be_typed(day: date, lang) -> None:
    weekday = formats.format_weekday(day, lang)
    assert parse_written_day(weekday, day, "ahead") == parse_written_day(weekday, day, "behind") == day
    text = f"{formats.format_day(day, lang)} {weekday}"
    assert parse_written_day(text, day) == day


@given(st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31)), st.sampled_from(["zh", "en"]))
def test_every_printed_moment_can_be_typed(moment: datetime, lang) -> None:
    text = f"{formats.format_day(moment.date(), lang)} {moment:%H:%M}"
    assert parse_written_moment(text, moment.date()) == f"{moment:%Y-%m-%dT%H:%M}"


def test_a_day_that_is_the_same_either_way_is_clear() -> None:
    assert parse_written_day("12/12", TODAY) == date(2026, 12, 12)


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("11月16日", "2026-11-16", "2026-11-16"),
        ("8月17日", "2026-08-17", "2026-08-17"),
        ("8月16日", "2027-08-16", "2026-08-16"),
        ("3月31日", "2027-03-31", "2026-03-31"),
        ("31 Dec", "2026-12-31", "2026-12-31"),
        ("2月15日", "2027-02-15", "2027-02-15"),
        ("2月16日", "2027-02-16", "2026-02-16"),
    ],
)
def test_a_day_without_a_year_is_of_the_twelve_months_around_today(text: str, ahead: str, behind: str) -> None:
    assert parse_written_day(text, TODAY, "ahead").isoformat() == ahead
    assert parse_written_day(text, TODAY, "behind").isoformat() == behind


def test_at_the_turn_of_the_year_the_near_one_is_meant() -> None:
    assert parse_written_day("12月30日", date(2027, 1, 4), "behind") == date(2026, 12, 30)
    assert parse_written_day("1月4日", date(2026, 12, 30), "ahead") == date(2027, 1, 4)
    assert parse_written_day("2月29日", date(2028, 1, 10)) == date(2028, 2, 29)


def test_without_today_a_day_needs_its_year() -> None:
    assert parse_written_day("20 Oct 2026") == date(2026, 10, 20)
    with pytest.raises(ValueError):  # noqa: PT011  # the kind is all there is
        parse_written_day("10月20日")


@given(DAYS, st.sampled_from(["zh", "en"]))
def test_every_printed_day_can_be_typed(day: date, lang) -> None:
    for text in (formats.format_day_in(day.year - 1, day, lang), formats.format_long_day(day, lang)):
        assert parse_written_day(text) == day
    short = formats.format_day(day, lang)
    near = day + timedelta(days=40)
    assert parse_written_day(short, near, "ahead") == parse_written_day(short, near, "behind") == day


@given(DAYS, st.sampled_from(["year", "quarter", "month", "week"]), st.sampled_from(["zh", "en"]))
def test_every_printed_period_can_be_typed(day: date, kind: str, lang) -> None:
    month = Period.month(day.year, day.month)
    made = {
        "year": [Period.year(day.year)], "quarter": [Period.quarter_of(day)], "month": [month],
        "week": [Period.week_of(day), *month.split("week")],
    }[kind]  # fmt: skip
    for period in made:
        assert parse_written_period(formats.format_period(period, lang), day) == period
        assert parse_written_period(period.text.lower(), day) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026Q4", "2026-Q4"), ("2026 q4", "2026-Q4"), ("Q4 2026", "2026-Q4"), ("2026年第4季度", "2026-Q4"),
        ("2026年第四季度", "2026-Q4"), ("2026年四季度", "2026-Q4"), ("第4季度", "2026-Q4"), ("Q4", "2026-Q4"),
        ("４季度", "2026-Q4"), ("2026年10月", "2026-10"), ("2026/10", "2026-10"), ("2026.10", "2026-10"),
        ("10/2026", "2026-10"), ("10月", "2026-10"), ("10月份", "2026-10"), ("Oct", "2026-10"),
        ("October 2026", "2026-10"),
        ("Oct, 2026", "2026-10"), ("2026W42", "2026-W42"), ("W42", "2026-W42"), ("w42", "2026-W42"),
        ("第42周", "2026-W42"),
        ("42周", "2026-W42"), ("week 42", "2026-W42"), ("week 42 of 2026", "2026-W42"), ("2026年第42周", "2026-W42"),
        ("2026年", "2026"), ("本周", "2026-W47"), ("上周", "2026-W46"), ("next week", "2026-W48"),
        ("本月", "2026-11"),
        ("上个月", "2026-10"), ("下季度", "2027-Q1"), ("今年", "2026"), ("10月20日", "2026-10-20"),
        ("本季度", "2026-Q4"), ("当月", "2026-11"), ("去年四季度", "2025-Q4"), ("明年1月", "2027-01"),
        ("昨天", "2026-11-15"),
        ("10月12日–10月18日", "2026-W42"), ("10月1日至10月31日", "2026-10"),
        ("2026-10-26..2026-10-31", "2026-10-W44"),
    ],
)  # fmt: skip
def test_every_way_of_writing_a_period_means_it(text: str, period: str) -> None:
    assert parse_written_period(text, TODAY).text == period


@pytest.mark.parametrize(
    "text", ["", "10", "Q5", "13月", "W54", "2026-Q5", "第0周", "10月3日–10月5日", "10/11", "上次"]
)
def test_what_is_no_period_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the kind is all there is
        parse_written_period(text, TODAY)


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [("Q1", "2027-Q1", "2026-Q1"), ("12月", "2026-12", "2026-12"), ("11月", "2026-11", "2026-11"),
     ("10月", "2026-10", "2026-10"), ("9月", "2027-09", "2026-09"), ("W02", "2027-W02", "2026-W02")],
)  # fmt: skip
def test_a_period_without_a_year_is_the_last_or_the_next(text: str, ahead: str, behind: str) -> None:
    assert parse_written_period(text, TODAY, "ahead").text == ahead
    assert parse_written_period(text, TODAY, "behind").text == behind


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-10-20T16:00", "2026-10-20T16:00"), ("2026-10-20 16:00", "2026-10-20T16:00"),
        ("10月20日 9:30", "2026-10-20T09:30"), ("10月20日16:00", "2026-10-20T16:00"),
        ("20 Oct 16:00", "2026-10-20T16:00"),
        ("1 August 2026 16:00", "2026-08-01T16:00"), ("２０２６年１０月２０日　１６：００", "2026-10-20T16:00"),
        ("10月20日（周二） 16:00", "2026-10-20T16:00"), ("10月20日下午4点半", "2026-10-20T16:30"),
        ("明天16点", "2026-11-17T16:00"), ("周五 9点30分", "2026-11-20T09:30"),
        ("tomorrow at 4pm", "2026-11-17T16:00"),
        ("Fri 12 am", "2026-11-20T00:00"), ("+1d 4:30 p.m.", "2026-11-17T16:30"), ("今天晚上8点", "2026-11-16T20:00"),
        ("2026/10/20 16:00:30+08:00", "2026-10-20T16:00:30+08:00"), ("2026-10-20t16:00z", "2026-10-20T16:00Z"),
    ],
)  # fmt: skip
def test_a_day_with_a_time_is_a_moment(text: str, moment: str) -> None:
    assert parse_written_moment(text, TODAY) == moment


@pytest.mark.parametrize(
    "text",
    [
        "16:00",
        "10月20日",
        "10月20日 24:00",
        "2026-10-20 4",
        "2026-10-20 13pm",
        "明天下午9点",
        "明天 16",
        "明天4点",
        "10/11 16:00",
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the kind is all there is
        parse_written_moment(text, TODAY)


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    for read in (parse_written_day, parse_written_period, parse_written_moment):
        try:
            read(text, TODAY)
        except ValueError:
            continue
