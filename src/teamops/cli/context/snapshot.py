"""Load the records on which a command works, with its time: those on disk now, or those of an earlier commit."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session, make_clock
from teamops.model.faults.unread import find_unread_items
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import convert_to_zone, format_moment
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import ReportOptions
from teamops.store.reading.files import Files, read_workspace_files
from teamops.store.reading.loader import interpret, load, pause_collector
from teamops.store.writing.recover_first import recover_to_read

if TYPE_CHECKING:
    from teamops.store.git.revision import Revision


class Snapshot(NamedTuple):
    """The records and the time, in the team's zone; `version` is None for the files on disk."""

    ws: Workspace
    now: datetime
    version: Revision | None


def load_snapshot(session: Session, at: str | None, today: str | None) -> Snapshot:
    """Return the workspace as of `at`, None for the files on disk. The time is `today`, that of `at`, or now."""
    if at is not None:
        return read_files(session, at, today)[1]
    ws = load(session.root)
    return Snapshot(ws, make_clock(today)(ws.settings.timezone), None)


def read_files(session: Session, at: str | None, today: str | None, *, quietly: bool = False) -> tuple[Files, Snapshot]:
    """Return the same, with the files that it was read from. Unless `quietly`, report the commit that `at` means."""
    root, version = session.root, None
    if at is None:
        recover_to_read(root)
        files = read_workspace_files(root)
    else:
        from teamops.store.git.revision import load_zone, resolve_revision  # here: git is seldom asked
        from teamops.store.past.snapshot import read_files_at

        zone = load_zone(root)
        version = resolve_revision(root, at, make_clock(today)(zone).date())
        files = read_files_at(root, version)
        if not quietly:
            warn(session.say("at.as_of", commit=version.short, day=format_time(version.at)))
    with pause_collector():
        ws = interpret(root, files)
    return files, Snapshot(ws, _resolve_now(ws, version, today), version)


def build_report_options(
    session: Session,
    ws: Workspace,
    day: date,
    person: str | None = None,
    department: str | None = None,
    period: Period | None = None,
) -> ReportOptions:
    """Return the options of a report of `day`: of the year, unless `period` is given.

    Raise CommandError if `person` or `department` is the name of none, or of more than one.
    """
    return ReportOptions(
        period or Period.year(day.year),
        day,
        session.lang,
        resolve_person(ws, person) if person else None,
        resolve_department(ws, department) if department else None,
    )


def warn_of_faults(session: Session, ws: Workspace) -> None:
    """Warn in how many files something cannot be read: a report may be incomplete."""
    if unread := {one.at.file for one in find_unread_items(ws.faults)}:
        warn(session.say("cli.report.faults", count=len(unread)))


def format_time(moment: datetime) -> str:
    """Format a time in its own zone, to the minute where it can be: 2026-09-07 16:00"""
    zone = moment.tzinfo
    assert zone is not None  # times of versions are in the team's zone
    return format_moment(moment, zone)


def _resolve_now(ws: Workspace, version: Revision | None, today: str | None) -> datetime:
    zone = ws.settings.timezone
    return convert_to_zone(version.now, zone) if version is not None and not today else make_clock(today)(zone)
