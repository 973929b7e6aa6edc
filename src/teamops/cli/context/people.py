"""People and departments as users name them: by id, or by what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError


def resolve_person(ws: Workspace, word: str) -> str:
    """The id of the person whom `word` means, as `Naming` knows them. Raises CannotGoOnError for nobody or several."""
    return find_person(ws, word) or _refuse_unknown(word, ws.naming.people, "no_such_person")


def resolve_department(ws: Workspace, word: str) -> str:
    """The id of the department that `word` means. Raises CannotGoOnError where none or more than one is meant."""
    return _find_department(ws, word) or _refuse_unknown(word, ws.naming.departments, "no_such_department")


def find_department_or_person(ws: Workspace, word: str, *, people_first: bool = False) -> str | None:
    """The id of the department or person whom `word` means; None for neither. Raises CannotGoOnError for several.

    Of a department and a person with one name the department is meant, unless `people_first`.
    """
    ways = (find_person, _find_department) if people_first else (_find_department, find_person)
    if word in ws.settings.people or word in ws.settings.departments:
        return word
    return next((found for way in ways if (found := way(ws, word)) is not None), None)


def find_person(ws: Workspace, word: str) -> str | None:
    """The id of the person whom `word` means; None for nobody. Raises CannotGoOnError for several."""
    found = ws.naming.find_people(word)
    if len(found) > 1:
        raise CommandError("ambiguous_person", word=word, ids=ws.naming.format_choices(found))
    return found[0] if found else None


def _find_department(ws: Workspace, word: str) -> str | None:
    found = ws.naming.find_departments(word)
    if len(found) > 1:
        raise CommandError("ambiguous_department", word=word, ids=ws.naming.format_choices(found))
    return found[0] if found else None


def _refuse_unknown(word: str, shown: Mapping[str, str], message: str) -> str:
    """Raises CannotGoOnError with what is near, or else with all there are."""
    names = {name: key for key, called in shown.items() for name in (key, called)}
    near = [f"{shown[names[n]]} ({names[n]})" for n in get_close_matches(word, names, 3, 0.5)]
    every = [f"{called} ({key})" for key, called in shown.items()]
    raise CommandError(message, word=word, known=", ".join(dict.fromkeys(near or every)))
