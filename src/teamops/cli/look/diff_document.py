"""What `teamops diff` puts out: a page for people, a document for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teamops.cli.context.snapshot import format_time
from teamops.model.time.period import Period
from teamops.reporting.base.report import Report, ReportOptions
from teamops.reporting.pages.changes import (
    build_details_table,
    build_group_blocks,
    build_json_changes,
    build_json_details,
)

if TYPE_CHECKING:
    from teamops.cli.context.snapshot import Snapshot
    from teamops.cli.look.compare import Comparison
    from teamops.history.changes.delta import States
    from teamops.history.changes.summary import DeltaFilter


def build_diff_report(both: Comparison, wanted: DeltaFilter, *, details: bool) -> Report:
    """The changes as a report that covers the time between the two versions."""
    states, (_, then), (_, now) = both.states, both.before, both.after
    blocks = build_group_blocks(states, both.told(wanted))
    if details:
        blocks = (*blocks, build_details_table(states, both.list_field_changes(wanted)))
    day = now.now.date()
    commit = now.version.short if now.version is not None else None
    asked = ReportOptions(Period.day(day), day, states.lang, wanted.person, wanted.department, commit)
    span = states.say("span", since=_format_version(states, then), until=_format_version(states, now))
    about = states.format_names(wanted.person, wanted.department) if wanted.person or wanted.department else ""
    return Report("diff", states.say("title"), states.after.settings.team, asked, blocks, about, span)


def render_diff_json(both: Comparison, wanted: DeltaFilter) -> str:
    """The same for programs, always with every field."""
    from teamops.render.report.json import dump_json

    document = {
        "version": 1,
        "from": _build_json_version(both.before[1]),
        "to": _build_json_version(both.after[1]),
        "groups": build_json_changes(both.told(wanted)),
        "details": build_json_details(both.list_field_changes(wanted)),
    }
    return dump_json(document)


def _format_version(states: States, version: Snapshot) -> str:
    if version.version is None:
        return states.say("now")
    return states.say("version", day=format_time(version.version.at), commit=version.version.short)


def _build_json_version(version: Snapshot) -> dict[str, Any] | None:
    """The commit; null for the files as they are."""
    known = version.version
    return None if known is None else {"commit": known.commit, "at": known.at.isoformat()}
