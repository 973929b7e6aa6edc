"""What the handbook asks after a deviation, and after an overrun, is told as commands that settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.quantity import Quantity
from teamops.model.place import At
from teamops.model.records.monitors import Checkpoint, Escalation, Measure, Monitor, Phase, Spending
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace
from teamops.reporting.tables.reading_messages import describe_reading, describe_spending

NOW = datetime(2026, 9, 28, 8, tzinfo=UTC)
DAY = date(2026, 9, 15)
PHASE = Phase(name="预热期", start=DAY, end=DAY)
TEAM = Workspace(settings=Settings(team="队", director="chen"))
NOBODY = Workspace(settings=Settings(team="队"))


def told(ws: Workspace = TEAM, point: dict[str, Any] | None = None, **keys: Any) -> list[str]:
    numbers = {"plan": Quantity.parse("500"), "actual": Quantity.parse("380")}
    read = Checkpoint(**{"metric": "曝光量", "date": DAY, "recorded": NOW, **numbers, **(point or {})})
    monitor = Monitor(**{"id": "m", "project": "上市", "owner": "zhang", **keys})
    placed = CheckpointEntry(monitor, PHASE, read, At("m.yaml"))
    return [*describe_reading(ws, placed, "en")][1:]


def commands(sentences: list[str]) -> list[str]:
    return [sentence.partition(": teamops monitor ")[2] for sentence in sentences]


ASKED = [
    "cause m 曝光量 CAUSE --date 2026-09-15",
    "measure add m 曝光量 ACTION --owner zhang --due DATE --date 2026-09-15",
]


def test_a_deviation_asks_for_cause_and_measure() -> None:
    assert commands(told()) == ASKED
    assert "by 2026-09-29 16:00: add a measure (within 24h" in told()[1]


def test_only_what_is_missing_is_asked() -> None:
    assert commands(told(point={"cause": "甲"})) == ASKED[1:]
    assert commands(told(point={"measures": (Measure(action="甲"),)})) == ASKED[:1]
    assert commands(told(point={"cause": "甲", "measures": (Measure(action="甲", status="cancelled"),)})) == ASKED[1:]
    assert told(point={"cause": "甲", "measures": (Measure(action="甲"),)}) == []


def test_a_loop_that_is_closed_is_told() -> None:
    (sentence,) = told(point={"cause": "甲", "measures": (Measure(action="甲", status="done"),)}, risk="high")
    assert "the warning ends" in sentence


def test_what_is_not_known_is_left_to_be_filled_in() -> None:
    sentences = told(point={"recorded": None}, owner=None)
    assert "--owner PERSON" in sentences[1]
    assert "by 2026" not in sentences[1]


OVERRUN = Spending(planned=Quantity.parse("80"), spent=Quantity.parse("90"))


@pytest.mark.parametrize(
    ("ws", "keys", "command"),
    [
        (TEAM, {"risk": "high"}, "escalate m --plan PLAN"),
        (TEAM, {"budget": OVERRUN}, "escalate m --plan PLAN"),
        (NOBODY, {"risk": "high"}, "escalate m --plan PLAN --to PERSON"),
        (
            TEAM,
            {"risk": "high", "escalated": Escalation(to="wang", at=NOW, plan="甲")},
            "escalate m --plan PLAN --again",
        ),
        (TEAM, {"risk": "high", "escalated": Escalation(to="chen", at=NOW)}, "escalate m --plan PLAN --again"),
    ],
)
def test_high_risk_and_overrun_are_escalated(ws: Workspace, keys: dict[str, Any], command: str) -> None:
    assert commands(told(ws, **keys))[2:] == [command]


def test_who_knows_already_is_not_told_again() -> None:
    sentence = told(risk="high", escalated=Escalation(to="chen", at=NOW, plan="甲"))[2]
    assert sentence == "  escalated to chen on 2026-09-28 16:00, with an emergency plan"


def test_what_is_spent_is_told_as_a_share_of_the_plan() -> None:
    monitor = Monitor(id="m", project="上市", budget=replace(OVERRUN, spent=Quantity.parse("80"), unit="万元"))
    assert [*describe_spending(TEAM, monitor, "en")] == ["上市: 80万元 of 80万元 spent (100%)"]
    unspent = replace(monitor, budget=Spending(planned=Quantity.parse("80")))
    assert [*describe_spending(TEAM, unspent, "en")] == []
    over = [*describe_spending(TEAM, replace(monitor, budget=OVERRUN), "en")]
    assert over[0] == "OVERRUN: 上市: 90 of 80 spent (113%)"
    assert commands(over)[1:] == ["escalate m --plan PLAN"]
