"""`teamops leave`: one command hands everything over, the sums stay, and the past stays as it is."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.model.figures.open_work import list_open_work
from teamops.model.workspace import Workspace
from teamops.store.reading.loader import load

TEAM = """\
team: 华东营销部
director: chen
departments:
  sales: {name: 销售部, head: zhao}
  design: {name: 设计部}
people:
  chen: {name: 陈总监}
  zhao: {name: 赵四, department: sales, since: 2026-01-01}
  qian: {name: 钱五, department: sales}
  sun: {name: 孙立, department: sales, until: 2026-10-31}
"""
GOALS = """\
goals:
  - id: sales
    name: 销售额
    period: 2026-Q4
    target: 600
    owner: zhao
    department: sales
    split: {into: [month, people], people: {zhao: 2, qian: 1}}
    parts:
      - period: 2026-10
        target: 200
        parts: [{owner: zhao, target: 120}, {owner: qian, target: 80}]
      - period: 2026-11
        target: 200
        parts: [{owner: zhao, target: 120}, {owner: qian, target: 80}]
      - period: 2026-12
        target: 200
        parts:
          - {owner: zhao, target: 120.5, note: 老客户}  # 原样保留
          - {owner: qian, target: 79.5}
  - id: leads  # 每人一列
    name: 线索
    period: 2026-Q4
    target: 90
    department: sales
    owner: qian
    parts:
      - owner: zhao
        target: 60
        parts: [{period: 2026-10, target: 20}, {period: 2026-11, target: 20}, {period: 2026-12, target: 20}]
      - owner: qian
        target: 30
        parts: [{period: 2026-10, target: 10}, {period: 2026-11, target: 10}, {period: 2026-12, target: 10}]
actuals:
  - {goal: sales, date: 2026-11-03, value: 30, owner: zhao}
  - {goal: leads, date: 2026-11-03, value: 5, owner: zhao}
"""
WORK = """\
tasks:
  - {id: t-1, name: 回访, owner: zhao, collaborators: [sun], start: 2026-11-01, end: 2026-12-30,
    goal: sales/2026-12/zhao}
  - {id: t-2, name: 周报, owner: [zhao], type: routine, repeat: weekly Fri, start: 2026-10-01, end: 2026-12-31}
  - {id: t-3, name: 旧事, owner: zhao, start: 2026-10-01, end: 2026-10-10, status: done}
  - {id: t-4, name: 海报, owner: qian, start: 2026-11-01, end: 2026-11-30, status: blocked,
    blocker: {reason: 缺数据, needs: 报价, from: zhao, since: 2026-11-10}}
monitors:
  - id: launch
    project: 新品上市
    owner: zhao
    phases:
      - name: 预热期
        start: 2026-11-01
        end: 2026-12-10
        checkpoints:
          - {metric: 曝光量, date: 2026-11-05, plan: 500, actual: 380, owner: zhao, cause: 延期, measures: [
              {action: 加投放, owner: zhao, due: 2026-12-01, status: open},
              {action: 旧措施, owner: zhao, status: done}]}
          - {metric: 点击量, date: 2026-12-08, plan: 50, owner: zhao}
requests: [{id: r-1, need: 主视觉, from: sales, to: design, owner: zhao, due: 2026-12-01}]
reviews: [{id: v-1, period: 2026-10, improvements: [{id: i-1, item: 线索规则, owner: zhao, due: 2026-12-01}]}]
meetings:
  - {id: m-1, type: weekly, held: 2026-11-09T16:00, decisions: [{decision: 做样册, owner: zhao, due: 2026-12-05}]}
