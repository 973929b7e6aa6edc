"""Branches of two people merge in plain git; what a merge doubles or leaves undecided is found by the check."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.merging import Branch, Team, day, measured


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path / "team")


@pytest.mark.unmeasured
def test_who_works_on_records_of_their_own_never_meets_a_conflict() -> None:
    assert measured(3, day) == 3


def test_two_who_plan_the_same_week_make_the_same_tasks(team: Team) -> None:
    def plan(team: Team, branch: Branch) -> None:
        team.say("tasks", "plan", "2026-W39", "--yes")

    theirs, ours = team.branch("a", "zhao", plan), team.branch("b", "wang", plan)
    assert team.merges(ours, theirs)
    team.say("check", "--select", "F")


def test_a_record_that_a_merge_doubled_is_found(team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    def adds(file: str):
        def work(team: Team, branch: Branch) -> None:
            given = ("--id", "t-same", "--name", "甲", "--type", "routine", "--owner", branch.person)
            team.say("new", "task", *given, "--end", "2026-09-30", "--file", file)

        return work

    theirs, ours = team.branch("a", "zhao", adds("tasks/a.yaml")), team.branch("b", "wang", adds("tasks/b.yaml"))
    assert team.merges(ours, theirs)
    with pytest.raises(RuntimeError, match=r"F006.*t-same"):
        team.say("check", "--select", "F", "--format", "concise")


def test_what_two_said_of_one_status_is_for_people_to_decide(team: Team) -> None:
    def says(status: str):
        return lambda team, branch: team.say("update", "leads-09", "--status", status)

    theirs, ours = team.branch("a", "he", says("done")), team.branch("b", "he", says("cancelled"))
    assert not team.merges(ours, theirs)
    team.git("merge", "-q", "--no-edit", "a")
    with pytest.raises(RuntimeError, match="F009"):  # the marks of a conflict
        team.say("check", "--format", "concise")
