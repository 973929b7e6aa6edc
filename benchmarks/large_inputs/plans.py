"""Files of goals, figures, projects, reviews and meetings, as many or as deep as a file has room for."""

from __future__ import annotations

from benchmarks.large_inputs.making import Input, filled, numbered, one

_GOAL = "{id: g, name: 销售, metric: 销售额, unit: 万元, period: 2026, target: 3600, owner: wang, department: sales"


def _chain(count: int) -> str:
    """Goals that each serve the next one, and the last one the first."""
    return "goals:\n" + "".join(
        f"  - {{id: g-{n}, name: 销售, period: 2026, target: 1, owner: wang, serves: g-{(n + 1) % count}}}\n"
        for n in range(count)
    )


def _nested(levels: int) -> str:
    return "goals: [{id: g, period: 2026, target: 1" + ", parts: [{target: 1" * levels + "}]" * levels + "}]\n"


def _deep_trees() -> str:
    """Trees as deep as is read."""
    tree = "  - {id: g-%06d, period: 2026, target: 1" + ", parts: [{owner: wang, target: 1" * 47 + "}]" * 47 + "}\n"
    return numbered(tree, "goals:\n")


def _readings() -> str:
    point = "{metric: 曝光, date: 2026-09-01, plan: 100, actual: 150}, "
    return filled(
        point,
        "monitors: [{id: m, project: p, phases: [{name: x, start: 2026-01-01, end: 2026-12-31, checkpoints: [",
        "]}]}]\n",
    )


def _measures() -> str:
    measure = "{action: x, owner: wang}, "
    return filled(
        measure,
        "monitors: [{id: m, project: p, phases: [{name: x, start: 2026-01-01, end: 2026-12-31, checkpoints: [{metric: m, date: 2026-09-01, plan: 1, actual: 9, measures: [",
        "]}]}]}]\n",
    )


INPUTS: tuple[Input, ...] = (
    one("70,000 parts", lambda: filled("{owner: wang, target: 1},", f"goals: [{_GOAL}, parts: [", "]}]\n")),
    one("parts of one period", lambda: filled("{period: 2026-07, target: 1},", f"goals: [{_GOAL}, parts: [", "]}]\n")),
    one("parts of all days", lambda: filled("{period: 2026-07-14, owner: wang, target: 1},", f"goals: [{_GOAL}, parts: [", "]}]\n")),
    one("parts for people who are none", lambda: numbered("{owner: p%06d, target: 1},", f"goals: [{_GOAL}, parts: [", "]}]\n")),
    one("parts that are no parts", lambda: filled("{},", f"goals: [{_GOAL}, parts: [", "]}]\n")),
    one("parts nested for ever", lambda: _nested(100_000)),
    one("trees as deep as is read", _deep_trees),
    one("60,000 goals", lambda: numbered("  - {id: g-%06d, name: 销售, period: 2026, target: 1, owner: wang}\n", "goals:\n")),
    one("empty goals", lambda: numbered("  - {id: g-%06d}\n", "goals:\n")),
    one("60,000 goals of one metric", lambda: numbered("  - {id: g-%06d, metric: a, period: 2026, department: sales, target: 1}\n", "goals:\n")),
    one("goals that serve each other", lambda: _chain(47_000)),
    one("weights of one goal", lambda: filled("1,", f"goals: [{_GOAL}, split: {{into: [month], weights: [", "]}}]\n")),
    one("people of one split", lambda: numbered("p%06d: 1,", f"goals: [{_GOAL}, split: {{into: [people], people: {{", "}}}]\n")),
    one("confirmations of one goal", lambda: filled("{by: wang, at: 2026-01-01T10:00},", f"goals: [{_GOAL}, confirmed: [", "]}]\n")),
    one("criteria of one goal", lambda: filled("{metric: attainment, each: week, at_least: 100%},", f"goals: [{_GOAL}, criteria: [", "]}]\n")),
    one("70,000 actuals of one goal", lambda: filled("  - {goal: g, date: 2026-09-01, value: 1, owner: wang}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("actuals in another unit", lambda: filled("  - {goal: g, date: 2026-09-01, value: 99999万, owner: wang}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("actuals that mean two things", lambda: filled("  - {goal: g, date: 2026-09-01, value: 20万}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("actuals that are no amounts", lambda: filled("  - {goal: g, date: 2026-09-01, value: 1e999999999}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("actuals of no goal", lambda: numbered("  - {goal: g%06d, date: 2026-09-01, value: 1}\n", "actuals:\n")),
    one("actuals of all days", lambda: numbered("  - {goal: g, date: 2026-09-01, value: %06d, metric: a}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("actuals of other metrics", lambda: numbered("  - {goal: g, date: 2026-09-01, value: 1, metric: m%06d}\n", f"goals: [{_GOAL}}}]\nactuals:\n")),
    one("readings beyond the band", _readings),
    one("measures of one reading", _measures),
    one("phases of one project", lambda: filled("{name: x, start: 2026-09-02, end: 2026-09-01},", "monitors: [{id: m, project: p, phases: [", "]}]\n")),
    one("projects", lambda: numbered("  - {id: m-%06d, project: p, risk: high, budget: {planned: 1, spent: 2}}\n", "monitors:\n")),
    one("projects of long names", lambda: numbered("  - {id: m-%06d, project: " + "长" * 60 + "%06d}\n", "monitors:\n")),
    one("daily reports", lambda: filled("  - {person: wang, date: 2026-09-01, done: x}\n", "dailies:\n")),
    one("daily reports of people who are none", lambda: numbered("  - {person: p%06d, date: 2026-09-01, done: x}\n", "dailies:\n")),
    one("meetings", lambda: numbered("  - {id: m-%06d, type: weekly, held: 2026-09-01T10:00, decisions: [{decision: x}]}\n", "meetings:\n")),
    one("decisions of one meeting", lambda: filled("{decision: x},", "meetings: [{id: m, type: weekly, held: 2026-09-01T10:00, decisions: [", "]}]\n")),
    one("requests", lambda: numbered("  - {id: q-%06d, need: x, from: sales, urgent: {raised: 2026-09-01T10:00}}\n", "requests:\n")),
    one("reviews", lambda: numbered("  - {id: r-%06d, period: 2026-08, improvements: [{id: i-%06d, item: x}]}\n", "reviews:\n")),
    one("results of one review", lambda: filled("{goal: g, plan: 1, actual: 2},", f"goals: [{_GOAL}}}]\nreviews: [{{id: r, period: 2026-08, results: [", "]}]\n")),
    one("improvements of one review", lambda: numbered("{id: i-%06d, item: x},", "reviews: [{id: r, period: 2026-08, improvements: [", "]}]\n")),
    one("carried improvements", lambda: numbered("i-%06d,", "reviews: [{id: r, period: 2026-08, improvements: [{id: i, item: x}], carried: [", "]}]\n")),
    one("years of calendars", lambda: numbered("  - {year: %06d}\n", "calendar:\n")),
    one("holidays of one year", lambda: filled("2026-10-01,", "calendar: [{year: 2026, holidays: [", "]}]\n")),
    one("holidays that are no days", lambda: filled("x,", "calendar: [{year: 2026, holidays: [", "]}]\n")),
)  # fmt: skip
