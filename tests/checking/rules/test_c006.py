"""C006 meeting-has-agenda."""

from __future__ import annotations

import pytest


def meeting(keys: str) -> str:
    return f"meetings: [{{id: m, type: weekly, held: 2026-08-31T16:00, {keys}}}]"


@pytest.mark.parametrize("keys", ["agenda: [进度]", "agenda: 进度", "agenda: [进度], decisions: []"])
def test_a_meeting_with_an_agenda_needs_no_decision(said, keys: str) -> None:
    assert said("C006", meeting(keys)) == []


@pytest.mark.parametrize("keys", ["attendees: [wang]", "agenda: []"])
def test_every_meeting_has_an_agenda(found, keys: str) -> None:
    (finding,) = found("C006", meeting(keys))
    assert (finding.message, finding.record, finding.at.route) == ("no_agenda", "m", ("meetings", 0))


def test_an_agenda_is_history_once_the_minutes_are_sent(said) -> None:
    assert said("C006", meeting("distributed: 2026-09-01T09:00")) == []


@pytest.mark.parametrize(
    ("decision", "missing"),
    [
        ("owner: wang, due: 2026-09-11", []),
        ("owner: finance, due: 2026-09-11", []),
        ("owner: wang", ["`due`"]),
        ("due: 2026-09-11", ["`owner`"]),
        ("decision: 上线", ["`owner` · `due`"]),
    ],
)
def test_a_decision_has_owner_and_day(found, decision: str, missing: list[str]) -> None:
    text = decision if decision.startswith("decision") else f"decision: 上线, {decision}"
    findings = found("C006", meeting(f"agenda: [进度], decisions: [{{{text}}}]"))
    assert [f.facts["missing"] for f in findings] == missing
    assert all(f.at.route == ("meetings", 0, "decisions", 0) for f in findings)
