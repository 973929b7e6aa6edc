"""What is said of a checkpoint: which one is meant, what is written, and the band told as the check finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.engine import load_rules
from teamops.checking.finding import Finding
from teamops.model.figures.checkpoints import list_project_checkpoints
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Checkpoint, Escalation, Measure, Monitor, Phase, Spending
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.projects.amounts import Amount
from teamops.planning.projects.close_measure import plan_closing
from teamops.planning.projects.escalation import EscalationOptions, plan_escalation, plan_spending
from teamops.planning.projects.readings import (
    CheckpointReading,
    Countermeasure,
    DeviationCause,
    plan_cause,
    plan_measure,
    plan_reading,
)
from teamops.reporting.tables.reading_messages import describe_reading

NOW = datetime(2026, 9, 28, 8, 5, 7, 999, tzinfo=UTC)
LOCAL = "2026-09-28T16:05:07+08:00"
AT = At("monitors/m.yaml", ("monitors", 0))
SETTINGS = Settings(team="队", director="chen")
WS = Workspace(settings=SETTINGS)


def number(text: str | None) -> Quantity | None:
    return None if text is None else Quantity.parse(text)


def point(day: int, plan: str | None = "500", actual: str | None = None, **keys: Any) -> Checkpoint:
    keys = {"metric": "曝光量", "unit": "万", **keys}
    return Checkpoint(date=date(2026, 9, day), plan=number(plan), actual=number(actual), **keys)


def project(*points: Checkpoint, **keys: Any) -> Entry[Monitor]:
    days = {"start": date(2026, 9, 1), "end": date(2026, 9, 30)}
    phase = Phase(name="预热期", **days, checkpoints=points)
    return Entry(Monitor(**{"id": "m", "project": "上市", "owner": "zhang", "phases": (phase,), **keys}), AT)


def written(changes: Any) -> dict[str, Any]:
    return {str(change.at.route[-1]): change.value for change in changes}


def read(entry: Entry[Monitor], value: str, unit: str = "", **keys: Any) -> dict[str, Any]:
    reading = CheckpointReading(**{"metric": "曝光量", "value": Amount(value, unit), **keys})
    said = plan_reading(WS, entry, reading, NOW)
    values = written(said.changes)
    assert values.pop("recorded", LOCAL) == LOCAL
    return {"day": said.placed.checkpoint.date.day, **values}


def test_the_latest_checkpoint_that_waits_for_a_reading_is_meant() -> None:
    entry = project(point(8), point(15), point(20, actual="1"), point(29))
    assert read(entry, "380") == {"day": 15, "actual": "380"}
    assert read(entry, "380", day=date(2026, 9, 8)) == {"day": 8, "actual": "380"}


def test_a_checkpoint_of_today_can_be_read_in_the_zone_of_the_team() -> None:
    late = datetime(2026, 9, 28, 17, 0, tzinfo=UTC)  # the 29th in Shanghai
    said = plan_reading(WS, project(point(29)), CheckpointReading("曝光量", Amount("1")), late)
    assert said.placed.checkpoint.recorded == datetime.fromisoformat("2026-09-29T01:00:00+08:00")


def test_a_correction_means_the_last_reading_and_is_recorded_anew_only_where_it_differs() -> None:
    stands = {"recorded": NOW}
    entry = project(point(8, actual="300"), point(15, actual="380", **stands), point(20))
    assert read(entry, "390", correct=True) == {"day": 15, "actual": "390"}
    assert read(entry, "380.0", correct=True, cause=" 甲 ") == {"day": 15, "cause": "甲"}


def test_cause_and_risk_come_with_the_reading() -> None:
    assert read(project(point(8)), "380", cause="甲", risk="乙") == {
        "day": 8, "actual": "380", "cause": "甲", "risk": "乙",
    }  # fmt: skip


def test_capital_letters_of_a_metric_make_no_difference() -> None:
    assert read(project(point(8, metric="ROI", unit=None)), "3", metric="roi") == {"day": 8, "actual": "3"}


@pytest.mark.parametrize(
    ("points", "asked", "said"),
    [
        ((), {}, "no checkpoints"),
        ((point(8),), {"metric": "曝光"}, "did you mean “曝光量”"),
        ((point(29),), {}, "the nearest: 2026-09-29;"),
        ((point(8, actual="300"),), {}, "2026-09-08 (300 万)"),
        ((point(8, actual="300"),), {"day": date(2026, 9, 8)}, "use --correct"),
        ((point(8),), {"correct": True}, "no actual to correct"),
        ((point(8),), {"day": date(2026, 9, 9)}, "the nearest: 2026-09-08"),
        ((point(29),), {"day": date(2026, 9, 29)}, "in the future"),
        ((point(8), point(8)), {"day": date(2026, 9, 8)}, "several checkpoints"),
    ],
)
def test_where_no_checkpoint_is_meant_those_of_the_metric_are_listed(
    points: tuple[Checkpoint, ...], asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(MonitoringError) as refused:
        read(project(*points), "380", **asked)
    assert said in str(refused.value)


def test_of_two_checkpoints_of_a_day_the_one_that_waits_is_meant() -> None:
    assert read(project(point(8, actual="3"), point(8)), "4", day=date(2026, 9, 8)) == {"day": 8, "actual": "4"}


def test_a_cause_is_said_of_the_latest_deviation_or_of_a_day() -> None:
    entry = project(point(8, actual="380"), point(15, actual="300"), point(20, actual="500"), point(25))
    for day, expected in ((None, 15), (date(2026, 9, 20), 20)):
        said = plan_cause(WS, entry, DeviationCause("曝光量", "甲", day=day))
        assert (said.placed.checkpoint.date.day, written(said.changes)) == (expected, {"cause": "甲"})


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (DeviationCause("曝光量", "甲"), "beyond the limit"),
        (DeviationCause("曝光量", " ", day=date(2026, 9, 20)), "TEXT is empty"),
        (DeviationCause("曝光量", "甲", day=date(2026, 9, 25)), "monitor record"),
    ],
)
def test_a_cause_needs_a_reading_and_words(answer: DeviationCause, said: str) -> None:
    with pytest.raises(MonitoringError) as refused:
        plan_cause(WS, project(point(20, actual="450"), point(25)), answer)
    assert said in str(refused.value)


def measure(entry: Entry[Monitor], action: str = "加投", day: date | None = None) -> Any:
    return plan_measure(WS, entry, Countermeasure("曝光量", action, "zhang", date(2026, 9, 30), day), NOW)


def test_a_measure_is_decided_now_and_comes_after_those_that_stand() -> None:
    stands = (Measure(action="甲"),)
    said = measure(project(point(8, actual="380", measures=stands)))
    data = {"action": "加投", "owner": "zhang", "decided": LOCAL, "due": "2026-09-30", "status": "open"}
    assert [change.at.route[-2:] for change in said.changes] == [("measures", 1)]
    assert said.changes[0].value == data
    assert said.placed.checkpoint.measures[1].action == "加投"


def test_a_measure_can_be_prepared_for_what_is_not_read_yet() -> None:
    assert measure(project(point(29)), day=date(2026, 9, 29)).placed.checkpoint.date.day == 29
    with pytest.raises(MonitoringError):
        measure(project(point(29)))


def test_the_same_open_measure_is_not_decided_twice() -> None:
    entry = project(point(8, actual="380", measures=(Measure(action="加投", owner="zhang"),)))
    with pytest.raises(MonitoringError, match="already exists"):
        measure(entry)
    done = replace(entry.record.phases[0].checkpoints[0].measures[0], status="done")
    assert measure(project(point(8, actual="380", measures=(done,))))
    with pytest.raises(MonitoringError, match="ACTION is empty"):
        measure(entry, " ")


TWO = project(
    point(8, actual="380", measures=(Measure(action="增加 KOL"), Measure(action="换落地页", status="done"))),
    point(15, actual="380", measures=(Measure(action="增加 KOL 合作"), Measure(action="加投"))),
    point(15, actual="5", metric="转化率", measures=(Measure(action="加投"),)),
)


@pytest.mark.parametrize(
    ("words", "action", "route"),
    [
        (["kol", "合作"], "增加 KOL 合作", (1, "measures", 0)),
        (["增加 KOL"], "增加 KOL", (0, "measures", 0)),  # the whole action, though another contains it
        (["增加", "KOL"], "增加 KOL", (0, "measures", 0)),
        (["加投", "转化率"], "加投", (2, "measures", 0)),
        (["加投", "曝光量"], "加投", (1, "measures", 1)),
        (["09-08"], "增加 KOL", (0, "measures", 0)),
    ],
)
def test_the_open_measure_is_found_by_words_of_it_its_metric_or_its_day(
    words: list[str], action: str, route: tuple[Any, ...]
) -> None:
    closed = plan_closing(TWO, words, "done")
    assert (closed.measure.action, closed.measure.status) == (action, "done")
    assert closed.change.at.route[-4:] == (*route, "status")
    assert closed.placed.checkpoint.measures[route[-1]] == closed.measure


def test_the_only_open_measure_needs_no_words() -> None:
    entry = project(point(8, measures=(Measure(action="甲", status="done"), Measure(action="乙"))))
    assert plan_closing(entry, [], "cancelled").measure == Measure(action="乙", status="cancelled")


@pytest.mark.parametrize(
    ("entry", "words", "said"),
    [
        (TWO, [], "增加 KOL · 曝光量 2026-09-08\n  增加 KOL 合作 · 曝光量 2026-09-15"),
        (TWO, ["加投"], "\n  加投 · 曝光量 2026-09-15\n  加投 · 转化率 2026-09-15"),
        (TWO, ["落地页"], "no open measure contains “落地页”"),
        (project(point(8)), [], "no open measure"),
    ],
)
def test_a_measure_that_is_not_the_only_one_is_refused_with_the_list(
    entry: Entry[Monitor], words: list[str], said: str
) -> None:
    with pytest.raises(MonitoringError) as refused:
        plan_closing(entry, words, "done")
    assert said in str(refused.value)


def test_a_risk_goes_to_the_director_unless_somebody_else_is_named() -> None:
    after, change = plan_escalation(WS, project(), EscalationOptions(" 停投 "), NOW)
    assert (change.at, change.value) == (AT / "escalated", {"to": "chen", "at": LOCAL, "plan": "停投"})
    assert after.escalated == Escalation(to="chen", at=datetime.fromisoformat(LOCAL), plan="停投")
    assert plan_escalation(WS, project(), EscalationOptions("停投", "wang"), NOW).change.value["to"] == "wang"


def test_an_escalation_needs_somebody_a_plan_and_for_a_second_time_to_be_asked_for_again() -> None:
    nobody = Workspace(settings=Settings(team="队"))
    with pytest.raises(MonitoringError, match="--to"):
        plan_escalation(nobody, project(), EscalationOptions("停投"), NOW)
    with pytest.raises(MonitoringError, match="--plan is empty"):
        plan_escalation(WS, project(), EscalationOptions(" "), NOW)
    raised = project(escalated=Escalation(to="chen", at=NOW))
    with pytest.raises(MonitoringError, match="already escalated to chen \\(2026-09-28 16:05:07\\); use --again"):
        plan_escalation(WS, raised, EscalationOptions("停投"), NOW)
    assert plan_escalation(WS, raised, EscalationOptions("停投", again=True), NOW).monitor.escalated.plan == "停投"


@pytest.mark.parametrize(
    ("budget", "amount", "add", "expected"),
    [
        (("80", "62", "万元"), Amount("67"), False, "67"),
        (("80", "62", "万元"), Amount("67", "万元"), False, "67"),
        (("80", "62", "万元"), Amount("67", "万"), False, "67"),
        (("80", "62", "万元"), Amount("670000", "元"), False, "67"),
        (("80", "62", "万元"), Amount("5"), True, "67"),
        (("80", "62.5", "万元"), Amount("0.25"), True, "62.75"),
        (("80", "62", "万元"), Amount("5000", "元"), True, "62.5"),
        (("80", None, "万元"), Amount("5.0"), True, "5.0"),
        (("80万", "62万", None), Amount("5", "万"), True, "67万"),
        (("80万", "62万", None), Amount("5000"), True, "62.5万"),
        (("80万", None, None), Amount("5", "万"), True, "5万"),
        (("80", "62", "万元"), Amount("-2"), True, "60"),
    ],
)
def test_what_is_spent_is_set_or_added_exactly_in_the_form_that_stands(
    budget: tuple[str, str | None, str | None], amount: Amount, add: bool, expected: str
) -> None:
    planned, spent, unit = budget
    entry = project(budget=Spending(planned=Quantity.parse(planned), spent=number(spent), unit=unit))
    after, change = plan_spending(entry, amount, add=add)
    assert (change.at, change.value) == (AT / "budget" / "spent", expected)
    assert after.budget.spent == Quantity.parse(expected)


def test_spending_needs_a_budget_and_is_not_below_nothing() -> None:
    with pytest.raises(MonitoringError, match=r"budget: \{planned: 80, unit: 万元\}.*monitors/m.yaml"):
        plan_spending(project(), Amount("5"))
    entry = project(budget=Spending(planned=Quantity.parse("80"), spent=Quantity.parse("1")))
    with pytest.raises(MonitoringError, match="below 0"):
        plan_spending(entry, Amount("-2"), add=True)
    with pytest.raises(MonitoringError, match="cannot be written"):
        plan_spending(entry, Amount("999999999999999"), add=True)


decimals = st.decimals(-200, 2000, places=2).map(lambda d: format(d, "f"))


@given(plan=decimals, actual=decimals, direction=st.sampled_from(["up", "down"]), limit=st.integers(0, 100))
def test_what_is_said_of_the_band_is_what_the_check_finds(plan: str, actual: str, direction: str, limit: int) -> None:
    limits = replace(SETTINGS.limits, deviation=Quantity.parse(f"{limit}%"))
    ws = Workspace(settings=replace(SETTINGS, limits=limits))
    said = plan_reading(
        ws, project(point(27, plan, direction=direction)), CheckpointReading("曝光量", Amount(actual)), NOW
    )
    after = project(said.placed.checkpoint)
    ws = replace(ws, monitors=(after,))
    found, doubted = (
        [f.message for f in load_rules()[code].run(ws, NOW) if isinstance(f, Finding)] for code in ("M003", "M011")
    )
    told = next(describe_reading(ws, next(list_project_checkpoints(after)), "en"))
    verdict = ["worse"] if told.startswith("WARNING") else ["better"] if "better than plan" in told else []
    assert verdict == found
    assert ("within ±" in told) == (not found and not doubted and Quantity.parse(plan) != 0)
    assert ("is the unit right" in told) == (bool(doubted) and not found)
