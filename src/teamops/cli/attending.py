"""Who attends a meeting, as users name them: people and departments, by id or name, with commas."""

from __future__ import annotations

from teamops.cli.who import department_named, person_named
from teamops.locale.formats import listed
from teamops.model.workspace import Workspace


def attending(ws: Workspace, text: str) -> tuple[str, ...]:
    """The ids of those named, each once. Raises CannotGoOnError for a name that nobody has, or several."""
    return tuple(dict.fromkeys(_who(ws, word) for word in listed(text)))


def _who(ws: Workspace, word: str) -> str:
    departments = ws.settings.departments
    is_person = word in ws.settings.people or any(one.name == word for one in ws.settings.people.values())
    is_department = word in departments or any(one.name == word for one in departments.values())
    return department_named(ws, word) if is_department and not is_person else person_named(ws, word)
