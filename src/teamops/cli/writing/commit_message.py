"""What a commit says, in the language of the workspace: the history is the team's diary, whoever writes in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from teamops.cli.context.people import person_named
from teamops.locale.words import Words, words_of
from teamops.render.visible import visible

if TYPE_CHECKING:
    from teamops.model.records.tasks import Task
    from teamops.model.workspace import Workspace


def diary(ws: Workspace) -> Words:
    """The words of the team's history."""
    return words_of(ws)


def signed(ws: Workspace, person: str | None) -> str:
    """The end of a message that names who asked for it: ` (赵四)`; nothing if nobody said so."""
    return diary(ws)("diary.by", who=ws.person_name(person)) if person is not None else ""


def signed_by(ws: Workspace, word: str | None) -> str:
    """The same for somebody as `--as` names them. Raises CannotGoOnError where nobody or more than one is meant."""
    return signed(ws, person_named(ws, word) if word is not None else None)


_SHORT = 72
_NAMED = 3


def short(text: str) -> str:
    """A text of a team as a short piece of one line."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def named(ws: Workspace, tasks: Sequence[Task]) -> str:
    """The tasks by id and name; of many the ids."""
    words = diary(ws)
    told = (words("diary.named", id=task.id, name=short(task.name)) for task in tasks)
    return words("diary.comma").join((task.id for task in tasks) if len(tasks) > _NAMED else told)
