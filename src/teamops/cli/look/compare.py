"""Read two versions of a workspace and compare them, for `teamops diff` and for reports with `--compare`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from teamops.cli.context.snapshot import Snapshot, format_time, read_files
from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session
from teamops.history.changes.delta import States
from teamops.history.changes.summary import DeltaFilter, DeltaGroup, summarize_changes
from teamops.history.compare import FieldChange
from teamops.history.filters import list_field_changes
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Notes, Report, ReportOptions
from teamops.reporting.pages.changes import build_change_table
from teamops.store.errors import CommandError
from teamops.store.past.snapshot import collect_both_items
from teamops.store.reading.files import Files

MEETING = "meeting"
"""Means the last weekly meeting where a revision or day is expected."""


class Comparison(NamedTuple):
    """Both versions, each with the files it was read from, and the changes between them."""

    states: States
    before: tuple[Files, Snapshot]
    after: tuple[Files, Snapshot]

    def summarize(self, delta_filter: DeltaFilter) -> tuple[DeltaGroup, ...]:
        """Return the changes that matter to a meeting."""
        return summarize_changes(self.states, delta_filter)

    def list_field_changes(self, delta_filter: DeltaFilter) -> Sequence[FieldChange]:
        """Return every changed field."""
        before, after = collect_both_items(self.before[0], self.after[0])
        return tuple(list_field_changes(self.states, before, after, delta_filter))


def compare_versions(session: Session, since: str, until: str | None, today: str | None = None) -> Comparison:
    """Return the two versions; `until` None means the files on disk. `today` is the day in the head of the page."""
    before, after = (read_files(session, one, today, quietly=True) for one in (since, until))
    _warn_of_faults(session, before[1])
    _warn_of_faults(session, after[1])
    states = States(before[1].ws, after[1].ws, session.lang, after[1].now.date())
    return Comparison(states, before, after)


def add_changes(session: Session, report: Report, since: str, now: Snapshot, options: ReportOptions) -> Report:
    """Return the report with a table of the changes: below the figures of a weekly pack, else at the end.

    Room for notes stays last.
    """
    when = _resolve_last_meeting(now.ws, now.now) if since == MEETING else since
    _, then = read_files(session, when, now.now.isoformat(), quietly=True)
    _warn_of_faults(session, then)
    states = States(then.ws, now.ws, session.lang, options.today)
    groups = summarize_changes(states, DeltaFilter((), options.person, options.department))
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
    """Warn of files that cannot be read in a version: their records look as if they did not exist."""
    if version.ws.faults:
        files = tuple(sorted({fault.at.file for fault in version.ws.faults}))
        name = version.version.short if version.version is not None else session.say("changed.now")
        warn(session.say("changed.faults", version=name, files=files))


def _resolve_last_meeting(ws: Workspace, now: datetime) -> str:
    """Return when the last weekly meeting before today was held. Raise CommandError if there was none."""
    zone = ws.settings.timezone
    held = (entry.record.held for entry in ws.meetings if entry.record.type == "weekly")
    before = [one for one in held if one.astimezone(zone).date() < now.date()]
    if not before:
        raise CommandError("at.no_meeting", day=now.date().isoformat())
    return max(before).astimezone(zone).isoformat()
