"""Render a report in one of its formats, in the look of its team."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path

from teamops.cli.output.screen import can_color, get_width, warn
from teamops.cli.output.streams import is_terminal
from teamops.render.visible import make_visible
from teamops.reporting.base.report import Report
from teamops.store.errors import CommandError
from teamops.store.progress import watch_step


class ReportFormat(StrEnum):
    """The formats of reports; each has a module `render/report/NAME.py`."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


FONTS = "TEAMOPS_FONTS"
"""The variable that names folders of fonts, in addition to those of the system."""

_MOST_CHARACTERS = 20
"""At most this many characters without a font are named in the warning."""


_UNKNOWN = {".doc": ".html", ".docx": ".html", ".xls": ".xlsx"}
"""Endings of files of which programs expect more than text, each with the nearest that can be written."""


def choose_format(form: ReportFormat, output: str | None) -> ReportFormat:
    """Return the format; without one, that of the ending of the file. Raise CommandError for files of Word."""
    ending = Path(output).suffix.lower() if output is not None and form is ReportFormat.terminal else ""
    if ending in _UNKNOWN:
        raise CommandError(
            "given.no_such_choice", option="-o", value=ending, choices=tuple(_FORMATS), near=_UNKNOWN[ending]
        )
    return _FORMATS.get(".html" if ending == ".htm" else ending, form)


def get_extension(form: str) -> str:
    """Return the extension of files of a format."""
    return "md" if form == ReportFormat.markdown else str(form)


_FORMATS = {f".{get_extension(form)}": form for form in ReportFormat if form is not ReportFormat.terminal}


def render_report(report: Report, form: ReportFormat, *, to_file: bool, root: Path) -> str | bytes:
    """Return the report in a format, in the look of the workspace `root`; without colours `to_file`.

    Raise CommandError for a binary format on a terminal, and where the package for a format is not installed.
    """
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
            _require_file(report, form, to_file=to_file)
            return _render_pdf(report, root)
        case ReportFormat.xlsx:
            _require_file(report, form, to_file=to_file)
            return _render_workbook(report)


def _require_file(report: Report, form: ReportFormat, *, to_file: bool) -> None:
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
    with watch_step("workbook"):
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
    with watch_step("pdf"):
        printout = pdf.render(report, find_shipped_folder("templates"), load_look(root, pdf.TEMPLATE), fonts)
    if printout.unshown:
        warn(report.options.words("printouts.signs", characters=make_visible(printout.unshown[:_MOST_CHARACTERS])))
    return printout.content


def _list_font_folders(report: Report) -> list[Path]:
    """Return the folders that TEAMOPS_FONTS names; warn of those that do not exist."""
    folders = [Path(folder) for folder in os.environ.get(FONTS, "").split(os.pathsep) if folder]
    for folder in folders:
        if not folder.is_dir():
            warn(report.options.words("printouts.no_font_folder", folder=folder))
    return folders
