"""What a commit says, in the language of the workspace: the history is the team's diary, whoever writes in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teamops.cli.context.people import resolve_person
from teamops.locale.words import Words, get_words
from teamops.render.visible import make_visible

if TYPE_CHECKING:
    from teamops.model.records.tasks import Task
    from teamops.model.workspace import Workspace


def get_diary(ws: Workspace) -> Words:
    """The words of the team's history."""
    return get_words(ws)


def format_author(ws: Workspace, person: str | None) -> str:
    """The end of a message that names who asked for it: ` (赵四)`; nothing if nobody said so."""
    return get_diary(ws)("diary.by", who=ws.get_person_name(person)) if person is not None else ""


def format_author_of(ws: Workspace, word: str | None) -> str:
    """The same for somebody as `--as` names them. Raises CannotGoOnError where nobody or more than one is meant."""
    return format_author(ws, resolve_person(ws, word) if word is not None else None)


_SHORT = 72
_NAMED = 3


def shorten(text: str) -> str:
    """A text of a team as a short piece of one line."""
    line = make_visible(" ".join(text.split()))
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def format_tasks(ws: Workspace, tasks: Sequence[Task]) -> str:
    """The tasks by id and name; of many the ids."""
    words = get_diary(ws)
    told = (words("diary.named", id=task.id, name=shorten(task.name)) for task in tasks)
    return words("diary.comma").join((task.id for task in tasks) if len(tasks) > _NAMED else told)
