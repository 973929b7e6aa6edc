"""What commands on reviews and improvements share: their arguments, and commands for users to copy."""

from __future__ import annotations

import shlex
from datetime import date

from teamops.cli.context.people import resolve_department_or_person
from teamops.locale.formats import split_list
from teamops.locale.periods import parse_written_period
from teamops.model.place import Entry
from teamops.model.records.reviews import Review
from teamops.model.workspace import Workspace
from teamops.planning.reviews.lessons import resolve_review_by_word
from teamops.store.errors import CommandError

BLANK = '"…"'
"""What users replace in a command that they copy."""


def resolve_attendees(ws: Workspace, text: str) -> tuple[str, ...]:
    """Return the ids of people and departments in a list with commas. Raise CommandError for an unknown name."""
    return tuple(dict.fromkeys(resolve_department_or_person(ws, "--attendees", word) for word in split_list(text)))


def resolve_review(ws: Workspace, word: str, today: date) -> Entry[Review]:
    """Return the review with this id or period, in any form. Raise NoSuchRecordError for none, or more than one."""
    try:
        return resolve_review_by_word(ws, parse_written_period(word, today).text)
    except ValueError:
        return resolve_review_by_word(ws, word)


def require_text(option: str, text: str) -> str:
    """Return the text without surrounding spaces. Raise CommandError for an empty one."""
    if not text.strip():
        raise CommandError("review.no_text", option=option)
    return text.strip()


def format_command(*words: str) -> str:
    """Format a command to copy, indented, with quotes where a shell needs them."""
    return "  teamops " + " ".join(word if word == BLANK else shlex.quote(word) for word in words)


def choose_review_word(ws: Workspace, review: Review) -> str:
    """Return how commands name a review: by its period if it is the only one of it and of no project, else by id."""
    same = [e for e in ws.reviews if e.record.period == review.period and e.record.project is None]
    return str(review.period) if review.project is None and len(same) <= 1 else review.id
