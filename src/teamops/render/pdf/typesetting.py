"""Typst as a sealed typesetter: a template sees the files that it is given, and nothing of the disk or the network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from teamops.model.printout import Template
from teamops.render.printout_errors import TemplateError
from teamops.render.visible import visible

SHIPPED = "shipped/report.typ"
"""By this name a team's template imports what the one that comes with teamops is made of."""

_compile: Callable[..., bytes] = typst.compile  # its stub does not know of input that is several files
_MAIN = "main.typ"
PICTURE = "logo."
"""So the name of a file begins that is no text, which typst takes only from the disk."""

_LONGEST_PROBLEM = 300
_PLACE = re.compile(r"main\.typ:(\d+):\d+\s*$", re.MULTILINE)

_LEADING_OUT = re.compile(r"(?<![^\W\d_])(import|include|eval|std)\b")
"""What could fetch a package from the network, and tell it something by a name: the words themselves, and how the
function `eval` could be come by.

Only these words of Typst do; its identifiers know no escapes, so that none of them can be written otherwise.
"""
_SHIPPED_ALONE = re.compile(rf'\s*"/?{re.escape(SHIPPED)}"[ \t]*(?=[:;}}\]]|as\s|\Z|\n\s*(?:[#\w]|\Z))')
"""The one file that may stand behind `import` and `include`, as all of what is imported.

What follows must end it: a text that goes on, by `+` or `.replace(…)` on the next line too, could become any name.
"""


def typeset(template: Template, files: Mapping[str, bytes], fonts: typst.Fonts, day: date, *, tagged: bool) -> bytes:
    """The PDF that a team's template makes of the files. Raises TemplateError where the template is not right."""
    _refuse_what_leads_out(template)
    try:
        return sealed(template.text, files, fonts, timestamp=datetime.combine(day, time(), UTC), pdf_tags=tagged)
    except typst.TypstError as error:
        found = _PLACE.search(error.diagnostic)
        problem = visible(" · ".join([error.message, *error.hints]))[:_LONGEST_PROBLEM]
        line = int(found[1]) if found else 1
        raise TemplateError("template_failed", file=template.file, line=line, problem=problem) from error


def sealed(text: str, files: Mapping[str, bytes], fonts: typst.Fonts, **options: Any) -> bytes:
    """The PDF that Typst makes of a text and of files that exist only for it. Raises TypstError."""
    with TemporaryDirectory(prefix="teamops-") as empty:  # all of the disk that it could read
        given = {_MAIN: text.encode()}
        for name, content in files.items():
            if name.startswith(PICTURE):
                (Path(empty) / name).write_bytes(content)
            else:
                given[name] = content
        try:
            return _compile(
                given,
                root=empty,
                font_paths=fonts,
                format="pdf",
                package_path=empty,
                package_cache_path=empty,
                **options,
            )
        except typst.TypstError as error:
            error.message = re.sub(r" \(searched at .*\)", "", error.message)  # a folder that is gone by now
            raise


def _refuse_what_leads_out(template: Template) -> None:
    for found in _LEADING_OUT.finditer(template.text):
        if found[1] in ("import", "include") and _SHIPPED_ALONE.match(template.text, found.end()):
            continue
        line = template.text.count("\n", 0, found.start()) + 1
        raise TemplateError("template_import", file=template.file, line=line, word=found[1], shipped=SHIPPED)
