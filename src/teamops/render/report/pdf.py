"""A report as PDF, typeset by Typst with the template `report.typ`, which a team can replace.

Texts reach the template as data only, so that none is markup. Needs typst (extra `pdf`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence, Set
from datetime import UTC, date, datetime, time
from pathlib import Path

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.printout import Logo, Look
from teamops.model.records.template import Template
from teamops.render.confined.limits import ProcessLimits, compute_limits
from teamops.render.confined.process import LimitExceededError
from teamops.render.pdf.fonts import choose_families, find_missing_characters, is_chinese
from teamops.render.pdf.sheet_data import build_sheet
from teamops.render.pdf.typesetter import MAIN, PICTURE, FontSources, Typesetter, TypesettingError, require_typst
from teamops.render.report.printout_errors import FontError, LargeError, LogoError, TemplateError
from teamops.render.visible import make_visible
from teamops.reporting.base.report import Report, count_cells

TEMPLATE = "report.typ"
_MOST_NAMED, _LONGEST_PROBLEM = 10, 300
_MOST_TAGGED = 5_000
"""The cells of a PDF with structure for screen readers at most; with more it would be ten times as large."""

SHIPPED = "shipped/report.typ"
"""The name by which a team's template imports the shipped one."""

_PLACE = compile_later(rf"{re.escape(MAIN)}:(\d+):\d+\s*$", re.MULTILINE)

_FETCHING = compile_later(r"(?<![^\W\d_])(import|include|eval|std)\b")
"""The words of Typst that could fetch a package from the network (and send something by its name), and those by which
`eval` can be reached. Identifiers have no escapes, so that they cannot be written in another way."""

_SHIPPED_ALONE = compile_later(rf'\s*"/?{re.escape(SHIPPED)}"[ \t]*(?=[:;}}\]]|as\s|\Z|\n\s*(?:[#\w]|\Z))')
"""The one file that may follow `import` and `include`.

The expression must end behind it: with `+` or `.replace(…)`, also on the next line, it could become any name.
"""


class PdfResult(NamedTuple):
    """A PDF, and the characters that are written as ⟨U+1F680⟩ in it because no font has them."""

    content: bytes
    unshown: str


def render(
    report: Report,
    templates: Path,
    look: Look | None = None,
    fonts: FontSources | None = None,
    limits: ProcessLimits | None = None,
) -> PdfResult:
    """Return the report as a PDF; the same report with the same fonts is the same bytes.

    Raises FontError if no font has the report's Chinese characters, TemplateError if the team's template fails or takes
    too much, LogoError if its logo does, LargeError if the report takes too much.
    """
    look = look or Look()
    with Typesetter(fonts or FontSources(), limits or compute_limits(count_cells(report))) as setter:
        try:
            return _render_pdf(report, templates, look, setter)
        except LimitExceededError as error:
            raise LargeError("report_over", over=error) from None


def _render_pdf(report: Report, templates: Path, look: Look, setter: Typesetter) -> PdfResult:
    families = choose_families(setter.fonts(), chinese_first=report.options.lang == "zh")
    data, pictures = build_sheet(report, look, families)
    document = json.dumps(data, ensure_ascii=False)
    missing = find_missing_characters(document + "".join(pictures.values()), families.names, setter)
    if missing:
        _require_chinese(missing)
        data, pictures = build_sheet(report, look, families, missing)
        document = json.dumps(data, ensure_ascii=False)
    shipped = (templates / TEMPLATE).read_text(encoding="utf-8")
    texts = {"report.json": document, SHIPPED: shipped, **pictures}
    files = {name: text.encode() for name, text in texts.items()} | _make_logo_file(look.logo, setter)
    cells = sum(len(block["rows"]) * len(block["heads"]) for block in data["blocks"] if block["kind"] == "table")
    own = look.own.get(TEMPLATE)
    template = own or Template(shipped, TEMPLATE)
    try:
        pdf = _typeset(setter, template, files, report.options.today, tagged=cells <= _MOST_TAGGED)
    except LimitExceededError as error:
        if own is None:
            raise
        raise TemplateError("template_over", file=own.file, over=error) from None
    return PdfResult(pdf, "".join(sorted(missing)))


def find_fonts(folders: Sequence[Path]) -> FontSources:
    """Return the fonts of these folders and of the system. Raises ModuleNotFoundError without typst."""
    require_typst()
    return FontSources(tuple(str(folder.absolute()) for folder in folders))


def _require_chinese(missing: Set[str]) -> None:
    """Raise FontError if common Chinese characters are missing; a report without a few rare ones can still be read."""
    chinese = sorted(filter(is_chinese, missing))
    if chinese:
        raise FontError("no_font", characters="".join(chinese[:_MOST_NAMED]), count=len(chinese))


def _make_logo_file(logo: Logo | None, setter: Typesetter) -> dict[str, bytes]:
    """Return the logo as a file, named by its kind. Raises LogoError if it is no readable picture or takes too much."""
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


def _typeset(setter: Typesetter, template: Template, files: Mapping[str, bytes], day: date, *, tagged: bool) -> bytes:
    """Return the PDF that a template makes of the files.

    Raises TemplateError if the template fails, LimitExceededError if it takes too much.
    """
    _forbid_fetching(template)
    try:
        made = int(datetime.combine(day, time(), UTC).timestamp())
        return setter.pdf(template.text, files, made=str(made), tagged="yes" if tagged else "")
    except TypesettingError as error:
        place = _PLACE.search(error.diagnostic)
        problem = make_visible(" · ".join([error.message, *error.hints]))[:_LONGEST_PROBLEM]
        line = int(place[1]) if place else 1
        raise TemplateError("template_failed", file=template.file, line=line, problem=problem) from error


def _forbid_fetching(template: Template) -> None:
    for word in _FETCHING.finditer(template.text):
        if word[1] in ("import", "include") and _SHIPPED_ALONE.match(template.text, word.end()):
            continue
        line = template.text.count("\n", 0, word.start()) + 1
        raise TemplateError("template_import", file=template.file, line=line, word=word[1], shipped=SHIPPED)
