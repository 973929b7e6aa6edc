"""A report in the format that was asked for, in the look of its team."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.cli.output.screen import wants_color, warn, width
from teamops.cli.output.streams import is_terminal
from teamops.render.visible import visible
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.reporting.base.report import Report


class Format(StrEnum):
    """How a report is written; each has a module `render/report_NAME.py`."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


_MOST_NAMED = 20


def ending(form: str) -> str:
    """What files of a format end in."""
    return "md" if form == Format.markdown else str(form)


FONTS = "TEAMOPS_FONTS"
"""Names folders in which fonts are looked for besides those of the system."""


def rendered(report: Report, form: Format, *, to_file: bool, root: Path) -> str | bytes:
    """The report in a format, in the look of the workspace `root`; what goes to a file has no colours."""
    match form:
        case Format.terminal:
            from teamops.render.report import terminal

            return terminal.render(report, width(), color=wants_color() and not to_file)
        case Format.html:
            from teamops.render.report import html as report_html
            from teamops.store.demo.package_files import shipped
            from teamops.store.printouts.printouts import look_of

            return report_html.render(report, shipped("templates"), look_of(root, report_html.BODY, report_html.STYLE))
        case Format.markdown:
            from teamops.render.report import markdown

            return markdown.render(report)
        case Format.json:
            from teamops.render.report import json as report_json

            return report_json.render(report)
        case Format.csv:
            from teamops.render.report import csv as report_csv

            return report_csv.render(report)
        case Format.pdf:
            _refuse_screen(report, form, to_file=to_file)
            return _pdf(report, root)
        case Format.xlsx:
            _refuse_screen(report, form, to_file=to_file)
            return _workbook(report)


def _refuse_screen(report: Report, form: Format, *, to_file: bool) -> None:
    if not to_file and is_terminal(sys.stdout):
        command = f"teamops report {report.name} --format {form} -o {report.name}.{form}"
        raise CannotGoOnError("printouts.to_a_screen", command=command)


def _workbook(report: Report) -> bytes:
    try:
        from teamops.render.report import xlsx
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise CannotGoOnError("workbook.not_installed", command="pip install 'teamops[excel]'") from None
    return xlsx.render(report)


def _pdf(report: Report, root: Path) -> bytes:
    from teamops.render.report import pdf
    from teamops.store.demo.package_files import shipped
    from teamops.store.printouts.printouts import look_of

    try:
        fonts = pdf.fonts_in(_font_folders(report))
    except ModuleNotFoundError as missing:
        if missing.name != "typst":
            raise
        raise CannotGoOnError("printouts.pdf_not_installed", command="pip install 'teamops[pdf]'") from None
    look = look_of(root, pdf.TEMPLATE)
    made = pdf.render(report, shipped("templates"), look, fonts)
    if made.unshown:
        warn(report.asked.words("printouts.signs", characters=visible(made.unshown[:_MOST_NAMED])))
    return made.content


def _font_folders(report: Report) -> list[Path]:
    """The folders that are named; of one that is not there it is told."""
    named = [Path(folder) for folder in os.environ.get(FONTS, "").split(os.pathsep) if folder]
    for folder in named:
        if not folder.is_dir():
            warn(report.asked.words("printouts.no_font_folder", folder=folder))
    return named
