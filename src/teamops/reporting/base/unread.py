"""What a printout lacks because it was not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from teamops.locale.texts.look.reading import describe_omissions, format_counts, format_names, join_parts
from teamops.model.faults.unread import Kind, find_unread_items
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Paragraph, Report

_CHOSEN = ("ignored", "templates")
"""What the team itself keeps out of its figures is no news to it."""


def add_unread_notice(ws: Workspace, report: Report) -> Report:
    """The report, which says first what was not read or is left out: no figure has it."""
    words = report.asked.words
    counts: Counter[Kind] = Counter()
    files: dict[str, None] = {}
    for one in find_unread_items(ws.faults):
        counts[one.kind] += one.number
        files[one.at.file] = None
    unread = ""
    if counts:
        unread = words(
            "findings.lacks", what=format_counts(words, sorted(counts.items())), files=format_names(words, list(files))
        )
    others = [one for one in ws.left_out if one.why not in _CHOSEN]
    said = join_parts(words, unread, describe_omissions(words, others) if others else "")
    if not said:
        return report
    return replace(report, blocks=(Paragraph(said, "bad" if counts else "warn"), *report.blocks))
