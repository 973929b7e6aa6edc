"""Two versions of a workspace read to be compared: by `teamops diff`, and by a report with `--compare`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.snapshot import Snapshot, format_time, read_files
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.cli.shell.session import Session
    from teamops.history.changes.delta import States
    from teamops.history.changes.summary import DeltaFilter, DeltaGroup
    from teamops.history.compare import FieldChange
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Report, ReportOptions
    from teamops.store.reading.files import Files

MEETING = "meeting"
"""The word for the last weekly meeting."""


class Comparison(NamedTuple):
    """Both versions, each with the files it was read from, and the changes between them."""

    states: States
    before: tuple[Files, Snapshot]
    after: tuple[Files, Snapshot]

    def told(self, wanted: DeltaFilter) -> tuple[DeltaGroup, ...]:
        """The changes, as a meeting is told of them."""
        from teamops.history.changes.summary import summarize_changes

        return summarize_changes(self.states, wanted)

    def list_field_changes(self, wanted: DeltaFilter) -> Sequence[FieldChange]:
        """Every changed field."""
        from teamops.history.details import list_field_changes
        from teamops.store.past.snapshot import collect_both_items

        before, after = collect_both_items(self.before[0], self.after[0])
        return tuple(list_field_changes(self.states, before, after, wanted))


def compare_versions(session: Session, since: str, until: str | None, today: str | None = None) -> Comparison:
    """The two versions; the second is what is on disk where `until` is None. `today` is the day in the head."""
    from teamops.history.changes.delta import States

    before, after = (read_files(session, one, today, quietly=True) for one in (since, until))
    _warn_of_faults(session, before[1])
    _warn_of_faults(session, after[1])
    states = States(before[1].ws, after[1].ws, session.lang, after[1].now.date())
    return Comparison(states, before, after)


def add_changes(session: Session, report: Report, since: str, now: Snapshot, asked: ReportOptions) -> Report:
    """The report with a table of what changed since: below the figures of a weekly pack, at the end of others.

    Room for notes stays last.
    """
    from dataclasses import replace

    from teamops.history.changes.delta import States
    from teamops.history.changes.summary import DeltaFilter, summarize_changes
    from teamops.reporting.base.report import Notes
    from teamops.reporting.pages.changes import build_change_table

    when = _resolve_last_meeting(now.ws, now.now) if since == MEETING else since
    _, then = read_files(session, when, now.now.isoformat(), quietly=True)
    _warn_of_faults(session, then)
    states = States(then.ws, now.ws, session.lang, asked.today)
    groups = summarize_changes(states, DeltaFilter((), asked.person, asked.department))
    day = format_time(then.version.at) if then.version is not None else when
    title = (
        states.say("since_meeting", day=when.replace("T", " ")[:16])
        if since == MEETING
        else states.say("since_title", day=day)
    )
    last = len(report.blocks) - isinstance(report.blocks[-1], Notes)
    place = 1 if report.name == "weekly" else last
    blocks = (*report.blocks[:place], build_change_table(states, groups, title), *report.blocks[place:])
    return replace(report, blocks=blocks)


def _warn_of_faults(session: Session, version: Snapshot) -> None:
    """What cannot be read in one version looks as if it were not there: the user is told in which files that may be."""
    from teamops.cli.output.screen import warn

    if version.ws.faults:
        files = ", ".join(sorted({fault.at.file for fault in version.ws.faults}))
        named = version.version.short if version.version is not None else session.say("changed.now")
        warn(session.say("changed.faults", version=named, files=files))


def _resolve_last_meeting(ws: Workspace, now: datetime) -> str:
    """When the last weekly meeting before today was held."""
    zone = ws.settings.timezone
    held = (entry.record.held for entry in ws.meetings if entry.record.type == "weekly")
    before = [one for one in held if one.astimezone(zone).date() < now.date()]
    if not before:
        raise CommandError("at.no_meeting", day=now.date().isoformat())
    return max(before).astimezone(zone).isoformat()
