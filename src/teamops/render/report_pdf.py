"""A report as PDF, set by Typst from the template `report.typ`, which a team can replace.

The template is given data and nothing else, so that no text of a team is markup. Needs typst, of the extra `pdf`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from pathlib import Path
from typing import NamedTuple

import typst

from teamops.model.printout import Logo, Look, Template
from teamops.render.pdf.characters import is_chinese, unshown
from teamops.render.pdf.families import chosen
from teamops.render.pdf.sheet_data import sheet
from teamops.render.pdf.typesetting import PICTURE, SHIPPED, sealed, typeset
from teamops.render.printout_errors import FontError, LogoError
from teamops.reporting.report import Report

TEMPLATE = "report.typ"
_MOST_NAMED = 10
_MOST_TAGGED = 5_000
"""Cells of a PDF that tells its structure to screen readers; more of them would make it ten times as large."""


class Printed(NamedTuple):
    """A PDF, and the characters in it that stand as ⟨U+1F680⟩ because no font has them."""

    content: bytes
    unshown: str


def render(report: Report, templates: Path, look: Look | None = None, fonts: typst.Fonts | None = None) -> Printed:
    """The report as a PDF; the same report with the same fonts is the same bytes.

    Raises FontError without a font for Chinese that stands in it, TemplateError where the team's template is not
    right, LogoError where its logo is not.
    """
    look, fonts = look or Look(), fonts or fonts_in(())
    families = chosen(fonts, chinese_first=report.asked.lang == "zh")
    data, pictures = sheet(report, look, families)
    written = json.dumps(data, ensure_ascii=False)
    missing = unshown(written + "".join(pictures.values()), families.names, fonts)
    if missing:
        _refuse_without_chinese(missing)
        data, pictures = sheet(report, look, families, missing)
        written = json.dumps(data, ensure_ascii=False)
    usual = (templates / TEMPLATE).read_text(encoding="utf-8")
    texts = {"report.json": written, SHIPPED: usual, **pictures}
    files = {name: text.encode() for name, text in texts.items()} | _logo_file(look.logo, fonts)
    cells = sum(len(block["rows"]) * len(block["heads"]) for block in data["blocks"] if block["kind"] == "table")
    template = look.own.get(TEMPLATE) or Template(usual, TEMPLATE)
    made = typeset(template, files, fonts, report.asked.today, tagged=cells <= _MOST_TAGGED)
    return Printed(made, "".join(sorted(missing)))


def fonts_in(folders: Sequence[Path]) -> typst.Fonts:
    """The fonts of these folders and of the system."""
    return typst.Fonts(font_paths=[str(folder) for folder in folders])


def _refuse_without_chinese(missing: Set[str]) -> None:
    """One rare character does not keep a team from its report; all that is to be read does."""
    chinese = sorted(filter(is_chinese, missing))
    if chinese:
        raise FontError("no_font", characters="".join(chinese[:_MOST_NAMED]), count=len(chinese))


def _logo_file(logo: Logo | None, fonts: typst.Fonts) -> dict[str, bytes]:
    """The logo as a file, named by its kind. Raises LogoError for a picture that cannot be read."""
    if logo is None:
        return {}
    name = f"{PICTURE}{logo.kind}"
    file = {name: logo.content}
    try:
        sealed(f'#image("{name}")', file, fonts)
    except typst.TypstError as error:
        raise LogoError("logo_failed", place="teamops.yaml: printouts.logo", problem=error.message) from error
    return file
