"""Who attends a meeting, as users name them: people and departments, by id or name, with commas."""

from __future__ import annotations

from teamops.cli.context.people import find_department_or_person, resolve_person
from teamops.locale.formats import split_list
from teamops.model.workspace import Workspace


def resolve_attendees(ws: Workspace, text: str) -> tuple[str, ...]:
    """The ids of those named, each once. Raises CannotGoOnError for a name that nobody has, or several."""
    return tuple(dict.fromkeys(_resolve_attendee(ws, word) for word in split_list(text)))


def _resolve_attendee(ws: Workspace, word: str) -> str:
    return find_department_or_person(ws, word, people_first=True) or resolve_person(ws, word)  # which raises
