"""What commands on reviews and improvements share: attendees by name, texts that must say something, commands told."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from teamops.cli.context.people import either_named
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.locale.formats import listed
from teamops.locale.periods import period_written
from teamops.model.workspace import Workspace
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from datetime import date

    from teamops.model.place import Entry
    from teamops.model.records.reviews import Review

BLANK = '"…"'
"""Where something is to be written into a command that is told."""


def attendees_named(session: Session, ws: Workspace, text: str) -> tuple[str, ...]:
    """The ids of the people and departments in a list, apart by commas. Raises CannotGoOnError for an unknown one."""
    return tuple(dict.fromkeys(_who(session, ws, word) for word in listed(text)))


def _who(session: Session, ws: Workspace, word: str) -> str:
    if (found := either_named(ws, word)) is not None:
        return found
    names = [*ws.naming.departments.values(), *ws.naming.people.values()]
    return option_values.known(session, "--attendees", word, names)  # raises: it is none of them


def review_meant(ws: Workspace, word: str, today: date) -> Entry[Review]:
    """The review of this id or period, however that is written. Raises NoSuchRecordError where there is not one."""
    from teamops.planning.reviews.lessons import review_named

    try:
        return review_named(ws, period_written(word, today).text)
    except ValueError:
        return review_named(ws, word)


def said(option: str, text: str) -> str:
    """The text without blanks around it. Raises CannotGoOnError where nothing is left."""
    if not text.strip():
        raise CannotGoOnError("review.no_text", option=option)
    return text.strip()


def command(*words: str) -> str:
    """A command to copy, indented; words that a shell would not take as they are stand in quotes."""
    return "  teamops " + " ".join(word if word == BLANK else shlex.quote(word) for word in words)


def word_for(ws: Workspace, review: Review) -> str:
    """How a review is called in commands: by its period where that is enough, else by its id."""
    of_it = [e for e in ws.reviews if e.record.period == review.period and e.record.project is None]
    is_the_one = review.project is None and len(of_it) <= 1
    return str(review.period) if is_the_one else review.id
