"""What commands on reviews and improvements share: attendees by name, texts that must say something, commands told."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from teamops.cli.context.people import find_department_or_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.locale.formats import split_list
from teamops.locale.periods import parse_written_period
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.place import Entry
    from teamops.model.records.reviews import Review

BLANK = '"…"'
"""Where something is to be written into a command that is told."""


def resolve_attendees(session: Session, ws: Workspace, text: str) -> tuple[str, ...]:
    """The ids of the people and departments in a list, apart by commas. Raises CannotGoOnError for an unknown one."""
    return tuple(dict.fromkeys(_resolve_attendee(session, ws, word) for word in split_list(text)))


def _resolve_attendee(session: Session, ws: Workspace, word: str) -> str:
    if (found := find_department_or_person(ws, word)) is not None:
        return found
    names = [*ws.naming.departments.values(), *ws.naming.people.values()]
    return option_values.require_known(session, "--attendees", word, names)  # raises: it is none of them


def resolve_review(ws: Workspace, word: str, today: date) -> Entry[Review]:
    """The review of this id or period, however that is written. Raises NoSuchRecordError where there is not one."""
    from teamops.planning.reviews.lessons import resolve_review_by_word

    try:
        return resolve_review_by_word(ws, parse_written_period(word, today).text)
    except ValueError:
        return resolve_review_by_word(ws, word)


def require_text(option: str, text: str) -> str:
    """The text without blanks around it. Raises CannotGoOnError where nothing is left."""
    if not text.strip():
        raise CommandError("review.no_text", option=option)
    return text.strip()


def format_command(*words: str) -> str:
    """A command to copy, indented; words that a shell would not take as they are stand in quotes."""
    return "  teamops " + " ".join(word if word == BLANK else shlex.quote(word) for word in words)


def choose_review_word(ws: Workspace, review: Review) -> str:
    """How a review is called in commands: by its period where that is enough, else by its id."""
    of_it = [e for e in ws.reviews if e.record.period == review.period and e.record.project is None]
    is_the_one = review.project is None and len(of_it) <= 1
    return str(review.period) if is_the_one else review.id
