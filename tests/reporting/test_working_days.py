"""Printouts with figures by working days say which those are where the team has no calendar of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.reporting import catalogue
from teamops.reporting.base.report import Notes, Paragraph, Report, ReportOptions
from teamops.reporting.lists.workload import build_load_report, compute_workload
from teamops.store.reading.loader import load

GOAL = "goals: [{id: g, name: 销售额, period: 2026-Q3, unit: 万元, target: 100, owner: w}]\n"
CALENDAR = "calendar: [{{year: {year}, status: {status}}}]\n"
SAID = "2026 年的工作日按国务院公布的安排计算"


def team(folder: Path, **files: str) -> Path:
    (folder / "teamops.yaml").write_text("team: 队\npeople: {w: {name: 王伟}}\n", encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def ending(report: Report) -> str:
    blocks = [block for block in report.blocks if not isinstance(block, Notes)]
    return blocks[-1].text if blocks and isinstance(blocks[-1], Paragraph) else ""


def asked(day: date, **also: str) -> ReportOptions:
    return ReportOptions(Period.quarter_of(day), day, "zh", **also)


@pytest.mark.parametrize("name", ["goals", "weekly", "monthly", "quarterly", "summary", "daily"])
def test_a_team_without_a_calendar_is_told_of_the_official_days(tmp_path: Path, name: str) -> None:
    ws = load(team(tmp_path, goals=GOAL))
    assert ending(catalogue.build(name, ws, asked(date(2026, 9, 14)))).startswith(SAID)


def test_the_page_of_a_person_and_the_load_say_so_too(tmp_path: Path) -> None:
    ws = load(team(tmp_path, goals=GOAL))
    assert ending(catalogue.build("person", ws, asked(date(2026, 9, 14), person="w"))).startswith(SAID)
    week = ReportOptions(Period.week_of(date(2026, 9, 14)), date(2026, 9, 14), "zh")
    assert ending(build_load_report(ws, week, compute_workload(ws, week, 1))).startswith(SAID)


def test_a_team_with_its_own_calendar_is_told_nothing(tmp_path: Path) -> None:
    ws = load(team(tmp_path, goals=GOAL, c=CALENDAR.format(year=2026, status="official")))
    assert "工作日" not in ending(catalogue.build("goals", ws, asked(date(2026, 9, 14))))


def test_years_without_official_days_are_said_to_go_by_the_week(tmp_path: Path) -> None:
    ws = load(team(tmp_path, goals=GOAL, c=CALENDAR.format(year=2026, status="provisional")))
    assert ending(catalogue.build("goals", ws, asked(date(2026, 9, 14)))).startswith("2026 年的官方放假安排尚未公布")
