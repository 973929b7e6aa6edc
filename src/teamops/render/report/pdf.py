"""A report as PDF, set by Typst from the template `report.typ`, which a team can replace.

The template is given data and nothing else, so that no text of a team is markup. Needs typst, of the extra `pdf`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from pathlib import Path
from typing import NamedTuple

from teamops.model.records.printout import Logo, Look
from teamops.model.records.template import Template
from teamops.render.confined.limits import ProcessLimits, compute_limits
from teamops.render.confined.process import LimitExceededError
from teamops.render.pdf.characters import find_missing_characters, is_chinese
from teamops.render.pdf.families import choose_families
from teamops.render.pdf.sheet_data import build_sheet
from teamops.render.pdf.typesetter import PICTURE, FontSources, Typesetter, TypesettingError, require_typst
from teamops.render.pdf.typst_template import SHIPPED, typeset
from teamops.render.report.printout_errors import FontError, LargeError, LogoError, TemplateError
from teamops.render.visible import make_visible
from teamops.reporting.base.report import Report, count_cells

TEMPLATE = "report.typ"
_MOST_NAMED, _LONGEST_PROBLEM = 10, 300
_MOST_TAGGED = 5_000
"""Cells of a PDF that tells its structure to screen readers; more of them would make it ten times as large."""


class PdfResult(NamedTuple):
    """A PDF, and the characters in it that stand as ⟨U+1F680⟩ because no font has them."""

    content: bytes
    unshown: str


def render(
    report: Report,
    templates: Path,
    look: Look | None = None,
    fonts: FontSources | None = None,
    limits: ProcessLimits | None = None,
) -> PdfResult:
    """The report as a PDF; the same report with the same fonts is the same bytes.

    Raises FontError without a font for Chinese that stands in it, TemplateError where the team's template is not
    right or takes too much, LogoError where its logo does, LargeError where the report itself does.
    """
    look = look or Look()
    with Typesetter(fonts or FontSources(), limits or compute_limits(count_cells(report))) as setter:
        try:
            return _render_pdf(report, templates, look, setter)
        except LimitExceededError as error:
            raise LargeError("report_over", over=error) from None


def _render_pdf(report: Report, templates: Path, look: Look, setter: Typesetter) -> PdfResult:
    families = choose_families(setter.fonts(), chinese_first=report.asked.lang == "zh")
    data, pictures = build_sheet(report, look, families)
    written = json.dumps(data, ensure_ascii=False)
    missing = find_missing_characters(written + "".join(pictures.values()), families.names, setter)
    if missing:
        _require_chinese(missing)
        data, pictures = build_sheet(report, look, families, missing)
        written = json.dumps(data, ensure_ascii=False)
    usual = (templates / TEMPLATE).read_text(encoding="utf-8")
    texts = {"report.json": written, SHIPPED: usual, **pictures}
    files = {name: text.encode() for name, text in texts.items()} | _make_logo_file(look.logo, setter)
    cells = sum(len(block["rows"]) * len(block["heads"]) for block in data["blocks"] if block["kind"] == "table")
    own = look.own.get(TEMPLATE)
    try:
        made = typeset(
            setter, own or Template(usual, TEMPLATE), files, report.asked.today, tagged=cells <= _MOST_TAGGED
        )
    except LimitExceededError as error:
        if own is None:
            raise
        raise TemplateError("template_over", file=own.file, over=error) from None
    return PdfResult(made, "".join(sorted(missing)))


def find_fonts(folders: Sequence[Path]) -> FontSources:
    """The fonts of these folders and of the system. Raises ModuleNotFoundError without typst."""
    require_typst()
    return FontSources(tuple(str(folder.absolute()) for folder in folders))


def _require_chinese(missing: Set[str]) -> None:
    """One rare character does not keep a team from its report; all that is to be read does."""
    chinese = sorted(filter(is_chinese, missing))
    if chinese:
        raise FontError("no_font", characters="".join(chinese[:_MOST_NAMED]), count=len(chinese))


def _make_logo_file(logo: Logo | None, setter: Typesetter) -> dict[str, bytes]:
    """The logo as a file, named by its kind. Raises LogoError for a picture that cannot be read, or takes too much."""
    if logo is None:
        return {}
    name = f"{PICTURE}{logo.kind}"
    file = {name: logo.content}
    place = {"place": "teamops.yaml: printouts.logo", "file": logo.file}
    try:
        setter.pdf(f'#image("{name}")', file)
    except TypesettingError as error:
        raise LogoError("logo_failed", **place, problem=make_visible(error.message[:_LONGEST_PROBLEM])) from error
    except LimitExceededError as error:
        raise LogoError("logo_failed", **place, over=error) from None
    return file
