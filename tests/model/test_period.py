"""Periods parse, print, contain and tile."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.model.time.period import KINDS, Kind, Period, WeekStyle

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
COARSE = st.builds(
    lambda year, part: Period.parse(f"{year}{part}"),
    st.integers(1990, 2100),
    st.sampled_from(["", *(f"-Q{n}" for n in range(1, 5)), *(f"-{n:02}" for n in range(1, 13))]),
)
STYLES: list[WeekStyle] = ["clip", "iso"]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("2026", "year", "2026-01-01", "2026-12-31"),
        ("2026-Q3", "quarter", "2026-07-01", "2026-09-30"),
        ("2026-07", "month", "2026-07-01", "2026-07-31"),
        ("2028-02", "month", "2028-02-01", "2028-02-29"),
        ("2026-12", "month", "2026-12-01", "2026-12-31"),
        ("2026-W28", "week", "2026-07-06", "2026-07-12"),
        ("2026-W01", "week", "2025-12-29", "2026-01-04"),
        ("2026-W53", "week", "2026-12-28", "2027-01-03"),
        ("2026-07-W27", "week", "2026-07-01", "2026-07-05"),
        ("2026-09-W40", "week", "2026-09-28", "2026-09-30"),
        ("2026-10-W40", "week", "2026-10-01", "2026-10-04"),
        ("2026-12-W53", "week", "2026-12-28", "2026-12-31"),
        ("2027-01-W53", "week", "2027-01-01", "2027-01-03"),
        ("2025-12-W01", "week", "2025-12-29", "2025-12-31"),
        ("2026-07-14", "day", "2026-07-14", "2026-07-14"),
    ],
)
def test_a_period_is_its_first_to_its_last_day(text: str, kind: str, start: str, end: str) -> None:
    period = Period.parse(text)
    assert (period.kind, str(period.start), str(period.end), str(period)) == (kind, start, end, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-q3", "2026-W00", "2026-W54", "2025-W53", "2026-07-W54",
        "2026-07-W01", "2025-01-W53", "2026-02-30", "2026-02-29", "2026-04-31", "2026-7", "26-07", "0999", "2026-W1",
        "２０２６", "2026-０7", "2026-Q３", "2026-07-1４", "٢٠٢٦", " 2026", "2026 ", "2026\n", "2026/07",
        "2026-07-14T00:00", "2026-Q3-07", "-2026", "1000-W01", "+2026", "2026-07-W27-1", "2" * 10_000,
    ],
)  # fmt: skip
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is all there is to say
        Period.parse(text)


@given(COARSE | st.builds(Period.week_of, DAYS) | st.builds(Period.day, DAYS))
def test_what_is_printed_parses_to_the_same_days(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert len(tuple(period.days)) == len(period) > 0
    assert period in period  # noqa: PLR0124  (a period holds itself)
    assert period.overlaps(period)
    assert period.start - timedelta(1) not in period
    assert period.end + timedelta(1) not in period


@given(COARSE, st.sampled_from(KINDS))
def test_parts_cut_at_the_edge_tile_the_whole(whole: Period, kind: Kind) -> None:
    parts = whole.split(kind, "clip")
    if KINDS.index(kind) <= KINDS.index(whole.kind):
        assert parts == ()
        return
    assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(parts))
    assert all(part.kind == kind and part in whole and Period.parse(str(part)) == part for part in parts)


@given(COARSE)
def test_iso_weeks_belong_where_their_thursday_is(whole: Period) -> None:
    weeks = whole.split("week", "iso")
    assert all(week.start + timedelta(3) in whole and len(week) == 7 for week in weeks)
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(weeks))
    assert whole.span("week", "iso") == (weeks[0].start, weeks[-1].end)
    assert whole.span("week", "clip") == whole.span("month", "iso") == (whole.start, whole.end)


@given(st.integers(1990, 2100), st.sampled_from(["quarter", "month"]))
def test_iso_weeks_of_months_and_quarters_are_those_of_the_year(year: int, kind: Kind) -> None:
    whole = Period.year(year)
    together = tuple(week for part in whole.split(kind) for week in part.split("week", "iso"))
    assert together == whole.split("week", "iso")


def test_2026_has_53_iso_weeks_and_its_last_quarter_touches_14() -> None:
    assert [str(week) for week in Period.year(2026).split("week", "iso")][-1] == "2026-W53"
    assert len(Period.year(2026).split("week", "iso")) == 53
    assert len(Period.parse("2026-Q4").split("week")) == 14


def test_weeks_of_a_month_carry_its_name_and_those_inside_a_quarter_do_not() -> None:
    august = [str(week) for week in Period.month(2026, 8).split("week")]
    assert august == [f"2026-08-W{n}" for n in range(31, 37)]
    quarter = [str(week) for week in Period.parse("2026-Q3").split("week")]
    assert (quarter[0], quarter[1], quarter[-1]) == ("2026-07-W27", "2026-W28", "2026-09-W40")


@pytest.mark.parametrize("weeks", STYLES)
@pytest.mark.parametrize("text", ["2026-W28", "2026-07-W27", "2026-07-14"])
def test_a_week_or_day_has_no_weeks(text: str, weeks: WeekStyle) -> None:
    assert Period.parse(text).split("week", weeks) == ()
    assert Period.parse(text).span("week", weeks) == (Period.parse(text).start, Period.parse(text).end)


def test_the_last_and_the_first_year_that_can_be_named_split_too() -> None:
    assert str(Period.year(2999).split("week")[-1]) == "2999-12-W01"
    assert str(Period.year(1000).split("week")[0]) == "1000-01-W01"
