"""Tasks and phases lie on their days, with how they stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.reporting.base.picture import Gantt, GanttBar
from teamops.reporting.base.report import Chart, Report
from tests.reporting.printouts import printed, team_with


def gantts(report: Report) -> list[Chart]:
    return [block for block in report.blocks if isinstance(block, Chart) and isinstance(block.picture, Gantt)]


def picture(report: Report, n: int = 0) -> Gantt:
    found = gantts(report)[n].picture
    assert isinstance(found, Gantt)
    return found


def test_the_pack_shows_last_week_this_week_and_the_next() -> None:
    gantt = picture(printed("weekly"))
    assert (gantt.first, gantt.last, gantt.today) == (date(2026, 8, 31), date(2026, 9, 20), date(2026, 9, 7))
    assert date(2026, 9, 5) in gantt.off
    assert date(2026, 9, 7) not in gantt.off


def test_what_is_late_comes_first_and_the_plan_of_the_week_follows() -> None:
    stretches = picture(printed("weekly")).stretches
    assert stretches[0] == GanttBar(
        "渠道报价", "王经理", date(2026, 9, 1), date(2026, 9, 4), "late", "P0 80%", Decimal("0.8")
    )
    assert [(one.label, one.state) for one in stretches[1:]] == [
        ("客户回访计划", "planned"),
        ("竞品月度报告", "running"),
        ("广告账号开通", "blocked"),
        ("社交媒体内容策划", "running"),
    ]
    assert gantts(printed("weekly"))[0].description == "共 5 项：逾期 1 项、阻塞 1 项、进行中 2 项、未开始 1 项。"


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
