"""People and departments as users name them: by id, or by what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from teamops.model.workspace import Workspace
from teamops.store.errors import CannotGoOnError


def person_named(ws: Workspace, word: str) -> str:
    """The id of the person with this id or name. Raises CannotGoOnError where nobody or more than one is meant."""
    return _named(word, ws.settings.people, "no_such_person", "ambiguous_person")


def department_named(ws: Workspace, word: str) -> str:
    """The id of the department with this id or name. Raises CannotGoOnError where none or more than one is meant."""
    return _named(word, ws.settings.departments, "no_such_department", "ambiguous_department")


def either_named(ws: Workspace, word: str) -> str | None:
    """The id of the department or person with this id or name; None for neither. Raises CannotGoOnError for several."""
    for known, named in ((ws.settings.departments, department_named), (ws.settings.people, person_named)):
        if word in known or any(one.name == word for one in known.values()):
            return named(ws, word)
    return None


def _named(word: str, known: Mapping[str, Any], missing: str, ambiguous: str) -> str:
    if word in known:
        return word
    found = [key for key, value in known.items() if value.name == word]
    if len(found) == 1:
        return found[0]
    if found:
        raise CannotGoOnError(ambiguous, word=word, ids=", ".join(found))
    names = {name: key for key, value in known.items() for name in (key, value.name)}
    near = [f"{known[names[n]].name} ({names[n]})" for n in get_close_matches(word, names, 3, 0.5)]
    every = [f"{value.name} ({key})" for key, value in known.items()]
    raise CannotGoOnError(missing, word=word, known=", ".join(dict.fromkeys(near or every)))
