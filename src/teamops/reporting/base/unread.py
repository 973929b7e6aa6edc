"""What a printout lacks because it was not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from teamops.locale.texts.look.reading import counted, joined, left_out, named
from teamops.model.faults.unread import Kind, unread_of
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Paragraph, Report

_CHOSEN = ("ignored", "templates")
"""What the team itself keeps out of its figures is no news to it."""


def with_not_read(ws: Workspace, report: Report) -> Report:
    """The report, which says first what was not read or is left out: no figure has it."""
    words = report.asked.words
    counts: Counter[Kind] = Counter()
    files: dict[str, None] = {}
    for one in unread_of(ws.faults):
        counts[one.kind] += one.number
        files[one.at.file] = None
    unread = ""
    if counts:
        unread = words("findings.lacks", what=counted(words, sorted(counts.items())), files=named(words, list(files)))
    others = [one for one in ws.left_out if one.why not in _CHOSEN]
    said = joined(words, unread, left_out(words, others) if others else "")
    if not said:
        return report
    return replace(report, blocks=(Paragraph(said, "bad" if counts else "warn"), *report.blocks))
