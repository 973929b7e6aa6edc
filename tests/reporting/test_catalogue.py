"""Reports are found by their files."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from teamops.locale.text import Lang
from teamops.reporting import catalogue
from tests.reporting.printouts import printed


def test_every_report_of_the_package_can_be_built_in_both_languages() -> None:
    assert {"goals", "monitors", "requests", "review", "tasks", "weekly"} <= set(catalogue.list_reports())
    languages: tuple[Lang, ...] = ("zh", "en")
    for name in catalogue.list_reports():
        for lang in languages:
            report = printed(name, lang=lang)
            assert report.name == name
            assert report.blocks


@pytest.mark.parametrize("name", ["report", "catalogue", "base", "nonsense", "os"])
def test_what_is_no_report_has_no_name(name: str) -> None:
    with pytest.raises(KeyError):
        catalogue.load_report(name)


def test_only_the_report_that_is_asked_for_is_imported() -> None:
    program = """
import sys
from teamops.reporting import catalogue
catalogue.list_reports(); catalogue.load_report("goals")
unasked = ("rich", "jinja2", "teamops.reporting.reports.weekly", "teamops.reporting.reports.tasks")
heavy = [m for m in sys.modules if m.startswith(unasked)]
sys.exit(str(heavy) if heavy else 0)
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("name", "today", "period"),
    [
        ("weekly", date(2026, 9, 7), "2026-W37"),
        ("weekly", date(2027, 1, 1), "2026-W53"),
        ("goals", date(2026, 9, 30), "2026-Q3"),
        ("goals", date(2026, 12, 31), "2026-Q4"),
        ("tasks", date(2026, 2, 28), "2026-02"),
        ("monitors", date(2026, 9, 1), "2026-09"),
        ("requests", date(2026, 9, 1), "2026-09"),
        ("review", date(2026, 9, 30), "2026-08"),
        ("review", date(2026, 1, 3), "2025-12"),
    ],
)
def test_a_report_covers_what_its_readers_expect(name: str, today: date, period: str) -> None:
    assert catalogue.get_default_period(name, today).text == period
