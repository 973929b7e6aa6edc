"""Whom or what a report is about: the word after its name, and what the shell offers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.session import Session
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.model.time.period import Period
    from teamops.model.workspace import Workspace


class Wanted(NamedTuple):
    """What is asked for, as users write it."""

    name: str
    word: str | None
    person: str | None
    period: str | None
    all_people: bool


class Subject(NamedTuple):
    """What a report is about: a person, as users name them, or a record by its id, which may tell the period."""

    person: str | None = None
    record: str | None = None
    period: Period | None = None


def subject(ws: Workspace, wanted: Wanted) -> Subject:
    """What is meant. Raises CannotGoOnError for a word too many and for one that is missing, and where nobody is meant.

    Raises NoSuchRecordError for a meeting that there is not.
    """
    from teamops.reporting import catalogue

    kind = catalogue.subject(wanted.name)
    if wanted.all_people and (wanted.person is not None or (kind == "person" and wanted.word is not None)):
        raise CannotGoOnError("report_of_all_and_one")
    if kind == "person":
        return Subject(_person(ws, wanted))
    if wanted.word is None:
        return Subject(wanted.person)
    if kind is None:
        raise CannotGoOnError("report_takes_no_word", name=wanted.name, word=wanted.word)
    if wanted.period is not None:
        raise CannotGoOnError("report_of_one_meeting", word=wanted.word, period=wanted.period)
    return _meeting(ws, wanted.word)._replace(person=wanted.person)


def _person(ws: Workspace, wanted: Wanted) -> str | None:
    if wanted.word is not None and wanted.person is not None:
        raise CannotGoOnError("report_of_two", word=wanted.word, person=wanted.person)
    word = wanted.word or wanted.person
    if word is None and not wanted.all_people:
        known = ", ".join(f"{name} ({key})" for key, name in ws.naming.people.items())
        raise CannotGoOnError("report_needs_person", name=wanted.name, known=known or "—")
    return word


def _meeting(ws: Workspace, word: str) -> Subject:
    from teamops.model.time.period import Period
    from teamops.planning.lookup import record_named
    from teamops.reporting.items.waiting_time import day_of

    meeting = record_named(ws, "meetings", word).record
    return Subject(record=meeting.id, period=Period.day(day_of(ws, meeting.held)))


def name_argument(session: Session, names: str) -> Any:
    """The name of a report, which the shell completes."""

    def begun(incomplete: str) -> list[str]:
        return [name for name in names.split(", ") if name.startswith(incomplete)]

    return typer.Argument(help=session.say("cli.report.name", names=names), autocompletion=begun, show_default=False)


def argument(session: Session) -> Any:
    """The word after it, of which the shell knows those that the report can be about."""
    known = {"person": completers.people, "meeting": completers.meetings}

    def begun(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from teamops.reporting import catalogue

        name = ctx.params.get("name")
        kind = catalogue.subject(name) if name in catalogue.names() else None
        return completers.completed(session, known[kind])(ctx, incomplete) if kind is not None else []

    return typer.Argument(
        metavar="PERSON|MEETING", help=session.say("cli.report.about"), autocompletion=begun, show_default=False
    )