"""
TODAY = ("--today", "2026-11-16")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    for file, text in (("teamops.yaml", TEAM), ("goals.yaml", GOALS), ("work.yaml", WORK)):
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def read(root: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in root.glob("*.yaml")}


def targets(ws: Workspace, person: str) -> dict[str, str]:
    return {path: str(node.target) for path, node in ws.nodes.items() if node.part and node.part.owner == person}


def assert_sums_agree(ws: Workspace) -> None:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for path, node in ws.nodes.items():
        if node.part is not None:
            sums[path.rpartition("/")[0]] += node.part.target
    assert {path: ws.nodes[path].target for path in sums} == sums


def test_everything_open_passes_on_and_the_past_stays(teamops, team: Path) -> None:
    ran = teamops("-C", team, "leave", "赵四", "--on", "11月20日", "--to", "钱五", "--yes", *TODAY)
    assert ran.code == 0, ran.err
    ws = load(team)
    assert list(list_open_work(ws, "zhao", ws.settings.people["zhao"].until)) == []
    assert str(ws.settings.people["zhao"].until) == "2026-11-20"
    assert ws.settings.departments["sales"].head == "qian"
    owners = {entry.record.id: entry.record.owner for entry in ws.tasks}
    assert owners == {"t-1": ("qian",), "t-2": ("qian",), "t-3": ("zhao",), "t-4": ("qian",)}
    assert ws.tasks[0].record.collaborators == ("sun",)
    assert ws.tasks[0].record.goal == "sales/2026-12/qian"
    assert [one.owner for one in ws.monitors[0].record.checkpoints] == ["zhao", "qian"]
    measures = [m.owner for point in ws.monitors[0].record.checkpoints for m in point.measures]
    assert measures == ["qian", "zhao"]


def test_parts_are_added_up_or_divided_and_all_sums_agree(teamops, team: Path) -> None:
    teamops("-C", team, "leave", "zhao", "--on", "2026-11-20", "--to", "qian", "--yes", *TODAY)
    ws = load(team)
    assert_sums_agree(ws)
    assert ws.nodes["sales"].owner == "qian"
    assert targets(ws, "zhao") == {
        "sales/2026-10": "200",
        "sales/2026-10/zhao": "120",
        "sales/2026-11/zhao": "120",
        "leads/zhao": "40",
    }
    assert targets(ws, "qian") == {
        "sales/2026-10/qian": "80",
        "sales/2026-11/qian": "80",
        "sales/2026-12/qian": "200.0",
        "leads/qian": "50",
    }
    assert str(ws.nodes["leads/qian/2026-12"].target) == "30"
    assert set(ws.nodes) >= {"leads/zhao/2026-11", "leads/zhao/2026-10"}
    assert str(ws.nodes["leads/zhao/2026-12"].target) == "0"
    how = ws.nodes["sales"].goal.split
    assert how is not None
    assert {who: str(weight) for who, weight in how.people.items()} == {"qian": "3"}


def test_a_successor_without_parts_gets_a_column_of_their_own(teamops, team: Path) -> None:
    text = (team / "teamops.yaml").read_text(encoding="utf-8") + "  li: {name: 李明, department: sales}\n"
    (team / "teamops.yaml").write_text(text, encoding="utf-8")
    ran = teamops("-C", team, "leave", "zhao", "--on", "2026-11-20", "--to", "li", "--yes", *TODAY)
    ws = load(team)
    assert_sums_agree(ws)
    assert targets(ws, "li") == {"sales/2026-12/li": "120.5", "leads/li": "20"}
    assert "{owner: li, target: 120.5, note: 老客户}  # 原样保留" in read(team)["goals.yaml"]
    assert "teamops confirm sales/2026-12/li --as li" in ran.out or "teamops confirm sales --as li" in ran.out


def test_the_preview_names_what_stays_and_which_signatures_lapse_and_writes_nothing(teamops, team: Path) -> None:
    assert teamops("-C", team, "confirm", "sales", "--as", "qian", "--yes", *TODAY).code == 0
    before = read(team)
    ran = teamops("-C", team, "leave", "zhao", "--on", "2026-11-20", "--to", "qian", "--dry-run", *TODAY)
    assert read(team) == before
    staying = ran.out.partition("暂不交接")[2].partition("\n确认\n")[0]
    assert "sales/2026-11/zhao" in staying
    signatures = ran.out.partition("\n确认\n")[2].partition("---")[0].split()
    assert signatures[-3:] == ["sales", "钱五", "失效"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("zhao", "--on", "2026-11-20", "--to", "zhao"), "不能接手自己的工作"),
        (("chen", "--on", "2026-11-20", "--to", "qian"), "营销总监"),
        (("zhao", "--on", "2025-12-31", "--to", "qian"), "早于加入日期"),
        (("zhao", "--on", "2026-11-20", "--to", "sun"), "不在团队"),
        (("sun", "--on", "2026-11-20", "--to", "qian"), "已于 2026-10-31 离开"),
        (("nobody", "--on", "2026-11-20", "--to", "qian"), "nobody"),
        (("zhao", "--on", "2026-11-31", "--to", "qian"), "2026-11-31"),
        (("zhao", "--to", "qian"), "--on"),
        (("zhao", "--on", "2026-11-20"), "--to"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, team: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = read(team)
    ran = teamops("-C", team, "leave", *arguments, "--yes", *TODAY)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert read(team) == before


def test_parts_divided_differently_are_not_added_up(teamops, team: Path) -> None:
    text = (team / "goals.yaml").read_text(encoding="utf-8")
    weeks = "parts: [{period: 2026-12-W49, target: 60}, {period: 2026-12-W50, target: 60.5}]"
    (team / "goals.yaml").write_text(text.replace("note: 老客户", weeks), encoding="utf-8")
    before = read(team)
    ran = teamops("-C", team, "leave", "zhao", "--on", "2026-11-20", "--to", "qian", "--yes", *TODAY)
    assert (ran.code, "teamops split-goal sales/2026-12/qian" in ran.err) == (2, True)
    assert read(team) == before


def test_work_that_came_up_later_is_handed_over_by_the_same_command(teamops, team: Path) -> None:
    leave = ("-C", team, "leave", "zhao", "--on", "2026-11-20", "--to", "qian", "--yes")
    teamops(*leave, *TODAY)
    (team / "late.yaml").write_text(
        "tasks: [{id: t-9, name: 补录, owner: zhao, start: 2026-11-16, end: 2026-11-30}]\n", encoding="utf-8"
    )
    assert teamops(*leave, "--today", "2026-11-23").code == 0
    assert "owner: qian" in read(team)["late.yaml"]
    assert teamops(*leave, "--today", "2026-11-23").code == 2
