"""Tasks are updated: by `teamops update`, `teamops done` and `teamops block`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.tasks.update import TaskUpdate, TaskUpdatePlan

_TEXTS = ("note", "reason", "needs")


class UpdateOptions(NamedTuple):
    """What is asked of tasks; `given` holds the texts of options by key, None for those that are not there."""

    ids: Sequence[str]
    given: Mapping[str, str | None]
    person: str | None


def make_text_option(session: Session, name: str, metavar: str = "TEXT") -> Any:
    """The option `--name`, explained by the text of that name in the catalogue of updates."""
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"update.{name}"), show_default=False)


def apply_update(session: Session, asked: UpdateOptions, manner: WriteOptions) -> None:
    """The tasks are as asked, and the user is told."""
    apply_plan(session, manner, lambda ws, now: _plan_write(session, ws, asked, now))


def _plan_write(session: Session, ws: Workspace, asked: UpdateOptions, now: datetime) -> PlannedWrite:
    from teamops.cli.context.people import resolve_person
    from teamops.cli.tasks.task_values import parse_task_update
    from teamops.planning.tasks.update import plan_update

    person = resolve_person(ws, asked.person) if asked.person is not None else None
    wanted = parse_task_update(session, ws, asked.given, now.date())
    planned = plan_update(ws, asked.ids, wanted, now)
    return PlannedWrite(
        planned.changes,
        [entry.at for entry in planned.tasks],
        _format_message(ws, planned, wanted, person),
        warnings=_describe_other_owners(session, ws, planned, wanted, person) if person is not None else (),
    )


def _describe_other_owners(
    session: Session, ws: Workspace, planned: TaskUpdatePlan, wanted: TaskUpdate, person: str
) -> list[str]:
    """Whose tasks these are, where they are not the person's who updates them, nor shall be."""
    tasks = [entry.record for entry in planned.tasks if person not in (*entry.record.owner, wanted.owner)]
    comma = session.say("reports.comma")
    facts = {task.id: comma.join(ws.get_names(task.owner)) or "—" for task in tasks}
    who = ws.get_person_name(person)
    return [session.say("update.not_theirs", task=task, owner=owner, person=who) for task, owner in facts.items()]


def _format_message(ws: Workspace, planned: TaskUpdatePlan, wanted: TaskUpdate, person: str | None) -> str:
    """The message of the commit: `t-1 竞品月度报告: status done, progress 80% (赵四)`."""
    from teamops.cli.writing.commit_message import format_author, format_tasks, get_diary

    words = get_diary(ws)
    told = {key: getattr(wanted, key) for key in ("status", "progress", "owner", "start", "end", "priority")}
    values = {"status": lambda text: words(f"records.status.{text}"), "owner": ws.get_person_name}
    parts = [
        words("diary.key", key=words(f"fields.{key}"), value=values.get(key, str)(text))
        for key, text in told.items()
        if text is not None
    ]
    if wanted.status == "blocked":
        parts += [text for text in (wanted.reason, wanted.needs) if text]
    else:
        parts += [words(f"fields.{key}") for key in _TEXTS if getattr(wanted, key) is not None]
    said = words("diary.comma").join(parts) or words("diary.as_before")
    tasks = format_tasks(ws, [entry.record for entry in planned.tasks])
    return words("diary.update", tasks=tasks, said=said, by=format_author(ws, person))
