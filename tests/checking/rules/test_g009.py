"""G009 no-overlapping-duty."""

from __future__ import annotations


def goal(name: str, keys: str) -> str:
    return f"  - {{id: {name}, name: 新客户, target: 1, {keys}}}\n"


def goals(*records: tuple[str, str]) -> str:
    return "goals:\n" + "".join(goal(name, keys) for name, keys in records)


SALES, BRAND = "department: sales, owner: wang", "department: brand, owner: lijie"


def test_the_same_metric_at_the_same_time_in_two_departments_is_told_at_the_later_one(found) -> None:
    (finding,) = found("G009", goals(("a", f"period: 2026-09, {BRAND}"), ("b", f"period: 2026-Q3, {SALES}")))
    assert (finding.record, finding.at.route) == ("a", ("goals", 0, "department"))
    assert finding.facts["period"] == "2026-Q3"
    assert finding.related[0].at.route == ("goals", 1)


def test_other_times_other_metrics_and_one_department_are_fine(said) -> None:
    assert said("G009", goals(("a", f"period: 2026-Q3, {SALES}"), ("b", f"period: 2026-Q4, {BRAND}"))) == []
    assert said("G009", goals(("a", f"period: 2026-Q3, {SALES}"), ("b", f"period: 2026-09, {SALES}"))) == []
    other = f"period: 2026-09, metric: 签约客户, {BRAND}"
    assert said("G009", goals(("a", f"period: 2026-Q3, {SALES}"), ("b", other))) == []


def test_the_metric_counts_before_the_name(said) -> None:
    pair = goals(("a", f"metric: Leads, period: 2026-09, {SALES}"), ("b", f"metric: leads , period: 2026-09, {BRAND}"))
    assert said("G009", pair) == ["twice"]


def test_goals_below_one_goal_share_a_duty(said) -> None:
    top = ("top", f"period: 2026, {SALES}")
    below = [("a", f"period: 2026-Q3, serves: top, {SALES}"), ("b", f"period: 2026-Q3, serves: a, {BRAND}")]
    assert said("G009", goals(top, *below)) == []
    assert said("G009", goals(*below, ("c", f"period: 2026-09, {BRAND}"))) == ["twice"]


def test_goals_that_serve_each_other_in_a_ring_are_one(said) -> None:
    ring = [("a", f"period: 2026-Q3, serves: b, {SALES}"), ("b", f"period: 2026-Q3, serves: a, {BRAND}")]
    assert said("G009", goals(*ring)) == []


def test_one_that_ended_does_not_hide_one_that_lasts(said) -> None:
    lasting = [("a", f"period: 2026, {SALES}"), ("b", f"period: 2026-07, {SALES}"), ("c", f"period: 2026-09, {BRAND}")]
    assert said("G009", goals(*lasting)) == ["twice"]
