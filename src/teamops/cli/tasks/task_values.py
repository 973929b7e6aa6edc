"""What is asked of tasks, as users write it: choices by their names in both languages, people by name, days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from teamops.cli.context.people import find_department_or_person, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.locale.dates import Side
from teamops.locale.suggest import find_nearest
from teamops.model.records.tasks import Priority, Status
from teamops.model.workspace import Workspace
from teamops.planning.tasks.update import TaskUpdate
from teamops.store.errors import CommandError

_CHOICES = {"status": get_args(Status), "priority": get_args(Priority)}
_DAYS: Mapping[str, Side] = {"start": "ahead", "end": "ahead", "since": "behind"}


def parse_task_update(session: Session, ws: Workspace, asked: Mapping[str, str | None], today: date) -> TaskUpdate:
    """The update that the options `asked` ask for. Raises CannotGoOnError for a value that cannot be understood."""
    told: dict[str, Any] = {
        key: _parse_value(session, ws, key, text, today) for key, text in asked.items() if text is not None
    }
    return TaskUpdate(**told)


def _parse_value(session: Session, ws: Workspace, key: str, text: str, today: date) -> str:
    if key in _CHOICES:
        return option_values.parse_choice(session, f"--{key}", text, _CHOICES[key], key)
    if key in _DAYS:
        return option_values.parse_day(f"--{key}", text, today, _DAYS[key]).isoformat()
    if key == "progress":
        return option_values.normalize_value("share", "--progress", text)
    if key == "owner":
        return resolve_person(ws, text)
    if key == "from_":
        return _resolve_provider(ws, text)
    return text.strip()


def _resolve_provider(ws: Workspace, word: str) -> str:
    """The id of the department or person with this id or name."""
    if (found := find_department_or_person(ws, word)) is not None:
        return found
    called = {**ws.naming.departments, **ws.naming.people}
    names = {name: key for key, one in called.items() for name in (key, one)}
    near = find_nearest(word, names, 0.5)
    raise CommandError("update.no_provider", value=word, near=f"{near} ({names[near]})" if near else "…")
