"""What is asked of tasks, as users write it: choices by their names in both languages, people by name, days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from teamops.checking.canonical import canonical
from teamops.cli.session import Session
from teamops.cli.who import department_named, person_named
from teamops.locale.near import nearest
from teamops.locale.records import TEXTS
from teamops.model.tasks import Priority, Status
from teamops.model.workspace import Workspace
from teamops.planning.task_update import TaskUpdate
from teamops.store.errors import CannotGoOnError

_CHOICES = {"status": get_args(Status), "priority": get_args(Priority)}


def task_update(session: Session, ws: Workspace, given: Mapping[str, str | None]) -> TaskUpdate:
    """The update that the options `given` ask for. Raises CannotGoOnError for a value that cannot be understood."""
    told: dict[str, Any] = {key: _value(session, ws, key, text) for key, text in given.items() if text is not None}
    return TaskUpdate(**told)


def _value(session: Session, ws: Workspace, key: str, text: str) -> str:
    if key in _CHOICES:
        return _choice(session, key, text)
    if key in ("start", "end", "since", "progress"):
        kind = "share" if key == "progress" else "day"
        if (value := canonical(kind, text)) is None:
            raise CannotGoOnError(f"update.bad_{kind}", option=f"--{key}", value=text)
        return value
    if key == "owner":
        return person_named(ws, text)
    if key == "from_":
        return _provider(ws, text)
    return text.strip()


def _choice(session: Session, key: str, text: str) -> str:
    choices: tuple[str, ...] = _CHOICES[key]
    if (choice := canonical("choice", text, choices)) is not None:
        return choice
    called = {choice: TEXTS.get(f"{key}.{choice}") for choice in choices}
    words = {word: choice for choice, texts in called.items() for word in (choice, *(texts or ()))}
    told = {choice: f"{choice} ({texts.say(session.lang)})" if texts else choice for choice, texts in called.items()}
    found = words.get(nearest(text.casefold(), words, 0.5))
    near = session.say.did_you_mean(told[found] if found else "")
    raise CannotGoOnError(
        "update.no_such_choice", option=f"--{key}", value=text, near=near, choices=", ".join(told.values())
    )


def _provider(ws: Workspace, word: str) -> str:
    """The id of the department or person with this id or name."""
    departments = ws.settings.departments
    if word in departments or any(one.name == word for one in departments.values()):
        return department_named(ws, word)
    people = ws.settings.people
    if word in people or any(one.name == word for one in people.values()):
        return person_named(ws, word)
    names = {name: key for known in (departments, people) for key, one in known.items() for name in (key, one.name)}
    found = nearest(word, names, 0.5)
    raise CannotGoOnError("update.no_provider", value=word, near=f"{found} ({names[found]})" if found else "…")
