"""A template for Typst, of a team or of teamops: what leads out of it is refused, and what is wrong in it is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from teamops.model.records.template import Template
from teamops.render.pdf.typesetter import MAIN, Typesetter, TypesettingError
from teamops.render.report.printout_errors import TemplateError
from teamops.render.visible import make_visible

SHIPPED = "shipped/report.typ"
"""The name by which a team's template imports the shipped one."""

_LONGEST_PROBLEM = 300
_PLACE = re.compile(rf"{re.escape(MAIN)}:(\d+):\d+\s*$", re.MULTILINE)

_FETCHING = re.compile(r"(?<![^\W\d_])(import|include|eval|std)\b")
"""The words of Typst that could fetch a package from the network (and send something by its name), and those by which
`eval` can be reached. Identifiers have no escapes, so that they cannot be written in another way."""

_SHIPPED_ALONE = re.compile(rf'\s*"/?{re.escape(SHIPPED)}"[ \t]*(?=[:;}}\]]|as\s|\Z|\n\s*(?:[#\w]|\Z))')
"""The one file that may follow `import` and `include`.

The expression must end behind it: with `+` or `.replace(…)`, also on the next line, it could become any name.
"""


def typeset(setter: Typesetter, template: Template, files: Mapping[str, bytes], day: date, *, tagged: bool) -> bytes:
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
