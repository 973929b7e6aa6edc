"""G012 criterion-met."""

from __future__ import annotations

DAY = "2026-09-04T12:00:00+08:00"
PARTS = "[{period: 2026-07, target: 100}, {period: 2026-08, target: 100}, {period: 2026-09, target: 100}]"


def team(criteria: str, *actuals: str, review: str = "") -> str:
    goal = (
        f"{{id: g, name: 销售额, metric: 成交额, period: 2026-Q3, target: 300, criteria: [{criteria}], parts: {PARTS}}}"
    )
    booked = ", ".join(f"{{goal: g, {actual}}}" for actual in actuals)
    results = f"reviews: [{{id: r, {review}}}]\n" if review else ""
    return f"goals: [{goal}]\nactuals: [{booked}]\n{results}"


EACH = "{metric: attainment, each: month, at_least: 95%}"
JULY, AUGUST = "date: 2026-07-31, value: %s", "date: 2026-08-31, value: %s"


def test_exactly_the_bound_is_enough_and_a_little_less_is_not(found) -> None:
    assert found("G012", team(EACH, JULY % 95, AUGUST % 95), DAY) == []
    (finding,) = found("G012", team(EACH, JULY % "94.996", AUGUST % 95), DAY)
    assert (finding.facts["value"], finding.facts["period"], finding.facts["bound"]) == ("94.996%", "2026-07", "≥95%")
    assert finding.at.route == ("goals", 0, "criteria", 0)


def test_only_finished_periods_are_judged(said) -> None:
    whole = "{metric: attainment, at_least: 95%}"
    assert said("G012", team(whole), DAY) == []
    assert said("G012", team(whole), "2026-10-01T12:00:00+08:00") == ["unread"]
    assert said("G012", team(EACH), "2026-07-31T12:00:00+08:00") == []


def test_within_has_two_sides(said) -> None:
    within = "{metric: attainment, each: month, within: 5%}"
    for value, messages in {"95": [], "105": [], "94": ["attainment"], "106": ["attainment"]}.items():
        assert said("G012", team(within, JULY % value, AUGUST % 100), DAY) == messages


def test_other_metrics_are_the_last_reading_of_the_period(found) -> None:
    rate = "{metric: 签约率, each: month, at_least: 25%, at_most: 40%}"
    readings = ["metric: 签约率, date: 2026-07-10, value: 20%", "metric: 签约率, date: 2026-07-31, value: 26%"]
    (finding,) = found("G012", team(rate, *readings, "metric: 签约率, date: 2026-08-31, value: 41%"), DAY)
    assert (finding.facts["value"], finding.facts["bound"]) == ("41%", "≥25% ≤40%")


def test_the_goals_own_metric_adds_up(said) -> None:
    own = "{metric: 成交额, each: month, at_least: 90}"
    assert said("G012", team(own, "date: 2026-07-01, value: 45", JULY % 45, AUGUST % 89), DAY) == ["metric"]


def test_a_review_that_names_what_was_missed_and_why_ends_the_warning(said) -> None:
    result = "period: %s, results: [{goal: g/2026-07, plan: 100, actual: 90%s}]"
    cause = ", missed: 新客户少, cause: 区域开拓不足"
    missed = (JULY % 90, AUGUST % 95)
    assert said("G012", team(EACH, *missed), DAY) == ["attainment"]
    assert said("G012", team(EACH, *missed, review=result % ("2026-07", "")), DAY) == ["attainment"]
    assert said("G012", team(EACH, *missed, review=result % ("2026-08", cause)), DAY) == ["attainment"]
    assert said("G012", team(EACH, *missed, review=result % ("2026-07", cause)), DAY) == []
    assert said("G012", team(EACH, *missed, review=result % ("2026-Q3", cause)), DAY) == []


def test_a_part_that_is_not_split_is_judged_by_its_share_of_working_days(said) -> None:
    text = "goals: [{id: g, period: 2026-Q3, target: 660, criteria: [%s]}]\nactuals: [{goal: g, %s}, {goal: g, %s}]"
    assert said("G012", text % (EACH, JULY % 230, AUGUST % 199), DAY) == ["attainment"]  # 230 and 210 were due
