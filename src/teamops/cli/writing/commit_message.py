"""Messages of commits, in the language of the workspace: a team's history is its diary."""

from __future__ import annotations

from collections.abc import Sequence

from teamops.cli.context.people import resolve_person
from teamops.locale.words import Words, get_words
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.render.visible import make_visible


def get_diary(ws: Workspace) -> Words:
    """Return the catalogue in the language of the team's history."""
    return get_words(ws)


def format_author(ws: Workspace, person: str | None) -> str:
    """Return the end of a message that names who acted: ` (赵四)`; an empty text for None."""
    return get_diary(ws)("diary.by", who=ws.get_person_name(person)) if person is not None else ""


def format_author_of(ws: Workspace, word: str | None) -> str:
    """Do the same for a person as `--as` names them. Raise CommandError if none, or more than one, has the name."""
    return format_author(ws, resolve_person(ws, word) if word is not None else None)


_SHORT = 72
_NAMED = 3


def shorten(text: str) -> str:
    """Return the text in one line of at most 72 characters."""
    line = make_visible(" ".join(text.split()))
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def format_tasks(ws: Workspace, tasks: Sequence[Task]) -> str:
    """Return the tasks by id and name; more than three by id only."""
    words = get_diary(ws)
    names = (words("diary.named", id=task.id, name=shorten(task.name)) for task in tasks)
    return words("diary.comma").join((task.id for task in tasks) if len(tasks) > _NAMED else names)
