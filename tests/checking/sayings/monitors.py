"""Files that make rules on monitors say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example

DEVIATION = (
    "monitors: [{id: m, project: 上市, phases: [{name: 预热期, start: 2026-09-01, end: 2026-09-20, "
    "checkpoints: [{metric: 曝光量, date: 2026-09-10, plan: 500, actual: 380, %s}]}]}]"
)

SAYINGS: dict[tuple[str, str], Example] = {
    ("M004", "no_cause"): DEVIATION % "measures: [{action: 加投放}]",
    ("M004", "no_measure"): DEVIATION % "cause: 排期推迟",
    ("M011", "budget"): "monitors: [{id: m, project: 上市, budget: {planned: 80, spent: 620000, unit: 万元}}]",
    ("M007", "untold_anybody"): {
        "teamops.yaml": "team: 华东营销部",
        "a.yaml": "monitors: [{id: m, project: 上市, budget: {planned: 80, spent: 92}}]",
    },
}
