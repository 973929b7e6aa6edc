"""Every report in every format and language is as it was read and accepted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from teamops.locale.text import Lang
from teamops.render.report import csv as report_csv
from teamops.render.report import html as report_html
from teamops.render.report import json as report_json
from teamops.render.report import markdown, terminal
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
    "80.txt": lambda report: terminal.render(report, 80, color=False),
    "120.txt": lambda report: terminal.render(report, 120, color=False),
    "md": markdown.render,
    "html": page,
    "json": report_json.render,
    "csv": lambda report: report_csv.render(report).decode(),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", catalogue.list_reports())
def test_a_report_is_printed_as_accepted(name: str, ending: str, lang: Lang, golden: Golden) -> None:
    golden(f"reports/{name}.{lang}.{ending}", FORMATS[ending](printed(name, lang=lang)))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_report_is_the_same_bytes(ending: str) -> None:
    assert FORMATS[ending](printed("weekly")) == FORMATS[ending](printed("weekly"))
