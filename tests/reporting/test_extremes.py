"""Reports of the largest numbers and the last days that a file may hold are printed like any other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from teamops.locale.formats import format_rate
from teamops.model.workspace import Workspace
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown, terminal, xlsx
from teamops.reporting import catalogue
from teamops.store.demo.package_files import find_shipped_folder
from tests.reporting.printouts import printed, team_with

PROJECT = """
monitors:
  - id: endless
    project: 长期项目
    owner: zhang
    phases:
      - name: 持续期
        start: 2026-08-01
        end: 9999-12-31
        checkpoints:
          - {metric: 曝光量, unit: 次, date: 2026-08-20, plan: "0.000000001", actual: "999999999999999", owner: zhang}
"""
PERIODS = {
    "weekly": "2026-W34",
    "monitors": "2026-08",
    "summary": "2026-08",
    "monthly": "2026-08",
    "quarterly": "2026-Q3",
}


@pytest.fixture
def endless(tmp_path: Path) -> Workspace:
    return team_with(tmp_path, monitors=PROJECT)


@pytest.mark.parametrize("name", PERIODS)
def test_a_project_without_an_end_whose_plan_was_next_to_nothing_is_printed_in_every_format(
    endless: Workspace, name: str
) -> None:
    report = printed(name, PERIODS[name], today=date(2026, 8, 24), ws=endless)
    assert "长期项目" in report_html.render(report, find_shipped_folder("templates"))
    for printed_report in (markdown.render(report), report_json.render(report), report_csv.render(report)):
        assert printed_report
    assert xlsx.render(report)
    for width in (40, 80, 120):
        assert "长期项目" in terminal.render(report, width, color=False)


def test_a_rate_has_all_its_digits() -> None:
    """What many readings of 15 digits add up to may be divided by a plan of 0.000000001."""
    rate = Decimal(12345).scaleb(26)
    assert format_rate(rate, (Decimal("0.1"),), signed=True) == "+12345" + "0" * 28 + "%"
    assert format_rate(-rate, (Decimal("-0.1"),), signed=True) == "−12345" + "0" * 28 + "%"


@pytest.mark.parametrize("name", catalogue.list_reports())
@pytest.mark.parametrize("today", [date(1001, 1, 1), date(2998, 12, 31)])
def test_reports_are_printed_on_the_first_and_the_last_day_there_is(name: str, today: date) -> None:
    report = printed(name, today=today)
    assert report.title in report_html.render(report, find_shipped_folder("templates"))
    assert report.title in terminal.render(report, 80, color=False)
