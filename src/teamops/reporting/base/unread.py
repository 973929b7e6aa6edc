"""A notice on records that a report lacks because they could not be read."""

from __future__ import annotations

from collections import Counter

from teamops.locale.texts.look.reading import describe_omissions, format_counts, format_names, join_parts
from teamops.model.dataclass import replace
from teamops.model.faults.unread import Kind, find_unread_items
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Paragraph, Report

_CHOSEN = ("ignored", "templates")
"""Records that the team itself keeps out of its figures need no notice."""


def add_unread_notice(ws: Workspace, report: Report) -> Report:
    """Return the report with a first paragraph on what could not be read, or is left out of its figures."""
    words = report.options.words
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
    text = join_parts(words, unread, describe_omissions(words, others) if others else "")
    if not text:
        return report
    return replace(report, blocks=(Paragraph(text, "bad" if counts else "warn"), *report.blocks))
