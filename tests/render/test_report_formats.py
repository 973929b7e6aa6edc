"""Reports as they were read and accepted: all of them as a terminal prints them, samples of the other formats.

What the other formats make of every report is held by test_formats_read_back.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teamops.locale.text import Lang
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown as report_markdown
from teamops.render.report import terminal as report_terminal
from teamops.reporting import catalogue
from teamops.reporting.base.report import Report
from teamops.store.demo.package_files import find_shipped_folder
from tests.conftest import Golden
from tests.reporting.printouts import printed


def page(report: Report) -> str:
    """The page without its style sheet, which is a file that can be read as such."""
    templates = find_shipped_folder("templates")
    return report_html.render(report, templates).replace((templates / "report.css").read_text(encoding="utf-8"), "…\n")


FORMATS: dict[str, Callable[[Report], str]] = {
    "80.txt": lambda report: report_terminal.render(report, 80, color=False),
    "120.txt": lambda report: report_terminal.render(report, 120, color=False),
    "md": report_markdown.render,
    "html": page,
    "json": report_json.render,
    "csv": lambda report: report_csv.render(report).decode(),
}


@pytest.mark.parametrize(("lang", "width"), [("zh", 120), ("en", 80)])
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_a_report_is_printed_as_accepted(name: str, lang: Lang, width: int, golden: Golden) -> None:
    golden(f"reports/{name}.{lang}.{width}.txt", FORMATS[f"{width}.txt"](printed(name, lang=lang)))


@pytest.mark.parametrize(
    ("name", "lang", "ending"),
    [
        ("monthly", "zh", "html"),  # landscape, with figures, pictures, tables without rows and room for notes
        ("confirmation", "en", "html"),  # portrait, with columns to write in
        ("monitors", "zh", "json"),
        ("monthly", "en", "md"),
        ("goals", "zh", "csv"),
    ],
)
def test_a_sample_is_printed_as_accepted(name: str, lang: Lang, ending: str, golden: Golden) -> None:
    golden(f"reports/{name}.{lang}.{ending}", FORMATS[ending](printed(name, lang=lang)))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_report_is_the_same_bytes(ending: str) -> None:
    assert FORMATS[ending](printed("weekly")) == FORMATS[ending](printed("weekly"))
