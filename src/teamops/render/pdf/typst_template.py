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
"""By this name a team's template imports what the one that comes with teamops is made of."""

_LONGEST_PROBLEM = 300
_PLACE = re.compile(rf"{re.escape(MAIN)}:(\d+):\d+\s*$", re.MULTILINE)

_LEADING_OUT = re.compile(r"(?<![^\W\d_])(import|include|eval|std)\b")
"""What could fetch a package from the network, and tell it something by a name: the words themselves, and how the
function `eval` could be come by.

Only these words of Typst do; its identifiers know no escapes, so that none of them can be written otherwise.
"""
_SHIPPED_ALONE = re.compile(rf'\s*"/?{re.escape(SHIPPED)}"[ \t]*(?=[:;}}\]]|as\s|\Z|\n\s*(?:[#\w]|\Z))')
"""The one file that may stand behind `import` and `include`, as all of what is imported.

What follows must end it: a text that goes on, by `+` or `.replace(…)` on the next line too, could become any name.
"""


def typeset(setter: Typesetter, template: Template, files: Mapping[str, bytes], day: date, *, tagged: bool) -> bytes:
    """The PDF that a template makes of the files.

    Raises TemplateError where the template is not right, ExceededError where it takes too much.
    """
    _refuse_what_leads_out(template)
    try:
        made = int(datetime.combine(day, time(), UTC).timestamp())
        return setter.pdf(template.text, files, made=str(made), tagged="yes" if tagged else "")
    except TypesettingError as error:
        found = _PLACE.search(error.diagnostic)
        problem = make_visible(" · ".join([error.message, *error.hints]))[:_LONGEST_PROBLEM]
        line = int(found[1]) if found else 1
        raise TemplateError("template_failed", file=template.file, line=line, problem=problem) from error


def _refuse_what_leads_out(template: Template) -> None:
    for found in _LEADING_OUT.finditer(template.text):
        if found[1] in ("import", "include") and _SHIPPED_ALONE.match(template.text, found.end()):
            continue
        line = template.text.count("\n", 0, found.start()) + 1
        raise TemplateError("template_import", file=template.file, line=line, word=found[1], shipped=SHIPPED)
