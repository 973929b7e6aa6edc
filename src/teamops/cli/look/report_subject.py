"""Whom or what a report is about: the word after its name, and what the shell offers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.model.time.period import Period
    from teamops.model.workspace import Workspace


class SubjectOptions(NamedTuple):
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


def resolve_subject(ws: Workspace, wanted: SubjectOptions) -> Subject:
    """What is meant. Raises CannotGoOnError for a word too many and for one that is missing, and where nobody is meant.

    Raises NoSuchRecordError for a meeting that there is not.
    """
    from teamops.reporting import catalogue

    kind = catalogue.get_subject(wanted.name)
    if wanted.all_people and (wanted.person is not None or (kind == "person" and wanted.word is not None)):
        raise CommandError("report_of_all_and_one")
    if kind == "person":
        return Subject(_resolve_person(ws, wanted))
    if wanted.word is None:
        return Subject(wanted.person)
    if kind is None:
        raise CommandError("report_takes_no_word", name=wanted.name, word=wanted.word)
    if wanted.period is not None:
        raise CommandError("report_of_one_meeting", word=wanted.word, period=wanted.period)
    return _resolve_meeting(ws, wanted.word)._replace(person=wanted.person)


def _resolve_person(ws: Workspace, wanted: SubjectOptions) -> str | None:
    if wanted.word is not None and wanted.person is not None:
        raise CommandError("report_of_two", word=wanted.word, person=wanted.person)
    word = wanted.word or wanted.person
    if word is None and not wanted.all_people:
        known = ", ".join(f"{name} ({key})" for key, name in ws.naming.people.items())
        raise CommandError("report_needs_person", name=wanted.name, known=known or "—")
    return word


def _resolve_meeting(ws: Workspace, word: str) -> Subject:
    from teamops.model.time.period import Period
    from teamops.planning.lookup import resolve_record
    from teamops.reporting.items.waiting_time import get_day

    meeting = resolve_record(ws, "meetings", word).record
    return Subject(record=meeting.id, period=Period.day(get_day(ws, meeting.held)))


def make_name_argument(session: Session, names: str) -> Any:
    """The name of a report, which the shell completes."""

    def complete_name(incomplete: str) -> list[str]:
        return [name for name in names.split(", ") if name.startswith(incomplete)]

    return typer.Argument(
        help=session.say("cli.report.name", names=names), autocompletion=complete_name, show_default=False
    )


def make_subject_argument(session: Session) -> Any:
    """The word after it, of which the shell knows those that the report can be about."""
    known = {"person": completers.list_people, "meeting": completers.list_meetings}

    def complete_subject(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from teamops.reporting import catalogue

        name = ctx.params.get("name")
        kind = catalogue.get_subject(name) if name in catalogue.list_reports() else None
        return completers.make_completer(session, known[kind])(ctx, incomplete) if kind is not None else []

    return typer.Argument(
        metavar="PERSON|MEETING",
        help=session.say("cli.report.about"),
        autocompletion=complete_subject,
        show_default=False,
    )
