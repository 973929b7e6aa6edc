"""The healthy example raises no false alarm: on each day of its quarter, only what a lead would want is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from teamops.checking.engine import check, load_rules
from teamops.checking.finding import Finding
from teamops.model.workspace import Workspace
from teamops.store.demo.history import load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load

QUARTER = find_shipped_folder("examples") / "quarter"
FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
NOON = time(12)


def days() -> Iterator[date]:
    return (FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1))


def told(finding: Finding) -> str:
    return f"  {finding.at.file} {finding.severity} {finding.code} {load_rules()[finding.code].say(finding, 'zh')}\n"


def on(day: date, ws: Workspace) -> str:
    """The findings of a day, below its date; nothing on a day without any."""
    now = datetime.combine(day, NOON, ws.settings.timezone)
    lines = "".join(map(told, check(ws, now).findings))
    return f"{day} {'一二三四五六日'[day.weekday()]}\n{lines}" if lines else ""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(
        shutil.copytree(QUARTER, tmp_path / "quarter", ignore=shutil.ignore_patterns(".teamops", ".history.yaml"))
    )


@pytest.mark.unmeasured
def test_the_files_as_they_are_checked_on_each_day_of_the_quarter(copy: Path, golden) -> None:
    ws = load(copy)
    golden("quarter.daily.zh.txt", "".join(on(day, ws) for day in days()))


@pytest.mark.unmeasured
def test_the_files_of_each_day_checked_on_that_day(tmp_path: Path, golden) -> None:
    """The repository as it stood at noon: no error on any day, and what its people were told, on the first day each.

    Statuses that are not fresh are left out: the history has a commit every few days, and would be told so on all.
    """
    waiting, known, found = list(load_demo_commits(QUARTER)), set(), []
    for day in days():
        while waiting and waiting[0].at.replace(tzinfo=None) <= datetime.combine(day, NOON):
            for file, content in waiting.pop(0).files.items():
                path = tmp_path / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        ws = load(tmp_path)
        findings = check(ws, datetime.combine(day, NOON, ws.settings.timezone)).findings
        assert not [f for f in findings if f.severity == "error"]
        new = [f for f in findings if f.code != "T005" and (f.code, f.record, f.message) not in known]
        known |= {(f.code, f.record, f.message) for f in new}
        found += [f"{day}\n", *map(told, new)] if new else []
    golden("quarter.diary.zh.txt", "".join(found))
