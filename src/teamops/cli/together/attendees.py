"""Who attends a meeting, as users name them: people and departments, by id or name, with commas."""

from __future__ import annotations

from teamops.cli.context.people import either_named, person_named
from teamops.locale.formats import listed
from teamops.model.workspace import Workspace


def attending(ws: Workspace, text: str) -> tuple[str, ...]:
    """The ids of those named, each once. Raises CannotGoOnError for a name that nobody has, or several."""
    return tuple(dict.fromkeys(_who(ws, word) for word in listed(text)))


def _who(ws: Workspace, word: str) -> str:
    return either_named(ws, word, people_first=True) or person_named(ws, word)  # which raises
