"""The records that a command is about, and what time it is for it: those on disk now, or those of a commit then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.screen import warn
from teamops.cli.session import Session, clock
from teamops.model.moments import local, told

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace
    from teamops.store.files import Files
    from teamops.store.version import Version


class Loaded(NamedTuple):
    """The records and the time, in the team's zone; `version` is None for what is on disk."""

    ws: Workspace
    now: datetime
    version: Version | None


def loaded(session: Session, at: str | None, today: str | None) -> Loaded:
    """The workspace as of `at`, and the time that `today` names; without it the real one, or that looked back to."""
    if at is not None:
        return read_files(session, at, today)[1]
    from teamops.store.loading import load

    ws = load(session.root)
    return Loaded(ws, clock(today)(ws.settings.timezone), None)


def read_files(session: Session, at: str | None, today: str | None, *, quietly: bool = False) -> tuple[Files, Loaded]:
    """The same, with the files that it was read from. The user is told of the commit that `at` led to."""
    from teamops.store.loading import interpret, without_collector

    root, version = session.root, None
    if at is None:
        from teamops.store.files import read_all
        from teamops.store.transaction import recover

        recover(root)
        files = read_all(root)
    else:
        from teamops.store.at import files_at
        from teamops.store.version import version_of

        version = version_of(root, at)
        files = files_at(root, version)
        if not quietly:
            warn(session.say("at.as_of", commit=version.short, day=told_time(version.at)))
    with without_collector():
        ws = interpret(root, files)
    return files, Loaded(ws, _now(ws, version, today), version)


def told_time(moment: datetime) -> str:
    """A time in its own zone, to the minute where it can be: 2026-09-07 16:00"""
    zone = moment.tzinfo
    assert zone is not None  # versions know the team's
    return told(moment, zone)


def _now(ws: Workspace, version: Version | None, today: str | None) -> datetime:
    zone = ws.settings.timezone
    return local(version.now, zone) if version is not None and not today else clock(today)(zone)
