"""`teamops split-goal` as users see it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.store.loading import load

GOAL = "sales-2026Q4"
FILE = "goals/2026-Q4.yaml"


def test_a_quarter_is_split_exactly_into_months_weeks_and_people(teamops, quarter: Path) -> None:
    before = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", GOAL, "--into", "month,week,people")
    assert ran.code == 0
    assert (quarter / FILE).read_bytes().startswith(before.rstrip())
    top = load(quarter).nodes[GOAL]
    assert [int(month.target) for month in top.children] == [1510, 1761, 1929]
    for month in top.children:
        assert sum(week.target for week in month.children) == month.target
        for week in month.children:
            with_buffer = (week.target * Decimal("1.1")).to_integral_value("ROUND_HALF_UP")
            assert sum(person.target for person in week.children) == (with_buffer if week.children else 0)


def test_what_is_split_passes_the_check(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL)
    ran = teamops("-C", quarter, "check", "--today", "2026-09-28")
    assert (ran.code, "未发现问题" in ran.out) == (0, True)


def test_splitting_twice_changes_nothing(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL)
    once = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", GOAL)
    assert (ran.code, "无需改动" in ran.out) == (0, True)
    assert (quarter / FILE).read_bytes() == once


@pytest.mark.parametrize("options", [["--dry-run"], ["--dry-run", "--explain"], ["--dry-run", "--format", "json"]])
def test_a_dry_run_writes_nothing(teamops, quarter: Path, options: list[str]) -> None:
    before = (quarter / FILE).read_bytes()
    assert teamops("-C", quarter, "split-goal", GOAL, *options).code == 0
    assert (quarter / FILE).read_bytes() == before


def test_a_dry_run_shows_every_line_that_would_be_written(teamops, quarter: Path) -> None:
    out = teamops("-C", quarter, "split-goal", GOAL, "--dry-run").out
    teamops("-C", quarter, "split-goal", GOAL)
    added = [line for line in (quarter / FILE).read_text(encoding="utf-8").splitlines() if "period: 2026-1" in line]
    assert [line for line in added if f"+{line}" not in out] == []


def test_explained_a_share_can_be_redone_by_hand(teamops, quarter: Path, golden) -> None:
    ran = teamops(
        "-C", quarter, "split-goal", GOAL, "--into", "month", "--explain", "--dry-run", "--today", "2026-09-28"
    )
    golden("split.explain.zh.txt", ran.out)


def test_json_keeps_its_contract(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--format", "json", "--dry-run")
    document = json.loads(ran.out)
    assert set(document) == {"version", "goal", "parts", "reserve", "lapsed"}
    assert document["parts"][0] == {
        "path": "sales-2026Q4/2026-10", "period": "2026-10", "owner": "wang", "department": "sales",
        "target": 1510, "weight": 18, "kept": False,
    }  # fmt: skip
    assert sum(part["target"] for part in document["parts"]) == 5200


def test_weights_and_people_may_be_given(teamops, quarter: Path) -> None:
    options = ["--into", "month,people", "--weights", "16:17:17", "--people", "赵四=2,qian=1", "--yes"]
    assert teamops("-C", quarter, "split-goal", GOAL, *options).code == 0
    nodes = load(quarter).nodes
    assert [int(month.target) for month in nodes[GOAL].children] == [1664, 1768, 1768]
    assert [(p.owner, int(p.target)) for p in nodes[f"{GOAL}/2026-10"].children] == [("zhao", 1220), ("qian", 610)]


def test_equal_parts_differ_by_one_step_at_most(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--by", "equal")
    assert [int(month.target) for month in load(quarter).nodes[GOAL].children] == [1734, 1733, 1733]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sales-2026Q5"], "sales-2026Q4"),
        ([GOAL, "--into", "week,month"], "从粗到细"),
        ([GOAL, "--into", "fortnight"], "fortnight"),
        ([GOAL, "--people", "nobody=1"], "nobody"),
        ([GOAL, "--into", "month", "--weights", "1:x:2"], "“x”不是数字"),
        ([GOAL, "--into", "month", "--weights", "1:2"], "2 个权重"),
    ],
)
def test_what_cannot_be_split_says_why_and_leaves_the_file(teamops, quarter: Path, arguments, said: str) -> None:
    before = (quarter / FILE).read_bytes()
    ran = teamops("-C", quarter, "split-goal", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert (quarter / FILE).read_bytes() == before


def test_the_calendar_of_an_unknown_year_is_told(teamops, quarter: Path) -> None:
    (quarter / "calendar/2026.yaml").unlink()
    ran = teamops("-C", quarter, "split-goal", GOAL, "--into", "month", "--dry-run")
    assert "暂按周一至周五计算" in ran.out
