"""Files that make rules on goals say what their bad examples do not."""

from __future__ import annotations

from teamops.checking.rule import Example


def weeks(totals: str, target: int = 5) -> str:
    """Three weeks of `target` with one person's part each, and 10% over them: for 5, 5.5 in each and 16.5 in all."""
    parts = ", ".join(
        f"{{period: 2026-09-W3{n}, target: {target}, parts: [{{owner: zhao, target: {total}}}]}}"
        for n, total in zip("789", totals, strict=True)
    )
    return f"goals: [{GOAL}, step: 1, buffer: {{mode: over, percent: 10}}, parts: [{parts}]}}]"


GOAL = "{id: g, name: 销售额, period: 2026-09, target: 100, department: sales, owner: wang"

PAST = (
    "goals: [{id: g, name: 费用, period: 2026-08, target: 100, %s}]\nactuals: [{goal: g, date: 2026-08-03, value: 103}]"
)
RUNNING = "goals: [{id: g, name: 费用, period: 2026-Q3, target: 100, %s}]\n"

SAYINGS: dict[tuple[str, str], Example] = {
    ("G012", "over_nothing"): (
        "goals: [{id: g, name: 投诉, period: 2026-08, target: 0, direction: down, "
        "criteria: [{metric: attainment, at_most: 100%}]}]\nactuals: [{goal: g, date: 2026-08-03, value: 1}]"
    ),
    ("G017", "below"): (
        "goals: [{id: g, name: 续约率, period: 2026-Q3, unit: '%', target: 92, measure: level}]\n"
        "actuals: [{goal: g, date: 2026-08-03, value: 9.06}]"
    ),
    ("G002", "level"): f"goals: [{GOAL}, measure: level, parts: [{{owner: zhao, target: 99}}]}}]",
    ("G002", "over"): f"goals: [{GOAL}, parts: [{{owner: zhao, target: 101}}]}}]",
    ("G002", "over_buffer"): (
        f"goals: [{GOAL}, buffer: {{mode: over, percent: 10}}, parts: [{{owner: zhao, target: 111}}]}}]"
    ),
    ("G002", "short_whole"): weeks("555"),
    ("G002", "over_whole"): weeks("555", 4),
    ("G005", "measured"): weeks("666"),
    ("G005", "down"): f"goals: [{GOAL}, direction: down, buffer: {{mode: over, percent: 10}}}}]",
    ("G007", "goal"): f"goals: [{GOAL}}}]",
    ("G007", "part"): f"goals: [{GOAL}, parts: [{{owner: zhao, target: 100}}]}}]",
    ("G008", "unknown"): f"goals: [{GOAL}, confirmed: [{{by: wang, at: 2026-08-31T10:00, digest: 9f2c51d0}}]}}]",
    ("G008", "unbound"): f"goals: [{GOAL}, confirmed: [{{by: wang, at: 2026-08-31T10:00}}]}}]",
    ("G012", "cap"): PAST % "direction: down, criteria: [{metric: attainment, at_most: 100%}]",
    ("G015", "worse"): RUNNING % "measure: level" + "actuals: [{goal: g, date: 2026-09-03, value: 89}]",
    ("G015", "under"): RUNNING % "direction: down" + "actuals: [{goal: g, date: 2026-09-03, value: 1}]",
    ("G015", "unread_cap"): RUNNING % "direction: down",
    ("G012", "unread"): (
        "goals: [{id: g, name: 销售额, period: 2026-08, target: 100, criteria: [{metric: attainment, at_least: 95%}]}]"
    ),
}
