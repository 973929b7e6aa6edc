"""Tasks and phases lie on their days, with how they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.reporting.base.picture import Gantt
from teamops.reporting.base.report import Chart, Report
from tests.reporting.printouts import printed, team_with


def gantts(report: Report) -> list[Chart]:
    return [block for block in report.blocks if isinstance(block, Chart) and isinstance(block.picture, Gantt)]


def picture(report: Report, n: int = 0) -> Gantt:
    found = gantts(report)[n].picture
    assert isinstance(found, Gantt)
    return found


def test_the_weekly_pack_has_the_days_of_tasks_in_its_table_alone() -> None:
    assert gantts(printed("weekly")) == []


def test_a_project_is_its_phases_each_followed_by_the_tasks_that_begin_in_it(tmp_path: Path) -> None:
    files = {
        "monitors": """
monitors:
  - id: p
    project: 上市
    owner: zhang
    phases:
      - {name: 预热期, start: 2026-09-01, end: 2026-09-10}
      - {name: 爆发期, start: 2026-09-11, end: 2026-09-20}
""",
        "tasks": """
tasks:
  - {id: b, name: 投放, project: p, owner: zhao, start: 2026-09-12, end: 2026-09-14}
  - {id: a, name: 海报, project: p, owner: zhang, start: 2026-09-02, end: 2026-09-05, status: done}
  - {id: c, name: 取消了, project: p, owner: zhang, start: 2026-09-02, end: 2026-09-05, status: cancelled}
  - {id: d, name: 别的, owner: zhang, start: 2026-09-02, end: 2026-09-05}
""",
    }
    report = printed("monitors", ws=team_with(tmp_path, **files))
    gantt = picture(report)
    assert (gantt.first, gantt.last) == (date(2026, 9, 1), date(2026, 9, 20))
    assert [(one.label, one.state) for one in gantt.stretches] == [
        ("预热期", "running"), ("海报", "done"), ("爆发期", "planned"), ("投放", "planned"),
    ]  # fmt: skip
    assert gantts(report)[0].title == "上市：进度安排"


def test_days_off_of_a_long_project_are_not_shaded_for_nobody_could_tell_them_apart(tmp_path: Path) -> None:
    monitor = (
        "monitors: [{id: p, project: 品牌, owner: zhang, phases: [{name: 十年, start: 2020-01-01, end: 2029-12-31}]}]"
    )
    assert picture(printed("monitors", ws=team_with(tmp_path, monitors=monitor))).off == frozenset()


@pytest.mark.parametrize(
    ("end", "today", "first", "last"),
    [
        ("2028-08-31", "2026-09-07", "2026-09-01", "2028-08-31"),
        ("2028-09-01", "2026-09-07", "2026-09-01", "2027-08-31"),
        ("9999-12-31", "2027-04-01", "2026-12-31", "2027-12-30"),
        ("9999-12-31", "0001-01-01", "2026-09-01", "2027-08-31"),
        ("2030-01-31", "9999-12-31", "2029-02-01", "2030-01-31"),
    ],
)
def test_of_a_project_without_an_end_a_year_around_today_is_drawn(
    tmp_path: Path, end: str, today: str, first: str, last: str
) -> None:
    phases = f"[{{name: 长期, start: 2026-09-01, end: {end}}}]"
    ws = team_with(tmp_path, monitors=f"monitors: [{{id: p, project: 社群, owner: zhang, phases: {phases}}}]")
    gantt = picture(printed("monitors", "2027", ws=ws, today=date.fromisoformat(today)))
    assert (gantt.first, gantt.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert gantt.stretches[0].last == date.fromisoformat(end)
