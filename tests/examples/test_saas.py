"""The example of a SaaS team: an honest team's quarter, with all that the oracle computes again."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import datetime

import pytest

from teamops.checking.engine import check
from teamops.model.workspace import Workspace
from teamops.planning.split.split import plan_split
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load

SAAS = find_shipped_folder("examples") / "saas"
NOW = datetime.fromisoformat("2026-11-16T18:00:00+08:00")


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy is loaded, so that no cache is left in the example."""
    copy = tmp_path_factory.mktemp("examples") / "saas"
    shutil.copytree(SAAS, copy, ignore=shutil.ignore_patterns(".*"))
    return load(copy)


def test_every_file_is_read_without_a_fault(ws: Workspace) -> None:
    assert ws.faults == ()
    assert ws.unread == ()


def test_fourteen_people_work_there_and_two_of_them_have_one_name(ws: Workspace) -> None:
    names = Counter(person.name for person in ws.settings.people.values())
    assert sum(names.values()) == 14
    assert [name for name, count in names.items() if count > 1] == ["王伟"]


def test_goals_are_of_every_kind(ws: Workspace) -> None:
    goals = {entry.record.id: entry.record for entry in ws.goals}
    assert {(goal.unit, goal.measure, goal.direction) for goal in goals.values()} == {
        ("万元", "sum", "up"),
        ("条", "sum", "up"),
        ("%", "level", "up"),
        ("家", "level", "up"),
        ("人天", "sum", "down"),
    }


def test_tasks_are_of_every_kind_and_status(ws: Workspace) -> None:
    tasks = [entry.record for entry in ws.tasks]
    assert {task.type for task in tasks} == {"routine", "special", "adhoc"}
    assert {task.status for task in tasks} == {"not_started", "in_progress", "blocked", "done", "cancelled"}
    carried = [task for task in tasks if task.first_due is not None]
    assert len(carried) >= 5
    assert all(task.first_due < task.end for task in carried if task.first_due is not None)


def test_a_figure_may_be_written_in_the_unit_of_its_goal_or_with_its_sign(ws: Workspace) -> None:
    """92 and 91.4% are of one goal in %, 36 and 36万 of one in 万元: the oracle reads both."""
    text = (SAAS / "actuals/2026-10.yaml").read_text("utf-8") + (SAAS / "actuals/2026-11.yaml").read_text("utf-8")
    assert all(written in text for written in ("value: 91.4%", "value: 90.6,", "value: 36万", "value: 36,"))
    assert sum(entry.record.value == 36 for entry in ws.actuals) == 3


def test_splitting_again_changes_nothing(ws: Workspace) -> None:
    for goal in ("newarr-2026Q4", "leads-2026Q4", "effort-2026Q4"):
        assert not plan_split(ws, goal, ("month", "week", "people")).changes, goal


def test_the_check_is_short_and_finds_what_the_team_has_to_answer_for(ws: Workspace) -> None:
    findings = check(ws, NOW).findings
    assert sorted((finding.code, finding.severity, finding.at.file) for finding in findings) == [
        ("G015", "info", "goals/2026-Q4.yaml"),
        ("R006", "warning", "reviews/2026-09.yaml"),
        ("R007", "info", "reviews/2026-10.yaml"),
    ]
