"""What is asked of tasks, as users write it: choices by their names in both languages, people by name, days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from teamops.cli.context.people import either_named, person_named
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.locale.dates import Side
from teamops.locale.suggest import nearest
from teamops.model.records.tasks import Priority, Status
from teamops.model.workspace import Workspace
from teamops.planning.tasks.update import TaskUpdate
from teamops.store.errors import CannotGoOnError

_CHOICES = {"status": get_args(Status), "priority": get_args(Priority)}
_DAYS: Mapping[str, Side] = {"start": "ahead", "end": "ahead", "since": "behind"}


def task_update(session: Session, ws: Workspace, asked: Mapping[str, str | None], today: date) -> TaskUpdate:
    """The update that the options `asked` ask for. Raises CannotGoOnError for a value that cannot be understood."""
    told: dict[str, Any] = {
        key: _value(session, ws, key, text, today) for key, text in asked.items() if text is not None
    }
    return TaskUpdate(**told)


def _value(session: Session, ws: Workspace, key: str, text: str, today: date) -> str:
    if key in _CHOICES:
        return option_values.choice(session, f"--{key}", text, _CHOICES[key], key)
    if key in _DAYS:
        return option_values.day(f"--{key}", text, today, _DAYS[key]).isoformat()
    if key == "progress":
        return option_values.written("share", "--progress", text)
    if key == "owner":
        return person_named(ws, text)
    if key == "from_":
        return _provider(ws, text)
    return text.strip()


def _provider(ws: Workspace, word: str) -> str:
    """The id of the department or person with this id or name."""
    if (found := either_named(ws, word)) is not None:
        return found
    called = {**ws.naming.departments, **ws.naming.people}
    names = {name: key for key, one in called.items() for name in (key, one)}
    near = nearest(word, names, 0.5)
    raise CannotGoOnError("update.no_provider", value=word, near=f"{near} ({names[near]})" if near else "…")
