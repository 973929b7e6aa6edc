"""A goal that should stay low is used, not attained: over its cap it reads so, and stands out, in every report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.locale.text import Lang
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.render.report import markdown
from teamops.reporting.base.picture import Deviations
from teamops.reporting.base.report import Cell, Chart, Report, ReportOptions, Table
from teamops.reporting.lists.goals import build_list_report, filter_goals
from tests.reporting.printouts import column, printed, row, table, team_with, texts

FRIDAY = date(2026, 8, 14)
MONTHS = "[{period: 2026-07, target: 43.5}, {period: 2026-08, target: 42}, {period: 2026-09, target: 44.5}]"
CRITERIA = "[{metric: attainment, each: month, at_most: 100%}]"
EFFORT = (
    "id: g, name: 投入人天, period: 2026-Q3, unit: 人天, target: 130, step: 0.5, direction: down, department: sales, "
    f"owner: wang, criteria: {CRITERIA}, parts: {MONTHS}"
)
REVIEW = "reviews: [{id: r, period: 2026-07, held: 2026-08-03, results: [{goal: g/2026-07, plan: 43.5, actual: %s}]}]"


def team(folder: Path, july: str, august: str, keys: str = EFFORT) -> Workspace:
    booked = f"actuals: [{{goal: g, date: 2026-07-31, value: {july}}}, {{goal: g, date: 2026-08-14, value: {august}}}]"
    return team_with(folder, goals=f"goals: [{{{keys}}}]", actuals=booked, reviews=REVIEW % july)


def every(ws: Workspace, lang: Lang = "zh") -> Iterator[Report]:
    for name, period in (("goals", None), ("weekly", None), ("monthly", "2026-07"), ("monthly", "2026-08"),
                         ("quarterly", "2026-Q3"), ("summary", "2026-07"), ("review", "2026-07"),
                         ("confirmation", None)):  # fmt: skip
        yield printed(name, period, ws=ws, today=FRIDAY, lang=lang)
    yield printed("person", ws=ws, today=FRIDAY, lang=lang, person="wang")
    yield build_list_report(
        ws, ReportOptions(Period.year(2026), FRIDAY, lang), filter_goals(ws, FRIDAY, {"open": True})
    )


def counts(report: Report) -> Table | None:
    """The table that counts what was reached of goals, tasks and so on: a goal that kept its cap counts as reached."""
    return next((block for block in report.blocks if isinstance(block, Table) and block.name == "summary"), None)


@pytest.mark.parametrize(("lang", "words"), [("zh", "达标率|达成率|本月达成|总达成"), ("en", "[Aa]ttain(?!ment and)")])
def test_no_report_calls_the_use_of_a_cap_attainment(tmp_path: Path, lang: Lang, words: str) -> None:
    for report in every(team(tmp_path, "45", "90"), lang):
        page = markdown.render(replace(report, blocks=tuple(b for b in report.blocks if b is not counts(report))))
        assert not re.findall(f".{{0,30}}(?:{words}).{{0,30}}", page), report.name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_over_the_cap_every_report_says_so_in_red(tmp_path: Path, lang: Lang) -> None:
    over = {"zh": "超出 ", "en": " over"}[lang]
    for report in every(team(tmp_path, "45", "90"), lang):
        if report.name == "confirmation":
            continue
        cells = [cell for block in report.blocks if isinstance(block, Table) for line in block.rows for cell in line]
        red = [cell.text for cell in cells if cell.tone == "bad" and over in cell.text]
        assert red, report.name
        prose = [block for block in report.blocks if isinstance(block, Chart) and block.name == "burn_up:g"]
        assert all(over in chart.description and chart.tone == "bad" for chart in prose)
        assert not any(re.search("10[1-9.]+ ?%", cell.text) for cell in cells if cell.tone != "bad"), report.name


def test_under_the_cap_it_says_how_much_is_used(tmp_path: Path) -> None:
    ws = team(tmp_path, "43.5", "20.5")
    pace = table(printed("goals", ws=ws, today=FRIDAY), "pace")
    assert [column.title for column in pace.columns][2:6] == ["上限", "实际累计", "已用", "限额"]
    assert row(pace)[2:5] == ["130", "64", "已用 49%"]
    assert row(pace, 1)[2:6] == ["43.5", "43.5", "已用 100%", "43.5"]
    assert column(pace, "attained")[1].value == {"used": Decimal("1.000000"), "over": None}
    assert not any(cell.tone == "bad" for line in pace.rows for cell in line)


def test_figures_in_half_steps_are_the_same_everywhere(tmp_path: Path) -> None:
    ws = team(tmp_path, "42.5", "24.5")
    goals = printed("goals", ws=ws, today=FRIDAY)
    assert texts(table(goals), "parts") == ["43.5/42/44.5"]
    assert row(table(goals, "pace"), 1)[2:7] == ["43.5", "42.5", "已用 98%", "43.5", "−1（−2%）"]
    assert row(table(printed("monthly", "2026-07", ws=ws, today=FRIDAY), "goals"))[2] == "42.5/43.5\n已用 98%"
    (chart,) = (block for block in goals.blocks if isinstance(block, Chart))
    assert chart.description.startswith("实际 67，限额 63.5（+6%），上限 130（已用 52%）。")
    assert row(table(goals, "pace"))[3:7] == ["67", "已用 52%", "63.5（8月14日）", "+3.5（+6%）"]


def test_a_picture_says_on_which_side_of_the_band_a_goal_is(tmp_path: Path) -> None:
    leads = "{id: g, name: 线索, period: 2026-08, target: 2100, owner: wang}"
    ws = team_with(tmp_path, goals=f"goals: [{leads}]", actuals="actuals: [{goal: g, date: 2026-08-14, value: 896}]")
    report = printed("goals", "2026-08", ws=ws, today=FRIDAY)
    (chart,) = (block for block in report.blocks if isinstance(block, Chart))
    assert "（−10.4%）" in chart.description


def test_a_level_over_its_cap_is_over_though_it_is_within_the_band(tmp_path: Path) -> None:
    cost = "id: g, name: 获客成本, period: 2026-Q3, unit: 元, target: 80, measure: level, direction: down, owner: wang"
    ws = team(tmp_path, "79", "83.5", cost)
    weekly = table(printed("weekly", ws=ws, today=FRIDAY), "goals")
    for key, text in (("whole_rate", "超出 3.5（4%）"), ("pace", "超出 4%（限额 80）")):
        (cell,) = column(weekly, key)
        assert (cell.text, cell.tone) == (text, "bad")
    blocks = printed("weekly", ws=ws, today=FRIDAY).blocks
    (picture,) = (b.picture for b in blocks if isinstance(b, Chart) and isinstance(b.picture, Deviations))
    assert [(bar.label, bar.tone) for bar in picture.bars] == [("获客成本", "bad")]
    assert row(table(printed("monthly", "2026-07", ws=ws, today=FRIDAY), "goals"))[2] == "79/80\n上限的 99%"


def test_a_cap_of_nothing_has_no_share_and_is_exceeded_by_an_amount(tmp_path: Path) -> None:
    none = "id: g, name: 投诉, period: 2026-Q3, unit: 起, target: 0, direction: down, owner: wang"
    pace = table(printed("goals", ws=team(tmp_path, "1", "2", none), today=FRIDAY), "pace")
    assert column(pace, "attained") == [Cell("超出 3", {"used": None, "over": Decimal(3)}, "bad")]
    pace = table(printed("goals", ws=team(tmp_path, "0", "0", none), today=FRIDAY), "pace")
    assert texts(pace, "attained") == ["——"]


def test_goals_sorted_by_attainment_do_not_count_caps_as_success(tmp_path: Path) -> None:
    up = "{id: u, name: 销售额, period: 2026-Q3, target: 100, owner: wang}"
    ws = team_with(
        tmp_path,
        goals=f"goals: [{{{EFFORT}}}, {up}]",
        actuals="actuals: [{goal: g, date: 2026-08-14, value: 5}, {goal: u, date: 2026-08-14, value: 50}]",
    )
    assert [one.node.goal.id for one in filter_goals(ws, FRIDAY, {"open": True}, "attained")] == ["u", "g"]


def test_at_least_on_a_cap_is_judged_in_the_direction_of_the_goal(tmp_path: Path) -> None:
    at_least = EFFORT.replace("at_most: 100%", "at_least: 95%")
    for july, verdict in (("43.5", "达标"), ("44", "未达标"), ("20", "达标")):
        criteria = table(printed("goals", ws=team(tmp_path, july, "1", at_least), today=FRIDAY), "criteria")
        assert row(criteria)[1:2] == ["每月上限使用率≤100%"]
        assert row(criteria)[4] == verdict


def test_a_cap_of_nothing_is_exceeded_by_anything(tmp_path: Path) -> None:
    none = EFFORT.replace("43.5", "0").replace("42", "0").replace("44.5", "0").replace("target: 130", "target: 0")
    criteria = table(printed("goals", ws=team(tmp_path, "1", "0", none), today=FRIDAY), "criteria")
    assert [row(criteria, n)[4] for n in (0, 1)] == ["未达标", "进行中，目前达标"]
