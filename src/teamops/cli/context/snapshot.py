"""The records that a command is about, and what time it is for it: those on disk now, or those of a commit then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session, clock
from teamops.model.faults.unread import unread_of
from teamops.model.time.moments import local, told

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.time.period import Period
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Asked
    from teamops.store.git.revision import Version
    from teamops.store.reading.files import Files


class Loaded(NamedTuple):
    """The records and the time, in the team's zone; `version` is None for what is on disk."""

    ws: Workspace
    now: datetime
    version: Version | None


def loaded(session: Session, at: str | None, today: str | None) -> Loaded:
    """The workspace as of `at`, and the time that `today` names; without it the real one, or that looked back to."""
    if at is not None:
        return read_files(session, at, today)[1]
    from teamops.store.reading.loader import load

    ws = load(session.root)
    return Loaded(ws, clock(today)(ws.settings.timezone), None)


def read_files(session: Session, at: str | None, today: str | None, *, quietly: bool = False) -> tuple[Files, Loaded]:
    """The same, with the files that it was read from. The user is told of the commit that `at` led to."""
    from teamops.store.reading.loader import interpret, without_collector

    root, version = session.root, None
    if at is None:
        from teamops.store.reading.files import read_all
        from teamops.store.writing.recover_first import recover_to_read

        recover_to_read(root)
        files = read_all(root)
    else:
        from teamops.store.git.revision import version_of, zone_of
        from teamops.store.past.snapshot import files_at

        zone = zone_of(root)
        version = version_of(root, at, clock(today)(zone).date())
        files = files_at(root, version)
        if not quietly:
            warn(session.say("at.as_of", commit=version.short, day=told_time(version.at)))
    with without_collector():
        ws = interpret(root, files)
    return files, Loaded(ws, _now(ws, version, today), version)


def asked_about(
    session: Session,
    ws: Workspace,
    day: date,
    person: str | None = None,
    department: str | None = None,
    period: Period | None = None,
) -> Asked:
    """What a report of `day` is asked for: by people and departments as users name them, of the year if of no period.

    Raises CannotGoOnError where nobody, or more than one, is meant.
    """
    from teamops.cli.context.people import department_named, person_named
    from teamops.model.time.period import Period
    from teamops.reporting.base.report import Asked

    return Asked(
        period or Period.year(day.year),
        day,
        session.lang,
        person_named(ws, person) if person else None,
        department_named(ws, department) if department else None,
    )


def warn_of_faults(session: Session, ws: Workspace) -> None:
    """The user is told in how many files something cannot be read: a report may lack it."""
    if unread := {one.at.file for one in unread_of(ws.faults)}:
        warn(session.say("cli.report.faults", count=len(unread)))


def told_time(moment: datetime) -> str:
    """A time in its own zone, to the minute where it can be: 2026-09-07 16:00"""
    zone = moment.tzinfo
    assert zone is not None  # versions know the team's
    return told(moment, zone)


def _now(ws: Workspace, version: Version | None, today: str | None) -> datetime:
    zone = ws.settings.timezone
    return local(version.now, zone) if version is not None and not today else clock(today)(zone)
