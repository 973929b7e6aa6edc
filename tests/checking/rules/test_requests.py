"""C001, C002 and C009: requests across departments."""

from __future__ import annotations

import pytest


def request(keys: str) -> str:
    return f"requests: [{{id: r, need: 海报, from: marketing, {keys}}}]"


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ("to: design, owner: zhang, due: 2026-09-25", []),
        ("to: design", ["`owner` · `due`"]),
        ("status: open", ["`to` · `owner` · `due`"]),
        ("status: cancelled", []),
    ],
)
def test_a_request_has_a_provider_an_owner_and_a_day(found, keys: str, missing: list[str]) -> None:
    assert [finding.facts["missing"] for finding in found("C001", request(keys))] == missing


@pytest.mark.parametrize(
    ("keys", "by", "messages"),
    [
        ("to: design, owner: zhang", ["liu", "zhang"], []),
        ("to: design, owner: zhang", ["liu", "xiaowang"], []),
        ("to: design, owner: chen", ["liu", "chen"], []),
        ("to: design, owner: liu", ["liu"], ["no_requester"]),
        ("to: design, owner: zhang", ["zhang"], ["no_provider"]),
        ("to: design, owner: zhang", ["zhao"], ["neither"]),
        ("to: design, owner: zhang", [], ["neither"]),
        ("to: sales, owner: zhang", ["wang", "zhang"], []),
        ("to: marketing, owner: zhang", ["zhang"], []),
        ("owner: zhang", [], []),
    ],
)
def test_somebody_of_each_side_confirms(said, keys: str, by: list[str], messages: list[str]) -> None:
    confirmed = ", ".join(f"{{by: {person}, at: 2026-09-24T17:00}}" for person in by)
    assert said("C002", request(f"{keys}, due: 2026-09-25, status: done, confirmed: [{confirmed}]")) == messages
    assert said("C002", request(f"{keys}, due: 2026-09-25, confirmed: [{confirmed}]")) == []


@pytest.mark.parametrize(
    ("status", "messages"),
    [
        ("open", ["overdue"]),
        ("accepted", ["overdue"]),
        ("in_progress", ["overdue"]),
        ("delivered", ["unconfirmed"]),
        ("done", []),
        ("cancelled", []),
    ],
)
def test_what_is_past_due_is_told_until_it_is_done(said, status: str, messages: list[str]) -> None:
    example = request(f"to: design, owner: zhang, due: 2026-09-03, status: {status}")
    assert said("C009", example, "2026-09-03T23:00:00+08:00") == []
    assert said("C009", example, "2026-09-04T00:00:00+08:00") == messages


def test_a_request_without_a_day_is_never_late(said) -> None:
    assert said("C009", request("to: design")) == []


def test_nobody_is_accused_of_silence_while_the_team_is_not_known(found) -> None:
    text = request("to: design, owner: zhang, status: done, confirmed: [{by: liu, at: 2026-09-24T17:00}]")
    assert len(list(found("C002", text))) == 1
    assert list(found("C002", {"teamops.yaml": "team: [\n", "collaboration/r.yaml": text})) == []
