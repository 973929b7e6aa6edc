"""The JSON of every report is of the form of `tests/schemas/report.schema.json`: tables, columns, kinds of values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from random import Random
from typing import Any, get_args

import pytest

from teamops.locale.text import Lang
from teamops.model.figures.criteria import Verdict
from teamops.model.records.collaboration import RequestStatus
from teamops.model.records.tasks import Priority, Status
from teamops.model.workspace import Workspace
from teamops.render.report.json import render
from teamops.reporting import catalogue
from teamops.reporting.items.action_item import KINDS
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load
from tests.json_schemas import problems, validator
from tests.reporting.printouts import printed
from tests.reporting.random_teams import random_team

LISTS = {"calendar"}
"""What has the form of a report and is printed by commands of its own."""
FORM = validator("report")


def document(name: str, **asked: Any) -> Any:
    return json.loads(render(printed(name, **asked)))


@cache
def example(name: str) -> Workspace:
    return load(find_shipped_folder("examples") / name)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_a_report_of_the_small_team_is_of_this_form(name: str, lang: Lang) -> None:
    assert problems(document(name, lang=lang), "report") == []


@pytest.mark.parametrize("name", catalogue.list_reports())
@pytest.mark.parametrize(
    ("team", "today", "person"),
    [
        ("quarter", date(2026, 7, 17), "zhao"),
        ("quarter", date(2026, 9, 28), "wang"),
        ("quarter", date(2026, 10, 3), "zhang"),
        ("handbook", date(2026, 9, 7), "xiaowang"),
    ],
    ids=str,
)
def test_a_report_of_an_example_is_of_this_form(name: str, team: str, today: date, person: str) -> None:
    about = {"person": person} if catalogue.get_subject(name) == "person" else {}
    assert problems(document(name, ws=example(team), today=today, **about), "report") == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["goals", "monthly", "person", "quarterly", "summary", "tasks", "weekly"])
def test_a_report_of_a_random_team_is_of_this_form(name: str, seed: int) -> None:
    """Teams with goals that have caps and levels, and with tasks that were carried, cancelled and done late."""
    today = date(2026, 10, 9 + 5 * seed)
    about = {"person": "an"} if name == "person" else {}
    assert problems(document(name, ws=random_team(Random(seed), today), today=today, **about), "report") == []


def test_the_form_knows_every_report() -> None:
    assert {*FORM.schema["properties"]["report"]["enum"]} == {*catalogue.list_reports(), *LISTS}
    assert [rule["if"]["properties"]["report"]["const"] for rule in FORM.schema["allOf"]] == sorted(
        [*catalogue.list_reports(), *LISTS]
    )


def test_the_words_of_the_form_are_those_of_the_model() -> None:
    defined = FORM.schema["$defs"]
    assert tuple(defined["task_status"]["enum"]) == get_args(Status)
    assert tuple(defined["request_status"]["enum"]) == get_args(RequestStatus)
    assert tuple(defined["priority"]["enum"]) == get_args(Priority)
    verdict = defined["criteria"]["properties"]["rows"]["items"]["prefixItems"][4]
    assert tuple(verdict["enum"]) == get_args(Verdict)
    why = defined["waits"]["properties"]["rows"]["items"]["prefixItems"][1]["items"]
    assert tuple(why["enum"]) == KINDS


@pytest.mark.parametrize("name", catalogue.list_reports())
def test_every_table_that_a_report_may_have_is_printed_by_one(name: str) -> None:
    """So that a form of a table that is no more does not stay."""
    defined = FORM.schema["$defs"]
    (rule,) = (one for one in FORM.schema["allOf"] if one["if"]["properties"]["report"]["const"] == name)
    forms = [form["$ref"].split("/")[-1] for form in rule["then"]["properties"]["blocks"]["items"]["anyOf"]]
    found = {
        form
        for block in _blocks_of_all(name)
        for form in forms
        if defined[form]["properties"]["type"]["const"] == block["type"]
        and FORM.evolve(schema={"$ref": f"#/$defs/{form}", "$defs": defined}).is_valid(block)
    }
    assert {*forms} - found <= {"said", "heading"}


def _blocks_of_all(name: str) -> Iterator[Any]:
    about = {"person": "wang"} if catalogue.get_subject(name) == "person" else {}
    yield from document(name)["blocks"]
    for team, today, period in (
        ("quarter", date(2026, 9, 28), None),
        ("quarter", date(2026, 9, 28), "2026-09"),
        ("handbook", date(2026, 9, 7), None),
        ("saas", date(2026, 11, 16), "2026-10"),
    ):
        yield from document(name, period=period, ws=example(team), today=today, **about)["blocks"]


WRONG: dict[str, Callable[[Any], object]] = {
    "a head that is missing": lambda made: made.pop("team"),
    "a head that is not known": lambda made: made.update(extra=1),
    "another version": lambda made: made.update(version=2),
    "a report that is not known": lambda made: made.update(report="reports"),
    "a day as people write it": lambda made: made.update(as_of="7 Sep 2026"),
    "a day that there is not": lambda made: made.update(as_of="2026-09-31"),
    "a table that is not of this report": lambda made: made.update(report="goals"),
    "a table of another name": lambda made: made["blocks"][0].update(name="todo"),
    "a column of another name": lambda made: made["blocks"][0]["columns"].__setitem__(2, "responsible"),
    "a column that is missing": lambda made: made["blocks"][0]["columns"].pop(),
    "a cell too many": lambda made: made["blocks"][0]["rows"][0].append(None),
    "a cell too few": lambda made: made["blocks"][0]["rows"][0].pop(),
    "a task without a name": lambda made: made["blocks"][0]["rows"][0].__setitem__(0, None),
    "a status in words": lambda made: made["blocks"][0]["rows"][0].__setitem__(8, "进行中"),
    "a day in words": lambda made: made["blocks"][0]["rows"][0].__setitem__(4, "9月1日"),
    "a dash for nothing": lambda made: made["blocks"][0]["rows"][0].__setitem__(3, ""),
    "a row that is a mapping": lambda made: made["blocks"][0]["rows"].append({"task": "x"}),
    "a text that is a number": lambda made: made["blocks"].append({"type": "text", "title": 1}),
    "a block of another kind": lambda made: made["blocks"].append({"type": "image", "title": "x"}),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_another_form_is_refused(change: Callable[[Any], object]) -> None:
    made = document("tasks")
    assert problems(made, "report") == []
    change(made)
    assert problems(made, "report")


@pytest.mark.parametrize(
    ("name", "block", "row", "column", "value"),
    [
        ("monitors", 0, 0, 3, "500人"),
        ("monitors", 0, 0, 5, "−24%"),
        ("monitors", 1, 0, 4, "finished"),
        ("goals", 1, 0, 4, {"used": 1}),
        ("goals", 2, 0, 2, "208,7"),
        ("weekly", 0, 0, 0, "goals"),
        ("weekly", 0, 0, 1, -1),
        ("confirmation", 0, 0, 4, ["xyz"]),
        ("audit", 0, 0, 6, "3d83a0b"),
    ],
)
def test_a_value_of_another_kind_is_refused(name: str, block: int, row: int, column: int, value: object) -> None:
    made = document(name)
    made["blocks"][block]["rows"][row][column] = value
    assert problems(made, "report")
