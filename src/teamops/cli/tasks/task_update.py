"""Update tasks, for `teamops update`, `done` and `block`: their options, what these mean, and the commit message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamops.cli.context.people import resolve_department_or_person, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import Parameter, expand_parameter
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, format_tasks, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.words import get_key_message
from teamops.model.workspace import Workspace
from teamops.planning.tasks.update import TASK_FIELDS, TaskUpdate, TaskUpdatePlan, plan_update

Values = Mapping[str, str | None]
"""The values of options by field of TaskUpdate, as typed; None for options that were left out."""

_METAVARS = {"share": "SHARE", "person": "PERSON", "day": "DATE", "past_day": "DATE", "giver": "WHO", "text": "TEXT"}


def takes_fields(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds an option for each of these fields; the command receives them as `values`."""
    options = [Parameter(name, str | None, _make_field_option(name)) for name in names]

    def decorate(run: Callable[..., None]) -> Callable[..., None]:
        return expand_parameter(run, "values", options, dict)

    return decorate


def _make_field_option(name: str) -> Any:
    key = name.rstrip("_")
    return make_text_option(f"--{key}", f"update.{key}", _METAVARS.get(TASK_FIELDS[name].kind, key.upper()))


def apply_update(session: Session, ids: Sequence[str], values: Values, write: WriteOptions) -> None:
    """Update the tasks `ids`, and print what was written."""
    apply_plan(session, write, lambda ws, now: _plan_write(session, ws, ids, values, write.actor, now))


def _plan_write(
    session: Session, ws: Workspace, ids: Sequence[str], values: Values, word: str | None, now: datetime
) -> PlannedWrite:
    person = resolve_person(ws, word) if word is not None else None
    update = _parse_update(session, ws, values, now.date())
    planned = plan_update(ws, ids, update, now)
    return PlannedWrite(
        planned.changes,
        [entry.at for entry in planned.tasks],
        _format_message(ws, planned, update, person),
        warnings=_describe_other_owners(session, ws, planned, update, person) if person is not None else (),
    )


def _parse_update(session: Session, ws: Workspace, values: Values, today: date) -> TaskUpdate:
    texts: dict[str, Any] = {
        name: _parse_value(session, ws, name, text, today) for name, text in values.items() if text is not None
    }
    return TaskUpdate(**texts)


def _parse_value(session: Session, ws: Workspace, name: str, text: str, today: date) -> str:
    match TASK_FIELDS[name].kind:
        case "choice":
            return option_values.parse_choice(session, f"--{name}", text, TASK_FIELDS[name].choices, name)
        case "day":
            return option_values.parse_day(f"--{name}", text, today).isoformat()
        case "past_day":
            return option_values.parse_day(f"--{name}", text, today, "behind").isoformat()
        case "share":
            return option_values.normalize_value("share", f"--{name}", text)
        case "person":
            return resolve_person(ws, text)
        case "giver":
            return resolve_department_or_person(ws, "--from", text)
        case "text":
            return text.strip()


def _describe_other_owners(
    session: Session, ws: Workspace, planned: TaskUpdatePlan, update: TaskUpdate, person: str
) -> list[str]:
    """Warn of the tasks that `person` updates but neither owns nor will own."""
    tasks = [entry.record for entry in planned.tasks if person not in (*entry.record.owner, update.owner)]
    comma, name = session.say("reports.comma"), ws.get_person_name(person)
    owners = {task.id: comma.join(ws.get_names(task.owner)) or "—" for task in tasks}
    return [session.say("update.not_theirs", task=task, owner=owner, person=name) for task, owner in owners.items()]


def _format_message(ws: Workspace, planned: TaskUpdatePlan, update: TaskUpdate, person: str | None) -> str:
    """Format the message of the commit: `t-1 竞品月度报告: status done, progress 80% (赵四)`."""
    words = get_diary(ws)
    values: dict[str, str] = {name: text for name in TASK_FIELDS if (text := getattr(update, name)) is not None}
    parts = [
        words("diary.key", key=words(get_key_message("task", name)), value=_format_value(ws, name, text))
        for name, text in values.items()
        if not (TASK_FIELDS[name].of_blocker or TASK_FIELDS[name].kind == "text")
    ]
    parts += [text for text in (update.reason, update.needs) if text]
    if update.status != "blocked":
        texts = (name for name in values if TASK_FIELDS[name].kind == "text" and not TASK_FIELDS[name].of_blocker)
        parts += [words(get_key_message("task", name)) for name in texts]
    changes = words("diary.comma").join(parts) or words("diary.as_before")
    tasks = format_tasks(ws, [entry.record for entry in planned.tasks])
    return words("diary.update", tasks=tasks, said=changes, by=format_author(ws, person))


def _format_value(ws: Workspace, name: str, text: str) -> str:
    if name == "status":
        return get_diary(ws)(f"records.status.{text}")
    return ws.get_person_name(text) if TASK_FIELDS[name].kind == "person" else text
