"""The healthy example: what it holds, and that its numbers agree with one another."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from pathlib import Path

import pytest

from teamops.checking.engine import check
from teamops.model.figures.attainment import Readings
from teamops.model.figures.sums import compute_expected_sum
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.split.split import plan_split
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load

QUARTER = find_shipped_folder("examples") / "quarter"


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy is loaded, so that no cache is left in the example."""
    copy = tmp_path_factory.mktemp("examples") / "quarter"
    shutil.copytree(QUARTER, copy, ignore=shutil.ignore_patterns(".*"))
    return load(copy)


def test_every_file_is_read_without_a_fault(ws: Workspace) -> None:
    assert ws.faults == ()
    assert ws.unread == ()


def test_goals_of_table_1_stand_as_the_handbook_prints_them(ws: Workspace) -> None:
    months = {
        goal: [str(part.target) for part in ws.nodes[goal].children]
        for goal in ("sales-2026Q3", "customers-2026Q3", "exposure-2026Q3")
    }
    assert months == {
        "sales-2026Q3": ["1600", "1700", "1700"],
        "customers-2026Q3": ["90", "100", "110"],
        "exposure-2026Q3": ["3000", "3500", "3500"],
    }


def test_parts_of_every_split_goal_add_up_to_the_whole_and_its_buffer(ws: Workspace) -> None:
    split = [node for node in ws.nodes.values() if node.children]
    assert split
    for node in split:
        assert sum(child.target or 0 for child in node.children) == compute_expected_sum(node), node.path


def test_every_week_with_working_days_is_split_down_to_people(ws: Workspace) -> None:
    ends = [node for node in ws.nodes.values() if not node.children and node.goal.id != "sales-2026Q4"]
    for node in ends:
        assert node.period is not None
        assert node.part is not None
        assert node.part.owner or not ws.workdays.workdays(node.period), node.path


def test_splitting_again_changes_nothing_but_the_goal_that_is_not_split_yet(ws: Workspace) -> None:
    changed = [
        goal.id
        for goal in (entry.record for entry in ws.goals if entry.record.id.startswith(("sales-2026", "customers-2026")))
        if plan_split(ws, goal.id, ("month", "week", "people")).changes
    ]
    assert changed == ["sales-2026Q4"]


def test_working_days_of_both_years_are_the_official_ones(ws: Workspace) -> None:
    assert [ws.workdays.workdays(Period.year(year)) for year in (2023, 2026)] == [249, 248]
    months = [ws.workdays.workdays(Period.month(2026, month)) for month in range(1, 13)]
    assert months == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


def test_reviews_repeat_the_figures_of_goals_and_actuals(ws: Workspace) -> None:
    readings = Readings.of(ws)
    for review in (entry.record for entry in ws.reviews):
        for result in review.results:
            goal = ws.nodes[result.goal]
            node = goal if goal.period == review.period else ws.nodes[f"{result.goal}/{review.period}"]
            assert result.plan == node.target, (review.id, result.goal)
            assert result.actual == readings.reached(node, review.period.start, review.period.end)


def test_every_finished_month_reaches_95_per_cent_of_the_sales_target(ws: Workspace) -> None:
    readings = Readings.of(ws)
    for month in ("2026-07", "2026-08"):
        node = ws.nodes[f"sales-2026Q3/{month}"]
        assert node.period is not None
        assert node.target is not None
        reached = readings.reached(node, node.period.start, node.period.end)
        assert reached is not None
        assert reached / node.target >= ws.nodes["sales-2026Q3"].goal.criteria[0].at_least


def test_documents_are_named_by_project_type_and_date() -> None:
    documents = [path.stem.split("_") for path in (QUARTER / "docs").iterdir()]
    assert documents
    assert all(len(words) == 3 and words[2].isdigit() and len(words[2]) == 8 for words in documents)


def test_lessons_name_documents_that_exist(ws: Workspace) -> None:
    standards = [lesson.standard for entry in ws.reviews for lesson in entry.record.lessons]
    files = [Path(standard) for standard in standards if standard and standard.startswith("docs/")]
    assert files
    assert all((QUARTER / file).is_file() for file in files)


@pytest.mark.unmeasured
def test_on_every_day_of_the_quarter_the_check_finds_only_the_deviations_of_table_3(ws: Workspace) -> None:
    days = Period.parse("2026-Q3").days
    times = [datetime.combine(day, time(16), ws.settings.timezone) for day in days if day <= date(2026, 9, 28)]
    found = {(finding.code, finding.severity) for now in times for finding in check(ws, now).findings}
    assert found <= {("M003", "warning")}
