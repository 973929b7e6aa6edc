"""M010 high-risk-watched."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules


def monitor(*dates: str, more: str = "", phase: str = "start: 2026-09-01, end: 2026-09-30", risk: str = "high") -> str:
    points = ", ".join(f"{{metric: 曝光量, plan: 5, date: {day}, risk: 排期推迟}}" for day in dates)
    inside = f"{{name: 预热期, {phase}, checkpoints: [{points}]}}"
    return f"monitors: [{{id: m, project: 上市, risk: {risk}, phases: [{inside}]{more}}}]"


PREPARED = ", escalated: {to: chen, at: 2026-09-01T09:00, plan: 暂停投放}"


@pytest.mark.parametrize(
    ("dates", "messages"),
    [
        (["2026-09-10"], []),
        (["2026-09-17"], []),
        (["2026-09-18"], ["unwatched"]),
        (["2026-09-09"], ["unwatched"]),
        ([], ["unwatched"]),
        (["2026-09-02", "2026-09-12", "2026-09-22"], []),
    ],
)
def test_a_checkpoint_lies_between_today_and_the_same_day_next_week(
    said, dates: list[str], messages: list[str]
) -> None:
    assert said("M010", monitor(*dates, more=PREPARED), "2026-09-10T12:00:00+08:00") == messages


@pytest.mark.parametrize(
    ("day", "today", "messages"),
    [
        ("2026-09-30", "2026-09-24", []),
        ("2026-09-23", "2026-09-30", []),
        ("2026-09-22", "2026-09-23", ["unwatched"]),
        ("2026-09-22", "2026-09-30", ["unwatched"]),
    ],
)
def test_in_its_last_days_a_project_may_have_had_its_checkpoint(
    said, day: str, today: str, messages: list[str]
) -> None:
    assert said("M010", monitor(day, more=PREPARED), f"{today}T12:00:00+08:00") == messages


@pytest.mark.parametrize(
    ("today", "asked"), [("2026-08-31", 0), ("2026-09-01", 2), ("2026-09-30", 2), ("2026-10-01", 0)]
)
def test_only_a_project_that_runs_is_asked(said, today: str, asked: int) -> None:
    assert len(said("M010", monitor(), f"{today}T12:00:00+08:00")) == asked


@pytest.mark.parametrize("risk", ["low", "medium"])
def test_other_projects_are_left_to_the_team(said, risk: str) -> None:
    assert said("M010", monitor(risk=risk), "2026-09-10T12:00:00+08:00") == []


def test_between_two_phases_a_project_runs(said) -> None:
    phases = "{name: 一, start: 2026-09-01, end: 2026-09-05}, {name: 二, start: 2026-09-20, end: 2026-09-30}"
    example = f"monitors: [{{id: m, project: 上市, risk: high, phases: [{phases}]{PREPARED}}}]"
    assert said("M010", example, "2026-09-10T12:00:00+08:00") == ["unwatched"]


@pytest.mark.parametrize(
    "more",
    [
        ", risk: 排期推迟",
        ", measures: [{action: 加投放}]",
        ", measures: [{action: 加投放, status: done}]",
        ", measures: [{action: 加投放, status: cancelled}]",
    ],
)
def test_a_risk_that_is_described_or_a_measure_is_prepared(said, more: str) -> None:
    points = f"[{{metric: 曝光量, plan: 5, date: 2026-09-12{more}}}]"
    phase = f"{{name: 预热期, start: 2026-09-01, end: 2026-09-30, checkpoints: {points}}}"
    example = f"monitors: [{{id: m, project: 上市, risk: high, phases: [{phase}]}}]"
    assert said("M010", example, "2026-09-10T12:00:00+08:00") == []
    assert said("M010", example.replace(more, ""), "2026-09-10T12:00:00+08:00") == ["unprepared"]


def test_an_escalation_without_a_plan_prepares_nothing(said) -> None:
    more = ", escalated: {to: chen, at: 2026-09-01T09:00}"
    assert "unprepared" in said("M010", monitor(more=more), "2026-09-10T12:00:00+08:00")


@pytest.mark.parametrize(
    ("phase", "messages"),
    [
        ("start: 2026-09-30, end: 2026-09-01", []),
        ("start: 0001-01-01, end: 9999-12-31", ["unwatched"]),
        ("start: 2026-09-10, end: 2026-09-10", ["unwatched"]),
    ],
)
def test_odd_phases_are_no_trouble(said, phase: str, messages: list[str]) -> None:
    assert said("M010", monitor(phase=phase, more=PREPARED), "2026-09-10T12:00:00+08:00") == messages


def test_the_sentence_names_the_days_without_a_checkpoint(found) -> None:
    (finding,) = found("M010", monitor(more=PREPARED), "2026-09-10T12:00:00+08:00")
    said = load_rules()["M010"].say(finding, "zh")
    assert said == "“上市”是高风险项目，2026-09-10 至 2026-09-17 没有监控节点"


def test_without_phases_nothing_is_watched(said) -> None:
    assert said("M010", f"monitors: [{{id: m, project: 上市, risk: high{PREPARED}}}]") == ["no_phases"]
