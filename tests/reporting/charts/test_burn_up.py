"""A burn-up shows what was planned and reached by the same days, and where that leads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from teamops.reporting.base.picture import BurnUp, Point
from teamops.reporting.base.report import Chart, Report
from tests.reporting.printouts import printed, team_with


def charts(report: Report) -> list[Chart]:
    return [block for block in report.blocks if isinstance(block, Chart) and isinstance(block.picture, BurnUp)]


def burn_up(report: Report, n: int = 0) -> BurnUp:
    picture = charts(report)[n].picture
    assert isinstance(picture, BurnUp)
    return picture


GOAL = """
goals:
  - id: g
    name: 线索
    unit: 条
    period: 2026-09
    target: 300
    parts:
      - {period: 2026-09-W36, target: 60}
      - {period: 2026-09-W37, target: 70}
      - {period: 2026-09-W38, target: 70}
      - {period: 2026-09-W39, target: 70}
      - {period: 2026-09-W40, target: 30}
actuals:
  - {goal: g, date: 2026-09-04, value: 50}
  - {goal: g, date: 2026-09-11, value: 41}
"""


def test_plan_and_actual_grow_from_nothing_over_the_same_days(tmp_path: Path) -> None:
    picture = burn_up(printed("goals", "2026-09", today=date(2026, 9, 12), ws=team_with(tmp_path, goals=GOAL)))
    assert picture.plan == (
        Point(date(2026, 8, 31), Decimal(0)),
        Point(date(2026, 9, 6), Decimal(60)),
        Point(date(2026, 9, 13), Decimal(130)),
        Point(date(2026, 9, 20), Decimal(200)),
        Point(date(2026, 9, 27), Decimal(270)),
        Point(date(2026, 9, 30), Decimal(300)),
    )
    assert picture.actual == (
        Point(date(2026, 8, 31), Decimal(0)),
        Point(date(2026, 9, 6), Decimal(50)),
        Point(date(2026, 9, 11), Decimal(91)),
    )
    # 130 were due by Friday the 11th: 91 of them make 210 of 300
    assert picture.forecast == (Point(date(2026, 9, 11), Decimal(91)), Point(date(2026, 9, 30), Decimal(210)))


def test_it_says_in_a_sentence_what_it_shows(tmp_path: Path) -> None:
    ws = team_with(tmp_path, goals=GOAL)
    (zh,) = charts(printed("goals", "2026-09", today=date(2026, 9, 12), ws=ws))
    assert (zh.title, zh.description) == (
        "线索（条） · 2026年9月",
        "已达 91，应达 130（−30%），目标 300。按目前进度预计完成 210（70%）。",
    )
    (en,) = charts(printed("goals", "2026-09", today=date(2026, 9, 2), ws=ws, lang="en"))
    assert en.description == "No actuals yet; target 300."


def test_there_is_no_forecast_before_enough_is_over_nor_after_the_end(tmp_path: Path) -> None:
    ws = team_with(tmp_path, goals=GOAL)
    assert burn_up(printed("goals", "2026-09", today=date(2026, 9, 4), ws=ws)).forecast == ()
    over = burn_up(printed("goals", "2026-09", today=date(2026, 10, 9), ws=ws))
    assert over.forecast == ()
    assert over.actual[-1] == Point(date(2026, 9, 11), Decimal(91))


def test_a_level_is_drawn_as_it_was_read_beside_the_level_that_is_due() -> None:
    (rate,) = (c for c in charts(printed("goals", "2026-09")) if c.name == "burn_up:rate")
    assert isinstance(rate.picture, BurnUp)
    assert {point.amount for point in rate.picture.plan} == {Decimal("0.25")}
    assert rate.picture.actual == (Point(date(2026, 9, 4), Decimal("0.26")),)
    assert rate.picture.suffix == "%"


def test_a_goal_that_has_not_begun_or_has_no_plan_is_not_drawn() -> None:
    assert [c.name for c in charts(printed("goals", "2026-Q3", today=date(2026, 6, 30)))] == []
    assert "burn_up:exposure" in [c.name for c in charts(printed("goals", "2026-Q3"))]


def test_the_pack_draws_three_goals_and_those_that_are_behind_before_others() -> None:
    drawn = charts(printed("weekly"))
    assert [chart.name for chart in drawn] == ["burn_up:sales", "burn_up:leads", "burn_up:cost"]


def test_a_year_is_drawn_with_few_points_and_ends_on_its_last_day(tmp_path: Path) -> None:
    goal = "goals: [{id: y, name: 年度销售额, period: 2026, target: 1200}]"
    picture = burn_up(printed("goals", "2026", ws=team_with(tmp_path, goals=goal)))
    assert len(picture.plan) <= 16
    assert picture.plan[-1] == Point(date(2026, 12, 31), Decimal(1200))
    assert sorted(point.day for point in picture.plan) == [point.day for point in picture.plan]
