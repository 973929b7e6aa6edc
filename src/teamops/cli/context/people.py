"""Find people and departments as users name them: by id or by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from teamops.locale.formats import split_list
from teamops.locale.suggest import find_similar
from teamops.locale.words import Named
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError


def resolve_person(ws: Workspace, word: str) -> str:
    """Return the id of a person. Raise CommandError if none, or more than one, is called so."""
    return find_person(ws, word) or _refuse_unknown(word, ws.naming.people, "no_such_person")


def resolve_department(ws: Workspace, word: str) -> str:
    """Return the id of a department. Raise CommandError if none, or more than one, is called so."""
    return _find_department(ws, word) or _refuse_unknown(word, ws.naming.departments, "no_such_department")


def resolve_attendees(ws: Workspace, text: str) -> tuple[str, ...]:
    """Return the ids of people and departments in a list with commas, each once. Raise CommandError as above."""
    words = split_list(text)
    ids = (find_department_or_person(ws, word, people_first=True) or resolve_person(ws, word) for word in words)
    return tuple(dict.fromkeys(ids))


def find_department_or_person(ws: Workspace, word: str, *, people_first: bool = False) -> str | None:
    """Return the id of a department or person; None for neither. Raise CommandError if several are called so.

    Where a department and a person have the same name it is the department, unless `people_first`.
    """
    if word in ws.settings.people or word in ws.settings.departments:
        return word
    finders = (find_person, _find_department) if people_first else (_find_department, find_person)
    return next((key for find in finders if (key := find(ws, word)) is not None), None)


def resolve_department_or_person(ws: Workspace, option: str, word: str) -> str:
    """Return the id of a department or person. Raise CommandError, with the nearest names, if nobody is called so."""
    if (key := find_department_or_person(ws, word)) is not None:
        return key
    near = list_near(word, {**ws.naming.departments, **ws.naming.people})
    raise CommandError("nobody_called", option=option, word=word, near=near)


def find_person(ws: Workspace, word: str) -> str | None:
    """Return the id of a person; None for an unknown name. Raise CommandError if several are called so."""
    return _require_one(ws, word, ws.naming.find_people(word), "ambiguous_person")


def _find_department(ws: Workspace, word: str) -> str | None:
    return _require_one(ws, word, ws.naming.find_departments(word), "ambiguous_department")


def _require_one(ws: Workspace, word: str, ids: Sequence[str], message: str) -> str | None:
    if len(ids) > 1:
        raise CommandError(message, word=word, ids=ws.naming.format_choices(ids))
    return ids[0] if ids else None


def _refuse_unknown(word: str, names: Mapping[str, str], message: str) -> str:
    """Raise CommandError with the nearest of `names`, which are by id."""
    raise CommandError(message, word=word, near=list_near(word, names))


def list_near(word: str, names: Mapping[str, str]) -> tuple[Named | str, ...]:
    """Return the nearest of `names`, which are by id, each with its id, at most five, the nearest first."""
    ids = {one: key for key, name in names.items() for one in (key, name)}
    cutoff = 0.5 if word.isascii() else 0.3  # names in Chinese have two or three characters: one in common is near
    near = dict.fromkeys(ids[one] for one in find_similar(word, ids, 2 * _MOST, cutoff))
    return tuple(Named(names[key], key) if names[key] != key else key for key in near)[:_MOST]


_MOST = 5
"""The names that are offered for an unknown one."""
