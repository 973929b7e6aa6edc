"""`teamops monitors list`: what is asked for, in the order that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28")

MORE = """\
monitors:
  - id: price-war
    project: 竞品降价应对
    owner: wang
    risk: high
  - id: autumn
    project: 秋季促销
    owner: xiaowang
    risk: low
    budget: {planned: 60, spent: 64, unit: 万元}
    escalated: {to: chen, at: 2026-09-03T09:00, plan: 暂停信息流投放}
    phases:
      - name: 筹备期
        start: 2026-09-01
        end: 2026-09-10
        checkpoints:
          - {metric: 报名门店, unit: 家, date: 2026-09-07, plan: 30, actual: 20, cause: 通知晚}
          - {metric: 到店人数, unit: 人, date: 2026-09-10, plan: 100}
      - {name: 执行期, start: 2026-10-08, end: 2026-10-20}
  - id: spring
    project: 春季上新
    owner: lin
    phases:
      - name: 预热期
        start: 2026-03-01
        end: 2026-03-20
        checkpoints:
          - metric: 曝光量
            date: 2026-03-10
            plan: 100
            actual: 80
            cause: 预算未到位
            measures:
              - {action: 补投, owner: lin, due: 2026-03-15}
              - {action: 换素材, owner: lin, due: 2026-10-15}
  - id: year-end
    project: 年终答谢
    owner: he
    budget: {planned: 10, unit: 万元}
    phases: [{name: 预热期, start: 2026-12-01, end: 2026-12-20}]
"""


@pytest.fixture
def team(quarter: Path) -> Path:
    (quarter / "monitors/more.yaml").write_text(MORE, encoding="utf-8")
    return quarter


def listed(teamops, folder: Path, *arguments: object) -> list[str]:
    ran = teamops("-C", folder, "monitors", "list", *arguments, "--format", "json", *MEETING)
    assert ran.code == 0, ran.err
    return [monitor["id"] for monitor in json.loads(ran.out)["monitors"]]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, team: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", team, "--lang", lang, "monitors", "list", "--all", *MEETING)
    golden(f"monitors.{columns}.{lang}.txt", ran.out)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ((), ["autumn", "launch", "price-war", "year-end"]),
        (("--all",), ["autumn", "spring", "launch", "price-war", "year-end", "promo-618"]),
        (("--owner", "小王"), ["autumn"]),
        (("--department", "市场部"), ["autumn", "launch", "year-end"]),
        (("--risk", "高"), ["launch", "price-war"]),
        (("--overdue",), ["autumn"]),
        (("--beyond",), ["autumn", "spring"]),
        (("--text", "kol", "--all"), ["launch"]),
        (("--text", "没有这样的字"), []),
    ],
)
def test_projects_are_filtered(teamops, team: Path, arguments: tuple[str, ...], ids: list[str]) -> None:
    assert listed(teamops, team, *arguments) == ids


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("risk", ["launch", "price-war", "promo-618", "spring", "year-end", "autumn"]),
        ("next", ["autumn", "launch", "promo-618", "price-war", "spring", "year-end"]),
        ("deviation", ["autumn", "spring", "launch", "price-war", "year-end", "promo-618"]),
        ("spent", ["autumn", "promo-618", "launch", "price-war", "spring", "year-end"]),
        ("owner", ["promo-618", "price-war", "autumn", "launch", "year-end", "spring"]),
    ],
)
def test_projects_are_sorted(teamops, team: Path, order: str, ids: list[str]) -> None:
    assert listed(teamops, team, "--all", "--sort", order) == ids


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--owner", "小玉"), "小王"),
        (("--department", "市场"), "市场部"),
        (("--risk", "hihg"), "high"),
        (("--sort", "nxt"), "next"),
    ],
)
def test_what_there_is_not_is_an_error_that_helps(teamops, team: Path, arguments: tuple[str, str], said: str) -> None:
    ran = teamops("-C", team, "monitors", "list", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)


def test_programs_get_every_key_and_where_the_project_stands(teamops, team: Path) -> None:
    ran = teamops("-C", team, "monitors", "list", "--risk", "low", "--format", "json", *MEETING)
    document = json.loads(ran.out)
    (project,) = document["monitors"]
    assert document["version"] == 1
    assert (project["file"], project["budget"]["spent"], len(project["phases"])) == ("monitors/more.yaml", 64, 2)
    assert project["now"] == {
        "state": "between",
        "phase": None,
        "last": {"metric": "报名门店", "date": "2026-09-07", "deviation": -0.333333},
        "next": [{"metric": "到店人数", "date": "2026-09-10"}],
        "overdue": True,
        "beyond": 1,
        "open_measures": 0,
        "spent": 1.066667,
    }


def test_of_one_day_the_worst_reading_is_the_last(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "monitors", "list", "--format", "json", *MEETING)
    assert json.loads(ran.out)["monitors"][0]["now"]["last"]["metric"] == "转化率"
