"""Every figure of examples/saas that is computed a second time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from tests.examples.oracle import expect_goals, expect_packs, expect_splits, expect_tables, expect_tasks, expect_week
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team
from tests.examples.oracle.goals import Goal, goals_of
from tests.examples.oracle.printed import Report, printed, terminal_tables

NOW = "2026-11-16T18:00"
"""The last moment of the workspace."""

DAYS = (
    *("2026-10-14T18:00", "2026-10-26T10:00", "2026-10-30T18:00", "2026-11-13T18:00", NOW),
    *("2026-12-15T12:00", "2027-01-04T12:00"),
)
"""Early in the quarter, mornings and evenings, with fresh figures and with old ones, and after the quarter."""

PEOPLE = ("luo", "wangwei", "tangjia", "wangwei2", "fei", "mengyu")
MONTHS = ["2026-10", "2026-11"]


def all_figures(root: Path) -> list[Figure]:
    """What is printed for the workspace in `root`, each with what it should be."""
    team = Team(root)
    goals = goals_of(team)
    with ThreadPoolExecutor(2) as pool:
        return [figure for made in pool.map(lambda make: list(make()), _makers(root, team, goals)) for figure in made]


def _makers(root: Path, team: Team, goals: list[Goal]) -> Iterator[Callable[[], Iterator[Figure]]]:
    today = _day(NOW)
    for now in DAYS:
        yield lambda now=now: expect_goals.goals_report(
            Report(root, now, "goals", "--period", "2026-Q4"), goals, _day(now)
        )
    for person in PEOPLE:
        yield lambda person=person: expect_goals.person_rows(Report(root, NOW, "person", person), goals, person, today)
    for goal in goals:
        if not goal.is_level:
            yield lambda goal=goal: expect_splits.split_figures(root, NOW, team, goal)
            yield lambda goal=goal: expect_splits.margin_figures(root, NOW, goal)
    yield lambda: expect_splits.signed_figures(Report(root, NOW, "confirmation"), goals)
    for now in ("2026-11-09T10:00", NOW):
        yield lambda now=now: _weekly(root, now, team, goals)
    for month in MONTHS:
        yield lambda month=month: _monthly(root, team, goals, month)
    yield lambda: _quarterly(root, team, goals)
    yield lambda: expect_packs.summary_figures(
        Report(root, NOW, "summary", "--period", "2026-10"), team, goals, "2026-10", today
    )
    yield lambda: expect_tables.checkpoint_figures(Report(root, NOW, "monitors", "--period", "2026-Q4"), team)
    yield lambda: expect_tables.review_figures(
        Report(root, NOW, "review", "--period", "2026-10"), team, goals, "2026-10"
    )
    yield lambda: expect_tables.improvement_figures(Report(root, NOW, "improvements"), team)
    yield lambda: expect_tasks.load_figures(root, NOW, team)
    yield lambda: expect_tasks.workday_figures(_calendar(root), team, 2026)


def _day(now: str) -> date:
    return date.fromisoformat(now[:10])


def _weekly(root: Path, now: str, team: Team, goals: list[Goal]) -> Iterator[Figure]:
    report = Report(root, now, "weekly")
    yield from expect_week.weekly_goals(report, goals, _day(now))
    if now == NOW:
        yield from expect_week.week_figures(report, team, _day(now))


def _monthly(root: Path, team: Team, goals: list[Goal], month: str) -> Iterator[Figure]:
    report, today = Report(root, NOW, "monthly", "--period", month), _day(NOW)
    months = [one for one in MONTHS if one <= month]
    yield from expect_packs.overview(report, team, goals, month, today)
    yield from expect_packs.pack_goals(report, goals, months, today)
    yield from expect_tasks.people_figures(report, team, month, today)
    yield from expect_tables.budget_figures(report, team, month)


def _quarterly(root: Path, team: Team, goals: list[Goal]) -> Iterator[Figure]:
    report, today = Report(root, NOW, "quarterly", "--period", "2026-Q4"), _day(NOW)
    yield from expect_packs.overview(report, team, goals, "2026-Q4", today)
    yield from expect_packs.months_compared(report, team, goals, MONTHS, today)
    yield from expect_packs.pack_goals(report, goals, [*MONTHS, "2026-12"], today)
    yield from expect_tasks.people_figures(report, team, "2026-Q4", today)
    yield from expect_tables.budget_figures(report, team, "2026-Q4")


def _calendar(root: Path) -> list[tuple[str, str]]:
    """The months of `calendar show 2026`, each with the printed number of its working days."""
    _, lines = terminal_tables(printed(root, NOW, "calendar", "show", "2026"))[0]
    return [(cells[0], cells[1]) for cells in (re.split(r"\s{2,}", line.strip()) for line in lines)]
