"""`teamops actual`: figures go where they belong, and only those that can be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from tests.cli.terminal import in_terminal

MEETING = ("--today", "2026-09-28")
ADD = ("actual", "add", "sales-2026Q3")


def test_a_figure_is_one_line_more_in_the_file_of_its_month(teamops, quarter: Path) -> None:
    file = quarter / "actuals/2026-09.yaml"
    before = file.read_text(encoding="utf-8")
    ran = teamops("-C", quarter, *ADD, "70", "--source", "CRM", *MEETING)
    assert ran.code == 0
    line = "  - {goal: sales-2026Q3, date: 2026-09-28, value: 70, source: CRM}\n"
    assert file.read_text(encoding="utf-8") == before + line


def test_what_a_person_reached_stands_in_the_persons_file_of_the_month(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, *ADD, "70", "--owner", "赵四", "--source", "CRM", *MEETING)
    assert ran.code == 0
    line = "actuals:\n  - {goal: sales-2026Q3, date: 2026-09-28, value: 70, owner: zhao, source: CRM}\n"
    assert (quarter / "actuals/2026-09/zhao.yaml").read_text(encoding="utf-8") == line
    assert "累计 4,943万元，目标 5,000万元（达标率 99%）" in ran.err


def test_a_month_without_a_file_gets_one(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, *ADD, "5", "--date", "2026-06-30", *MEETING).code == 0
    assert load(quarter).actuals[-1].record.value == 5 or (quarter / "actuals/2026-06.yaml").is_file()


def test_a_figure_of_a_goal_that_no_file_could_be_read_for_is_written_and_nothing_falls(teamops, quarter: Path) -> None:
    (quarter / "goals/broken.yaml").write_text("goals: [\n", encoding="utf-8")
    ran = teamops("-C", quarter, "actual", "add", "no-such-goal", "5", *MEETING)
    assert ran.code == 0
    assert "no-such-goal" in (quarter / "actuals/2026-09.yaml").read_text(encoding="utf-8")
    assert "KeyError" not in ran.err


def test_a_day_outside_the_goals_period_is_said_to_count_for_nothing(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "en", *ADD, "5", "--date", "2026-06-30", *MEETING)
    assert "will not count" in ran.err


def test_corrections_parts_other_metrics_and_rates_can_be_recorded(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, *ADD, *MEETING, "--", "-20").code == 0
    part = "sales-2026Q3/2026-09/2026-09-W40/zhao"
    assert teamops("-C", quarter, "actual", "add", part, "1.5万", *MEETING).code == 0
    rate = ("customers-2026Q3", "26.5%", "--metric", "新客户签约率")
    ran = teamops("-C", quarter, "actual", "add", *rate, *MEETING)
    assert (ran.code, "累计" in ran.err) == (0, False)
    values = [str(entry.record.value) for entry in load(quarter).actuals[-3:]]
    assert values == ["-20", "1.5", "26.5%"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("sales-2026Q9", "5"), 1, "sales-2026Q4"),
        (("sales-2026Q3", "many"), 2, "数值：“many”不是数字"),
        (("sales-2026Q3", "5", "--date", "2026-09-29"), 2, "尚未到来"),
        (("sales-2026Q3", "5", "--date", "9月31日"), 2, "--date"),
        (("sales-2026Q3", "5", "--owner", "赵思"), 2, "赵四"),
        (("sales-2026Q3", "5", "--department", "市场"), 2, "市场部"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    ran = teamops("-C", quarter, "actual", "add", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (code, True)
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_a_dry_run_shows_the_line_and_keeps_the_file(teamops, quarter: Path) -> None:
    before = (quarter / "actuals/2026-09.yaml").read_bytes()
    ran = teamops("-C", quarter, *ADD, "70", "--dry-run", *MEETING)
    assert "+  - {goal: sales-2026Q3, date: 2026-09-28, value: 70}" in ran.out
    assert (quarter / "actuals/2026-09.yaml").read_bytes() == before


def test_a_figure_can_be_committed_at_once(teamops, quarter: Path) -> None:
    git = ["git", "-C", str(quarter)]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "config", "user.name", "韩"], check=True)
    subprocess.run([*git, "config", "user.email", "han@example.com"], check=True)
    assert teamops("-C", quarter, *ADD, "70", "--commit", *MEETING).code == 0
    shown = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == "sales-2026Q3 2026-09-28 实际值：70\n"


def listed(teamops, quarter: Path, *arguments: object) -> list[dict[str, object]]:
    ran = teamops("-C", quarter, "actual", "list", *arguments, "--format", "json", *MEETING)
    assert ran.code == 0
    document = json.loads(ran.out)
    assert document["version"] == 1
    return document["actuals"]


def test_the_list_is_filtered_and_in_the_order_of_days(teamops, quarter: Path) -> None:
    everything = listed(teamops, quarter)
    days = [record["date"] for record in everything]
    assert days == sorted(days)
    assert len(everything) == len(load(quarter).actuals)
    zhao = listed(teamops, quarter, "sales-2026Q3", "--owner", "赵四", "--since", "2026-09-11", "--until", "2026-09-23")
    assert [(r["date"], r["value"]) for r in zhao] == [("2026-09-11", 85), ("2026-09-17", 92), ("2026-09-23", 84)]
    rates = listed(teamops, quarter, "--metric", "互动率")
    assert [r["value"] for r in rates] == [0.084, 0.082, 0.086]


def test_of_a_part_what_counts_for_it_is_listed(teamops, quarter: Path) -> None:
    week = "sales-2026Q3/2026-09/2026-09-W39"
    assert [r["value"] for r in listed(teamops, quarter, week)] == [89, 96, 84, 67]
    assert [r["value"] for r in listed(teamops, quarter, f"{week}/zhao")] == [84]


def test_the_list_adds_up_increments_and_not_readings(teamops, quarter: Path) -> None:
    week = teamops("-C", quarter, "actual", "list", "sales-2026Q3/2026-09/2026-09-W39", *MEETING).out
    assert "共 4 条，合计 336" in week
    assert "合计" not in teamops("-C", quarter, "actual", "list", "--metric", "互动率", *MEETING).out
    assert "合计" not in teamops("-C", quarter, "actual", "list", *MEETING).out
    assert "没有符合条件的实际完成" in teamops("-C", quarter, "actual", "list", "--since", "2031-01-01", *MEETING).out


def test_a_goal_that_there_is_not_is_an_error(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "actual", "list", "sales-2026Q9", *MEETING).code == 2


TEAM = """\
team: 测试团队
people:
  wang: {name: 王经理}
