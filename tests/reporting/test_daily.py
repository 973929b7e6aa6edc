"""The daily reports of a period (§5.4), day by day."""

from __future__ import annotations

from pathlib import Path

from teamops.model.workspace import Workspace
from tests.reporting.printouts import column, printed, table, team_with, texts

DAILIES = """dailies:
  - {person: zhang, date: 2026-09-08, done: [直播脚本定稿, 宣传册验收], submitted: 2026-09-08T18:05:00+08:00}
  - {person: zhang, date: 2026-09-07, needs: [设计部提供背景图], submitted: 2026-09-08T09:00:00+08:00}
  - {person: xiaowang, date: 2026-09-07, done: [表单配置], plan: [试填], submitted: 2026-09-07T16:40:00+08:00}
  - {person: zhao, date: 2026-09-06, done: [上周的事]}
  - {person: zhao, date: 2026-09-08, done: [回访 12 家]}
"""


def team(folder: Path) -> Workspace:
    return team_with(folder, dailies=DAILIES)


def test_days_come_in_order_each_said_once_and_people_as_the_team_has_them(tmp_path: Path) -> None:
    found = table(printed("daily", ws=team(tmp_path)))
    assert texts(found, "date") == ["9月7日 周一", "", "9月8日 周二", ""]
    order = list(team(tmp_path).settings.people)
    people = [str(cell.value) for cell in column(found, "person")]
    assert people[:2] == sorted(["xiaowang", "zhang"], key=order.index)
    assert people[2:] == sorted(["zhang", "zhao"], key=order.index)
    assert "直播脚本定稿\n宣传册验收" in texts(found, "done")


def test_what_came_after_its_hour_stands_out_and_tells_another_day(tmp_path: Path) -> None:
    found = table(printed("daily", ws=team(tmp_path)))
    told = {(cell.text, cell.tone) for cell in column(found, "submitted")}
    assert told == {("16:40", ""), ("9月8日 09:00", "warn"), ("18:05", "warn"), ("——", "muted")}
    assert found.note == "共 4 份，其中 17:00 之后提交 2 份"


def test_of_a_person_and_of_another_period(tmp_path: Path) -> None:
    ws = team(tmp_path)
    assert texts(table(printed("daily", ws=ws, person="xiaowang")), "done") == ["表单配置"]
    assert texts(table(printed("daily", "2026-W36", ws=ws)), "done") == ["上周的事"]
    assert not table(printed("daily", "2026-W01", ws=ws)).rows
