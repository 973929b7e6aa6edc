"""M001, M002, M003, M004 and M008: the numbers of a phase."""

from __future__ import annotations

import pytest

from teamops.checking.engine import load_rules


def monitor(*checkpoints: str, phase: str = "start: 2026-09-01, end: 2026-09-20") -> str:
    inside = ", ".join(f"{{metric: 曝光量, date: 2026-09-10, {checkpoint}}}" for checkpoint in checkpoints)
    return f"monitors: [{{id: m, project: 上市, phases: [{{name: 预热期, {phase}, checkpoints: [{inside}]}}]}}]"


def phases(*days: tuple[str, str]) -> str:
    inside = ", ".join(f"{{name: 阶段{n}, start: {start}, end: {end}}}" for n, (start, end) in enumerate(days))
    return f"monitors: [{{id: m, project: 上市, phases: [{inside}]}}]"


@pytest.mark.parametrize(("metrics", "messages"), [(5, []), (6, ["too_many"])])
def test_a_phase_has_at_most_five_metrics(said, metrics: int, messages: list[str]) -> None:
    points = ", ".join(f"{{metric: m{n}, date: 2026-09-{day}, plan: 1}}" for n in range(metrics) for day in (10, 15))
    example = f"monitors: [{{id: m, project: 上市, phases: [{{name: 预热期, start: 2026-09-01, end: 2026-09-20, checkpoints: [{points}]}}]}}]"  # noqa: E501
    assert said("M001", example) == messages


@pytest.mark.parametrize(
    ("checkpoint", "messages"),
    [
        ("plan: 500", []),
        ("actual: 500", ["no_plan"]),
        ("plan: 0", ["zero"]),
        ("plan: 0, direction: down", []),
        ("plan: 0, actual: 0, direction: down", []),
        ("plan: 0, actual: 1, direction: down", ["zero"]),
        ("plan: 0%, actual: 5%", ["zero"]),
    ],
)
def test_a_plan_is_a_number_from_which_a_rate_can_be_told(said, checkpoint: str, messages: list[str]) -> None:
    assert said("M002", monitor(checkpoint)) == messages


@pytest.mark.parametrize(
    ("plan", "actual", "direction", "severity", "rate"),
    [
        ("500", "450", "up", None, None),
        ("500", "550", "up", None, None),
        ("500", "449.99", "up", "warning", "−10.002%"),
        ("500", "449", "up", "warning", "−10.2%"),
        ("500", "380", "up", "warning", "−24%"),
        ("200万", "150万", "up", "warning", "−25%"),
        ("500", "551", "up", "info", "+10.2%"),
        ("80", "60", "down", "info", "−25%"),
        ("80", "100", "down", "warning", "+25%"),
        ("3%", "2.5%", "up", "warning", "−17%"),
        ("3", "0", "up", "warning", "−100%"),
        ("-100", "-120", "up", "warning", "+20%"),
        ("500", None, "up", None, None),
        ("0", "5", "up", None, None),
    ],
)
def test_exactly_ten_percent_is_within_and_the_bad_direction_warns(
    found, plan: str, actual: str | None, direction: str, severity: str | None, rate: str | None
) -> None:
    read = f"plan: {plan}, direction: {direction}" + (f", actual: {actual}" if actual else "")
    findings = found("M003", monitor(read))
    assert [(f.severity, f.facts["rate"]) for f in findings] == ([] if severity is None else [(severity, rate)])


def test_the_team_sets_the_band(found) -> None:
    settings = "team: a\nlimits: {deviation: 25%}\n"
    files = {"teamops.yaml": settings, "a.yaml": monitor("plan: 100, actual: 75", "plan: 100, actual: 74")}
    (finding,) = found("M003", files)
    assert (finding.facts["limit"], finding.facts["rate"]) == ("25%", "−26%")


