"""A report in the format that was asked for, in the look of its team."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.cli.output.screen import can_color, get_width, warn
from teamops.cli.output.streams import is_terminal
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.reporting.base.report import Report


class ReportFormat(StrEnum):
    """How a report is written; each has a module `render/report_NAME.py`."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


_MOST_NAMED = 20


def get_extension(form: str) -> str:
    """What files of a format end in."""
    return "md" if form == ReportFormat.markdown else str(form)


FONTS = "TEAMOPS_FONTS"
"""Names folders in which fonts are looked for besides those of the system."""


def render_report(report: Report, form: ReportFormat, *, to_file: bool, root: Path) -> str | bytes:
    """The report in a format, in the look of the workspace `root`; what goes to a file has no colours."""
    match form:
        case ReportFormat.terminal:
            from teamops.render.report import terminal

            return terminal.render(report, get_width(), color=can_color() and not to_file)
        case ReportFormat.html:
            from teamops.render.report import html as report_html
            from teamops.store.demo.package_files import find_shipped_folder
            from teamops.store.printouts.printouts import load_look

            return report_html.render(
                report, find_shipped_folder("templates"), load_look(root, report_html.BODY, report_html.STYLE)
            )
        case ReportFormat.markdown:
            from teamops.render.report import markdown

            return markdown.render(report)
        case ReportFormat.json:
            from teamops.render.report import json as report_json

            return report_json.render(report)
        case ReportFormat.csv:
            from teamops.render.report import csv as report_csv

            return report_csv.render(report)
        case ReportFormat.pdf:
            _refuse_screen(report, form, to_file=to_file)
            return _render_pdf(report, root)
        case ReportFormat.xlsx:
            _refuse_screen(report, form, to_file=to_file)
            return _render_workbook(report)


def _refuse_screen(report: Report, form: ReportFormat, *, to_file: bool) -> None:
    if not to_file and is_terminal(sys.stdout):
        command = f"teamops report {report.name} --format {form} -o {report.name}.{form}"
        raise CommandError("printouts.to_a_screen", command=command)


def _render_workbook(report: Report) -> bytes:
    try:
        from teamops.render.report import xlsx
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise CommandError("workbook.not_installed", command="pip install 'teamops[excel]'") from None
    return xlsx.render(report)


def _render_pdf(report: Report, root: Path) -> bytes:
    from teamops.render.report import pdf
    from teamops.store.demo.package_files import find_shipped_folder
    from teamops.store.printouts.printouts import load_look

    try:
        fonts = pdf.find_fonts(_list_font_folders(report))
    except ModuleNotFoundError as missing:
        if missing.name != "typst":
            raise
        raise CommandError("printouts.pdf_not_installed", command="pip install 'teamops[pdf]'") from None
    look = load_look(root, pdf.TEMPLATE)
    made = pdf.render(report, find_shipped_folder("templates"), look, fonts)
    if made.unshown:
        warn(report.asked.words("printouts.signs", characters=make_visible(made.unshown[:_MOST_NAMED])))
    return made.content


def _list_font_folders(report: Report) -> list[Path]:
    """The folders that are named; of one that is not there it is told."""
    named = [Path(folder) for folder in os.environ.get(FONTS, "").split(os.pathsep) if folder]
    for folder in named:
        if not folder.is_dir():
            warn(report.asked.words("printouts.no_font_folder", folder=folder))
    return named