"""
GOALS = """\
goals:
  - {id: rate, name: 续约率, period: 2026-Q4, unit: "%", target: 92, measure: level, owner: wang}
  - {id: arr, name: 新签合同额, period: 2026-Q4, unit: 万元, target: 1860, owner: wang}
  - {id: share, name: 转化率, period: 2026-Q4, unit: "%", target: 0.92, measure: level, owner: wang}
"""


OCTOBER = ("--lang", "zh", "--today", "2026-10-30T18:00")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    (tmp_path / "teamops.yaml").write_text(TEAM, encoding="utf-8")
    (tmp_path / "goals.yaml").write_text(GOALS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("goal", "value", "written", "told"),
    [
        ("rate", "90.6", "90.6%", "累计 90.6%"),
        ("rate", "90.6%", "90.6%", "累计 90.6%"),
        ("rate", "９０.６％", "90.6%", "累计 90.6%"),
        ("share", "0.9", "90%", "累计 90%"),
        ("arr", "36万", "36", "累计 36万元"),
        ("arr", "36万元", "36", "累计 36万元"),
        ("arr", "360000元", "36", "累计 36万元"),
        ("arr", "0.0036亿", "36", "累计 36万元"),
        ("arr", "1,200", "1200", "累计 1,200万元"),
        ("arr", "３６", "36", "累计 36万元"),
    ],
)
def test_a_figure_is_written_in_the_unit_of_its_goal(
    teamops, units: Path, goal: str, value: str, written: str, told: str
) -> None:
    ran = teamops("-C", units, "actual", "add", goal, value, "--lang", "zh", "--today", "2026-10-30T18:00")
    assert (ran.code, told in ran.err) == (0, True)
    assert f"value: {written}}}" in (units / "actuals/2026-10.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("goal", "value", "said"),
    [
        ("rate", "0.9", "“0.9”可能是 0.9%，也可能是 90%"),
        ("share", "90.6", "“90.6”可能是 90.6%，也可能是 9060%"),
        ("arr", "5千", "“5千”可能是 0.5万元，也可能是 5000万元"),
        ("arr", "36%", "“万元”不一致"),
        ("arr", "36万人", "“万元”不一致"),
        ("rate", "36万", "“%”不一致"),
    ],
)
def test_a_figure_that_could_mean_two_things_is_refused(teamops, units: Path, goal: str, value: str, said: str) -> None:
    ran = teamops("-C", units, "actual", "add", goal, value, "--lang", "zh", "--today", "2026-10-30T18:00")
    assert (ran.code, said in ran.err, (units / "actuals").exists()) == (2, True, False)


CAP = """\
goals:
  - {id: effort, name: 投入人天, period: 2026-Q4, unit: 人天, target: 130, step: 0.5, direction: down, owner: w}
