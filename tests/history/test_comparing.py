"""What changed between two states of files is told field by field; what only looks different is nothing."""

from __future__ import annotations

from typing import Any

import pytest

from teamops.history.compare import compare_items
from teamops.history.items import collect_items, collect_settings_items
from teamops.model.event import Address
from teamops.store.yaml.exact_reader import compose_text


def items(text: str) -> Any:
    return collect_items(compose_text("a.yaml", text).data)


def told(before: str, after: str) -> list[str]:
    """`kind path field: before → after`"""
    return [
        f"{c.item.kind} {c.item.path} {c.field or '*'}: {c.before} → {c.after}"
        for c in compare_items(items(before), items(after))
    ]


GOAL = """\
goals:
  - id: sales
    target: 5000
    parts:
      - {period: 2026-07, target: 1600, parts: [{owner: zhao, target: 800}, {owner: qian, target: 800}]}
      - {period: 2026-08, target: 1700}
    confirmed: [{by: wang, at: 2026-06-28T10:20, digest: 9f2c51d0}]
"""
MONITOR = """\
monitors:
  - id: launch
    budget: {planned: 80, spent: 62}
    phases:
      - name: 预热期
        checkpoints:
          - {metric: 曝光量, date: 2026-09-15, plan: 500, measures: [{action: 加投, owner: zhang, status: open}]}
"""


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (GOAL, GOAL.replace("target: 5000", "target: 5,000"), []),
        (GOAL, GOAL.replace("target: 5000", "target: 5100"), ["goal sales target: 5000 → 5100"]),
        (
            GOAL,
            GOAL.replace("zhao, target: 800", "zhao, target: 900"),
            ["part sales/2026-07/zhao target: 800 → 900"],
        ),
        (GOAL, GOAL.replace("digest: 9f2c51d0", "digest: 00000000"),
         ["goal sales confirmed.wang: 2026-06-28T10:20 9f2c51d0 → 2026-06-28T10:20 00000000"]),
        (GOAL, GOAL.replace("      - {period: 2026-08, target: 1700}\n", ""), ["part sales/2026-08 *:  → None"]),
        (MONITOR, MONITOR.replace("spent: 62", "spent: 66"), ["monitor launch budget.spent: 62 → 66"]),
        (MONITOR, MONITOR.replace("plan: 500", "plan: 500, actual: 380"),
         ["checkpoint launch/预热期/曝光量@2026-09-15 actual: None → 380"]),
        (MONITOR, MONITOR.replace("status: open", "status: done"),
         ["measure launch/预热期/曝光量@2026-09-15/加投 status: open → done"]),
        ("", "tasks: [{id: t, name: 甲}]", ["task t *: None → "]),
        ("tasks: [{id: t, name: 甲}]", "tasks:\n  # 注释\n  - name: '甲'\n    id: t\n", []),
        ("tasks: [{id: a, name: 甲}, {id: b}]", "tasks: [{id: b}, {id: a, name: 甲}]", []),
        ("tasks: [{id: t, collaborators: [a, b]}]", "tasks: [{id: t, collaborators: [a]}]",
         ["task t collaborators: a, b → a"]),
        ("tasks: [{id: t}, {id: t}]", "tasks: [{id: t}]", ["task t#2 *:  → None"]),
    ],
)  # fmt: skip
def test_changes_are_told_by_item_and_field(before: str, after: str, changes: list[str]) -> None:
    assert told(before, after) == changes


@pytest.mark.parametrize("data", [None, "text", [], {"tasks": "none"}, {"tasks": [None, 3, "x", {"name": "no id"}]}])
def test_what_has_no_shape_has_no_items(data: object) -> None:
    assert collect_items(data) == {}


def test_people_and_limits_of_the_team_are_items_too() -> None:
    found = collect_settings_items({"team": "x", "people": {"wang": {"name": "王"}}, "limits": {"deviation": "10%"}})
    assert found[Address("person", "wang")] == {"name": "王"}
    assert found[Address("settings", "teamops.yaml")] == {"team": "x", "limits.deviation": "10%"}
