"""The JSON of every list is of the form of `tests/schemas`: every key is there, and values are of one kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from teamops.model.records.collaboration import RequestStatus
from teamops.model.records.tasks import Priority, Status
from teamops.reporting.items.action_item import KINDS
from teamops.reporting.lists.goals import STATES
from teamops.reporting.tables.project_status import State
from tests.cli import test_load, test_meetings_list, test_monitors_list, test_requests_list, test_reviews_list
from tests.cli import test_tasks_plan as routines
from tests.cli.conftest import readable
from tests.json_schemas import problems, validator

TODAY = ("--today", "2026-09-28")
LISTS = {
    ("goals", "list"): "lists",
    ("goals", "list", "--parts", "--all"): "lists",
    ("load",): "lists",
    ("tasks", "list"): "lists",
    ("tasks", "plan", "next", "--dry-run"): "lists",
    ("monitors", "list", "--all"): "lists",
    ("requests", "list"): "lists",
    ("meetings", "list"): "lists",
    ("reviews", "list"): "lists",
    ("improvement", "list", "--all"): "lists",
    ("actual", "list"): "lists",
    ("confirm", "--list"): "lists",
    ("today",): "lists",
    ("today", "--person", "wang"): "lists",
    ("standup",): "report",
    ("calendar", "show", "2026"): "report",
}


@pytest.fixture
def full(quarter: Path) -> Path:
    """The healthy example with records of every kind that the tests of lists add to it."""
    for file, text in {
        "monitors/more.yaml": test_monitors_list.MORE,
        "collaboration/requests.yaml": test_requests_list.ROWS,
        "collaboration/meetings.yaml": test_meetings_list.MORE,
        "reviews/more.yaml": test_reviews_list.MORE,
        "tasks/more.yaml": test_load.MORE,
        "tasks/routines.yaml": routines.ROUTINES,
    }.items():
        (quarter / file).write_text(text, encoding="utf-8")
    return quarter


def printed(teamops: Any, folder: Path, *command: str) -> Any:
    ran = teamops("-C", folder, *command, "--format", "json", *TODAY)
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize(
    ("command", "schema"), LISTS.items(), ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_a_list_is_of_this_form(teamops, full: Path, command: tuple[str, ...], schema: str) -> None:
    assert problems(printed(teamops, full, *command), schema) == []


@pytest.mark.parametrize(
    ("command", "schema"), LISTS.items(), ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_a_list_of_a_team_with_faults_is_of_this_form(
    teamops, faults: Path, command: tuple[str, ...], schema: str
) -> None:
    readable(faults)
    assert problems(printed(teamops, faults, *command), schema) == []


def test_an_empty_list_is_of_this_form(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: 空队\ndepartments: {}\npeople: {}\n", encoding="utf-8")
    for kind in ("goals", "tasks", "monitors", "requests", "meetings", "reviews"):
        made = printed(teamops, tmp_path, kind, "list")
        more = {"quotas": []} if kind == "tasks" else {}
        assert (made, problems(made, "lists")) == ({"version": 1, kind: [], **more}, [])


def test_the_words_of_the_form_are_those_of_the_model() -> None:
    defined = validator("lists").schema["$defs"]
    assert tuple(defined["task_status"]["enum"]) == get_args(Status)
    assert tuple(defined["request_status"]["enum"]) == get_args(RequestStatus)
    assert tuple(defined["priority"]["enum"]) == get_args(Priority)
    reason = defined["duties_entry"]["properties"]["reasons"]["items"]["properties"]
    assert tuple(reason["kind"]["enum"]) == KINDS
    assert (*STATES, None) == tuple(defined["goals_entry"]["properties"]["state"]["enum"])
    assert tuple(defined["monitors_entry"]["properties"]["now"]["properties"]["state"]["enum"]) == get_args(State)


WRONG: dict[str, Callable[[Any], object]] = {
    "a key that is missing": lambda made: made["tasks"][0].pop("blocker"),
    "a key that is not known": lambda made: made["tasks"][0].update(late=True),
    "an owner that is no list": lambda made: made["tasks"][0].update(owner="zhao"),
    "a status in words": lambda made: made["tasks"][0].update(status="进行中"),
    "a moment without its zone": lambda made: made["tasks"][0].update(updated="2026-09-28T15:30:00"),
    "a day that there is not": lambda made: made["tasks"][0].update(end="2026-02-30"),
    "progress as people write it": lambda made: made["tasks"][0].update(progress="75%"),
    "a text that is empty": lambda made: made["tasks"][0].update(note=""),
    "a place outside of the folder": lambda made: made["tasks"][0].update(file="/tasks/2026-09.yaml"),
    "another version": lambda made: made.update(version="1"),
    "records of another kind": lambda made: made.update(requests=made.pop("tasks")),
    "records of two kinds": lambda made: made.update(requests=[]),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_another_form_is_refused(teamops, quarter: Path, change: Callable[[Any], object]) -> None:
    made = printed(teamops, quarter, "tasks", "list")
    assert problems(made, "lists") == []
    change(made)
    assert problems(made, "lists")
