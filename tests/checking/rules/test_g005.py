"""G005 buffer-in-range."""

from __future__ import annotations

import pytest

MONTHS = "{period: 2026-07, target: %s}, {period: 2026-08, target: 100}, {period: 2026-09, target: 100}"


def goal(keys: str, parts: str = MONTHS % 100) -> str:
    return f"goals: [{{id: g, period: 2026-Q3, target: 300, {keys}, parts: [{parts}]}}]"


def buffer(percent: str, mode: str = "over", at: str = "people") -> str:
    return f"buffer: {{mode: {mode}, percent: {percent}, at: {at}}}"


@pytest.mark.parametrize(("percent", "messages"), [("9.9", ["outside"]), ("10", []), ("15", []), ("15.1", ["outside"])])
def test_the_limits_themselves_are_within(said, percent: str, messages: list[str]) -> None:
    assert said("G005", goal(buffer(percent))) == messages
    assert said("G005", goal(buffer(percent, "reserve"))) == messages


def test_a_team_can_have_its_own_limits(said) -> None:
    settings = "team: a\nlimits: {buffer: [20%, 30%]}\n"
    assert said("G005", {"teamops.yaml": settings, "a.yaml": goal(buffer("20"))}) == []
    assert said("G005", {"teamops.yaml": settings, "a.yaml": goal(buffer("10"))}) == ["outside"]


@pytest.mark.parametrize("limits", ["[0.1, 0.155]", "[10%, 15.5%]"])
def test_limits_are_told_in_per_cent_however_they_are_written(found, limits: str) -> None:
    settings = f"team: a\nlimits: {{buffer: {limits}}}\n"
    for keys in (buffer("0.1"), "step: 1"):
        (finding,) = found("G005", {"teamops.yaml": settings, "a.yaml": goal(keys)})
        assert (finding.facts["low"], finding.facts["high"]) == ("10%", "15.5%")


def test_only_what_is_split_and_adds_up_needs_slack(said) -> None:
    assert said("G005", goal("step: 1")) == ["none"]
    assert said("G005", goal("step: 1", "")) == []
    assert said("G005", goal("measure: level")) == []
    assert said("G005", "goals: [{id: g, target: 0, parts: [{owner: zhao, target: 0}]}]") == []


def test_slack_at_a_second_level_says_what_it_comes_to(found) -> None:
    (finding,) = found("G005", goal(buffer("10"), MONTHS % 130))
    assert finding.message == "again"
    assert (finding.facts["more"], finding.facts["together"]) == ("10.0%", "21.0%")
    (finding,) = found("G005", goal(buffer("10", "reserve"), MONTHS % 70))
    assert (finding.facts["more"], finding.facts["together"]) == ("10.0%", "19.0%")


def test_its_own_level_a_gap_and_roundings_are_no_second_slack(said) -> None:
    assert said("G005", goal(buffer("10", at="month"), MONTHS % 130)) == []
    assert said("G005", goal(buffer("10"), MONTHS % 70)) == []
    assert said("G005", goal(buffer("10"), MONTHS % 101)) == []


def test_the_slack_that_parts_have_is_measured(found, said) -> None:
    def people(total: str) -> str:
        return goal(buffer("10"), f"{{owner: zhao, target: {total}}}")

    assert said("G005", people("330")) == said("G005", people("331")) == []
    (finding,) = found("G005", people("309"))
    assert (finding.message, finding.facts["measured"], finding.facts["whole"]) == ("measured", "3.0%", "330")
    (finding,) = found("G005", people("290"))
    assert finding.facts["measured"] == "−3.3%"


def test_a_goal_that_is_to_stay_low_has_no_slack_above_it(said) -> None:
    assert said("G005", goal(buffer("10") + ", direction: down")) == ["down"]
    assert said("G005", goal(buffer("10", "reserve") + ", direction: down")) == []
