"""Files that make rules on monitors say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

SAYINGS: dict[tuple[str, str], Example] = {
    ("M011", "budget"): "monitors: [{id: m, project: 上市, budget: {planned: 80, spent: 620000, unit: 万元}}]",
    ("M007", "untold_anybody"): {
        "teamops.yaml": "team: 华东营销部",
        "a.yaml": "monitors: [{id: m, project: 上市, budget: {planned: 80, spent: 92}}]",
    },
}
