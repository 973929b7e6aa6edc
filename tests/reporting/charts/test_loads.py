"""What people have on hand is counted by priority."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from teamops.model.workspace import Workspace
from teamops.reporting.base.picture import Loads, PersonLoad
from teamops.reporting.base.report import Chart
from tests.reporting.printouts import printed, team_with

TASKS = """
tasks:
  - {id: a, name: 一, owner: wang, start: 2026-09-01, end: 2026-09-04, priority: P0, status: in_progress}
  - {id: b, name: 二, owner: wang, start: 2026-09-10, end: 2026-09-18, priority: P2}
  - {id: c, name: 三, owner: wang, start: 2026-09-14, end: 2026-09-18, priority: P1}
  - {id: d, name: 四, owner: zhao, start: 2026-09-07, end: 2026-09-11, priority: P3}
  - {id: e, name: 五, owner: zhao, start: 2026-09-07, end: 2026-09-11, priority: P3, status: done}
  - {id: f, name: 六, owner: zhao, start: 2026-09-07, end: 2026-09-11, type: routine}
  - {id: g, name: 七, owner: [wang, zhao], start: 2026-09-07, end: 2026-09-11}
"""


def loads(ws: Workspace) -> tuple[Loads, str]:
    found = [b for b in printed("weekly", ws=ws).blocks if isinstance(b, Chart) and b.name == "loads"]
    assert isinstance(found[0].picture, Loads)
    return found[0].picture, found[0].description


def test_open_tasks_that_have_begun_by_the_end_of_the_week_count_for_who_answers_alone(tmp_path: Path) -> None:
    picture, said = loads(team_with(tmp_path, tasks=TASKS))
    assert picture.people == (
        PersonLoad("王经理", (1, 0, 1, 0), Decimal(8)),
        PersonLoad("赵四", (0, 0, 0, 1), Decimal(8)),
    )
    assert said == "2 人共有 3 项在办任务，单人最多 2 项（王经理）。"


def test_who_holds_too_many_is_named(tmp_path: Path) -> None:
    many = "tasks:\n" + "".join(
        f"  - {{id: t{n}, name: 任务{n}, owner: zhao, start: 2026-09-07, end: 2026-09-11}}\n" for n in range(9)
    )
    _, said = loads(team_with(tmp_path, tasks=many))
    assert said == "1 人共有 9 项在办任务，单人最多 9 项（赵四）。超过上限：赵四。"


def test_nobody_with_a_task_is_no_picture(tmp_path: Path) -> None:
    pack = printed("weekly", ws=team_with(tmp_path, tasks="tasks: []"), today=date(2026, 9, 7))
    assert not [block for block in pack.blocks if isinstance(block, Chart)]
