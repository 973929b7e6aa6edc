"""The official working days: known without a file, and part of what results depend on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.records.calendar import CalendarYear
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.period import Period
from teamops.store.reading import official_days as module
from teamops.store.reading.official_days import identify_edition, list_official_days


def test_a_year_without_a_record_goes_by_the_official_days() -> None:
    calendar = WorkCalendar.of([], list_official_days)
    assert calendar.workdays(Period.parse("2026-10")) == 18
    assert not calendar.is_workday(date(2026, 10, 1))
    assert calendar.is_workday(date(2026, 10, 10))
    assert calendar.source(2026) == "official"
    assert calendar.list_assumed_years(Period.parse("2026")) == (2026,)
    assert calendar.list_unknown_years(Period.parse("2026")) == ()


@pytest.mark.parametrize("year", [1, 2003, 2099, 9999])
def test_a_year_that_nobody_knows_counts_monday_to_friday(year: int) -> None:
    calendar = WorkCalendar.of([], list_official_days)
    assert calendar.source(year) == "weekdays"
    assert calendar.is_workday(date(year, 5, 1)) is (date(year, 5, 1).weekday() < 5)


def test_a_record_of_the_team_goes_before_the_official_days() -> None:
    own = CalendarYear(year=2026, status="provisional", holidays=(date(2026, 10, 8),))
    calendar = WorkCalendar.of([own], list_official_days)
    assert calendar.is_workday(date(2026, 10, 1))
    assert not calendar.is_workday(date(2026, 10, 8))
    assert calendar.source(2026) == "provisional"


def test_days_off_are_off_on_make_up_days_too() -> None:
    calendar = WorkCalendar.of([], list_official_days).without([date(2026, 10, 10)])
    assert not calendar.is_workday(date(2026, 10, 10))
    assert calendar.is_workday(date(2026, 9, 20))


def test_another_edition_of_the_official_days_makes_other_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another release may know another year: what was found out by the one before is not trusted."""
    here = identify_edition.__wrapped__()
    package = tmp_path / "chinese_calendar"
    package.mkdir()
    for name in ("__init__.py", "constants.py"):
        (package / name).write_text("# another\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert module.identify_edition.__wrapped__() != here