@pytest.mark.parametrize(
    ("answer", "messages"),
    [
        ("", ["neither"]),
        (", cause: 排期推迟", ["no_measure"]),
        (", measures: [{action: 加投放}]", ["no_cause"]),
        (", cause: 排期推迟, measures: [{action: 加投放, status: done}]", []),
        (", cause: 排期推迟, measures: [{action: 加投放, status: cancelled}]", ["no_measure"]),
    ],
)
def test_a_deviation_needs_a_cause_and_a_measure_that_stands(said, answer: str, messages: list[str]) -> None:
    assert said("M004", monitor(f"plan: 500, actual: 380{answer}")) == messages


def test_nobody_takes_measures_against_success_or_within_the_band(said) -> None:
    assert said("M004", monitor("plan: 500, actual: 700", "plan: 500, actual: 450")) == []


@pytest.mark.parametrize(
    ("days", "messages"),
    [
        ([("2026-09-01", "2026-09-20"), ("2026-09-21", "2026-09-30")], []),
        ([("2026-09-01", "2026-09-20"), ("2026-09-25", "2026-09-30")], []),
        ([("2026-09-01", "2026-09-20"), ("2026-09-20", "2026-09-30")], ["overlap"]),
        ([("2026-09-21", "2026-09-30"), ("2026-09-01", "2026-09-20")], ["order"]),
        ([("2026-09-20", "2026-09-01"), ("2026-09-10", "2026-09-30")], ["backwards"]),
        ([("2026-09-01", "2026-09-30"), ("2026-09-05", "2026-09-06"), ("2026-09-25", "2026-10-05")], ["overlap"] * 2),
    ],
)
def test_phases_follow_each_other(said, days: list[tuple[str, str]], messages: list[str]) -> None:
    assert said("M008", phases(*days)) == messages


@pytest.mark.parametrize(
    ("phase", "messages"),
    [
        ("start: 2026-09-10, end: 2026-09-10", []),
        ("start: 2026-09-11, end: 2026-09-20", ["outside"]),
        ("start: 2026-09-01, end: 2026-09-09", ["outside"]),
        ("start: 2026-09-20, end: 2026-09-01", ["backwards"]),
    ],
)
def test_a_checkpoint_lies_within_its_phase(said, phase: str, messages: list[str]) -> None:
    assert said("M008", monitor("plan: 500", phase=phase)) == messages


def test_the_handbooks_launch_is_told_with_its_numbers(found) -> None:
    (finding,) = found("M003", monitor("unit: 万, plan: 500, actual: 380"))
    said = load_rules()["M003"].say(finding, "zh")
    assert said == "“上市”预热期：曝光量实际 380 万，计划 500 万，偏差 −24%，超出 ±10%"


@pytest.mark.parametrize(
    ("answer", "messages"),
    [
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, status: done}]", []),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, status: done}, {action: 换渠道, status: cancelled}]", []),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, status: open}]", []),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, due: 2026-09-14}]", []),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, due: 2026-09-13}]", ["worse"]),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, due: 2026-09-13, status: done}]", []),
        ("cause: KOL 推迟, measures: [{action: 增加 KOL, due: 2026-09-13}, {action: 换渠道}]", ["worse"]),
        ("cause: KOL 推迟", ["worse"]),
        ("measures: [{action: 增加 KOL, status: done}]", ["worse"]),
    ],
)
def test_a_deviation_is_quiet_while_it_has_a_cause_and_no_measure_is_late(
    said, answer: str, messages: list[str]
) -> None:
    text = monitor(f"plan: 500, actual: 380, {answer}")
    assert said("M003", text, "2026-09-14T12:00:00+08:00") == messages


@pytest.mark.parametrize(
    ("now", "messages"), [("2026-09-13T23:00:00+08:00", ["better"]), ("2026-09-14T00:00:00+08:00", [])]
)
def test_better_than_planned_is_news_for_three_days(said, now: str, messages: list[str]) -> None:
    assert said("M003", monitor("plan: 500, actual: 600"), now) == messages


def test_better_than_planned_is_quiet_once_somebody_answered_it(said) -> None:
    assert said("M003", monitor("plan: 500, actual: 600, cause: 新素材, measures: [{action: 调整预算}]")) == []