"""


def test_what_goes_over_a_cap_is_said_to_be_over_and_never_attained(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: 售前部\npeople: {w: {name: 王伟}}\n", encoding="utf-8")
    (tmp_path / "goals.yaml").write_text(CAP, encoding="utf-8")
    add = ("-C", tmp_path, "actual", "add", "effort")
    used = teamops(*add, "98.5", "--today", "2026-12-01").err
    assert "投入人天：实际 98.5人天，上限 130人天（已用 76%），截至 12月1日限额 " in used
    over = teamops(*add, "34.5", "--today", "2027-01-04", "--date", "2026-12-31").err
    assert "投入人天：实际 133人天，上限 130人天（超出 3（2%））" in over
    english = teamops("--lang", "en", *add, "--today", "2027-01-04", "--date", "2026-12-31", "--", "-3.5").err
    assert "投入人天: 129.5人天 of a cap of 130人天 (99.6% used)" in english


SAME = ("71", "--owner", "赵四", "--source", "CRM", "--date", "2026-09-25", *MEETING)


def test_an_equal_figure_is_refused_with_its_place_unless_it_is_asked_for_again(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, *ADD, *SAME).code == 0
    before = (quarter / "actuals/2026-09/zhao.yaml").read_bytes()
    for manner in ((), ("--dry-run",)):
        again = teamops("-C", quarter, *ADD, *SAME, *manner)
        assert (again.code, "actuals/2026-09/zhao.yaml:2" in again.err, "--again" in again.err) == (2, True, True)
        assert (quarter / "actuals/2026-09/zhao.yaml").read_bytes() == before
    ran = teamops("-C", quarter, *ADD, *SAME, "--again")
    assert (ran.code, "G018" in ran.out) == (0, True)
    assert (quarter / "actuals/2026-09/zhao.yaml").read_bytes().count(b"value: 71") == 2


def test_a_number_in_the_source_tells_figures_apart_and_is_listed(teamops, quarter: Path) -> None:
    for key in ("HT-1", "HT-2"):
        assert teamops("-C", quarter, *ADD, *SAME, "--key", key).code == 0
    assert teamops("-C", quarter, *ADD, "5", "--source", "CRM", "--key", "HT-2", *MEETING).code == 2
    listed = teamops("-C", quarter, "actual", "list", "sales-2026Q3", "--owner", "赵四", "--since", "2026-09-25")
    assert "HT-2" in listed.out
    shown = teamops("-C", quarter, "actual", "list", "sales-2026Q3", "--since", "2026-09-25", "--format", "json")
    assert [one["key"] for one in json.loads(shown.out)["actuals"] if one["key"]] == ["HT-1", "HT-2"]


@pytest.mark.parametrize(("answer", "written"), [("y", 2), ("n", 1)])
def test_in_a_terminal_an_equal_figure_is_asked_about(quarter: Path, teamops, answer: str, written: int) -> None:
    assert teamops("-C", quarter, *ADD, *SAME).code == 0
    code, seen = in_terminal(["-C", str(quarter), *ADD, *SAME], {"仍要": answer})
    assert ("zhao.yaml:2" in seen, code) == (True, 0 if written == 2 else 1)
    assert (quarter / "actuals/2026-09/zhao.yaml").read_bytes().count(b"value: 71") == written


def test_the_place_of_an_equal_figure_is_where_it_stands_and_not_where_it_would(teamops, units: Path) -> None:
    """The new row may sort before the old one, and the goal's own metric may be named or not."""
    (units / "z.yaml").write_text(
        "actuals:\n  - {goal: arr, metric: 新签合同额, date: 2026-10-29, value: 71, owner: wang}\n", encoding="utf-8"
    )
    ran = teamops("-C", units, "actual", "add", "arr", "71万", "--owner", "wang", "--date", "2026-10-29", *OCTOBER)
    assert (ran.code, "z.yaml:2" in ran.err, "actuals/" in ran.err) == (2, True, False)


def test_a_figure_of_somebody_without_a_part_is_said_to_be_on_nobodys_page(teamops, units: Path) -> None:
    goal = "{id: arr, name: 新签, period: 2026-10, unit: 万元, target: 9, parts: [{owner: wang, target: 9}]}"
    (units / "goals.yaml").write_text(f"goals: [{goal}]\n", encoding="utf-8")
    (units / "teamops.yaml").write_text("team: 队\npeople: {wang: {name: 王伟}, li: {name: 李娜}}\n", encoding="utf-8")
    other = teamops("-C", units, "actual", "add", "arr", "1", "--owner", "li", *OCTOBER)
    own = teamops("-C", units, "actual", "add", "arr", "2", "--owner", "wang", *OCTOBER)
    assert ("没有分解项" in other.err + other.out, "没有分解项" in own.err + own.out) == (True, False)


def test_a_name_that_goals_of_two_quarters_have_means_the_one_of_the_day(teamops, quarter: Path) -> None:
    add = ("-C", quarter, "actual", "add", "销售额", "12")
    ran = teamops(*add, "--date", "9月28日", "--today", "2026-10-08")
    assert ran.code == 0, ran.err
    assert "goal: sales-2026Q3, date: 2026-09-28" in ran.out
    assert "销售额：累计" in ran.err
    assert "goal: sales-2026Q4, date: 2026-10-08" in teamops(*add, "--today", "2026-10-08").out
    assert "可能指多个目标" in teamops(*add, "--date", "2026-06-30", "--today", "2026-10-08").err
