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
from teamops.render.confined.limits import Limits, limits_for
from teamops.render.confined.process import ExceededError
from teamops.render.pdf.characters import is_chinese, unshown
from teamops.render.pdf.families import chosen
from teamops.render.pdf.sheet_data import sheet
from teamops.render.pdf.typesetter import PICTURE, Places, RefusedError, Typesetter, require_typst
from teamops.render.pdf.typst_template import SHIPPED, typeset
from teamops.render.report.printout_errors import FontError, LargeError, LogoError, TemplateError
from teamops.render.visible import visible
from teamops.reporting.base.report import Report, cells_of

TEMPLATE = "report.typ"
_MOST_NAMED, _LONGEST_PROBLEM = 10, 300
_MOST_TAGGED = 5_000
"""Cells of a PDF that tells its structure to screen readers; more of them would make it ten times as large."""


class Printed(NamedTuple):
    """A PDF, and the characters in it that stand as ⟨U+1F680⟩ because no font has them."""

    content: bytes
    unshown: str


def render(
    report: Report,
    templates: Path,
    look: Look | None = None,
    fonts: Places | None = None,
    limits: Limits | None = None,
) -> Printed:
    """The report as a PDF; the same report with the same fonts is the same bytes.

    Raises FontError without a font for Chinese that stands in it, TemplateError where the team's template is not
    right or takes too much, LogoError where its logo does, LargeError where the report itself does.
    """
    look = look or Look()
    with Typesetter(fonts or Places(), limits or limits_for(cells_of(report))) as setter:
        try:
            return _printed(report, templates, look, setter)
        except ExceededError as error:
            raise LargeError("report_over", over=error) from None


def _printed(report: Report, templates: Path, look: Look, setter: Typesetter) -> Printed:
    families = chosen(setter.fonts(), chinese_first=report.asked.lang == "zh")
    data, pictures = sheet(report, look, families)
    written = json.dumps(data, ensure_ascii=False)
    missing = unshown(written + "".join(pictures.values()), families.names, setter)
    if missing:
        _refuse_without_chinese(missing)
        data, pictures = sheet(report, look, families, missing)
        written = json.dumps(data, ensure_ascii=False)
    usual = (templates / TEMPLATE).read_text(encoding="utf-8")
    texts = {"report.json": written, SHIPPED: usual, **pictures}
    files = {name: text.encode() for name, text in texts.items()} | _logo_file(look.logo, setter)
    cells = sum(len(block["rows"]) * len(block["heads"]) for block in data["blocks"] if block["kind"] == "table")
    own = look.own.get(TEMPLATE)
    try:
        made = typeset(
            setter, own or Template(usual, TEMPLATE), files, report.asked.today, tagged=cells <= _MOST_TAGGED
        )
    except ExceededError as error:
        if own is None:
            raise
        raise TemplateError("template_over", file=own.file, over=error) from None
    return Printed(made, "".join(sorted(missing)))


def fonts_in(folders: Sequence[Path]) -> Places:
    """The fonts of these folders and of the system. Raises ModuleNotFoundError without typst."""
    require_typst()
    return Places(tuple(str(folder.absolute()) for folder in folders))


def _refuse_without_chinese(missing: Set[str]) -> None:
    """One rare character does not keep a team from its report; all that is to be read does."""
    chinese = sorted(filter(is_chinese, missing))
    if chinese:
        raise FontError("no_font", characters="".join(chinese[:_MOST_NAMED]), count=len(chinese))


def _logo_file(logo: Logo | None, setter: Typesetter) -> dict[str, bytes]:
    """The logo as a file, named by its kind. Raises LogoError for a picture that cannot be read, or takes too much."""
    if logo is None:
        return {}
    name = f"{PICTURE}{logo.kind}"
    file = {name: logo.content}
    place = {"place": "teamops.yaml: printouts.logo", "file": logo.file}
    try:
        setter.pdf(f'#image("{name}")', file)
    except RefusedError as error:
        raise LogoError("logo_failed", **place, problem=visible(error.message[:_LONGEST_PROBLEM])) from error
    except ExceededError as error:
        raise LogoError("logo_failed", **place, over=error) from None
    return file
