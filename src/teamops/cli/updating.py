"""Tasks are updated: by `teamops update`, `teamops done` and `teamops block`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from teamops.cli.screen import show_diff, warn
from teamops.cli.session import Session, clock
from teamops.store.errors import WriteRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.task_update import TaskUpdate, Updating
    from teamops.store.writing import Drafts

_TRIES = 100
"""So often a file that others write at the same time is read again: each time one of them has got through."""

_TEXTS = ("note", "reason", "needs")


class Asked(NamedTuple):
    """A command line that updates tasks; `given` holds the texts of its options, None for those that are not there."""

    ids: Sequence[str]
    given: Mapping[str, str | None]
    person: str | None
    today: str | None
    dry_run: bool
    commit: bool


class _Ready(NamedTuple):
    """An update that may be written, and what is to be said of it."""

    drafted: Drafts
    findings: list[str]
    warnings: list[str]
    message: str

    def tell(self) -> None:
        from teamops.cli.judging import tell

        for warning in self.warnings:
            warn(warning)
        tell(self.findings)
        show_diff(self.drafted.texts)


def ids_argument(session: Session) -> Any:
    return typer.Argument(metavar="ID", help=session.say("update.ids"), show_default=False)


def text_option(session: Session, name: str, metavar: str = "TEXT", word: str = "") -> Any:
    """The option `--name`, explained by the text of that name (or `word`) in the catalogue of updates."""
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"update.{word or name}"), show_default=False)


def flag(session: Session, name: str) -> Any:
    return typer.Option(f"--{name}", help=session.say(f"update.{name.replace('-', '_')}"))


def update(session: Session, asked: Asked) -> None:
    """The tasks are as asked, and the user is told; where somebody else wrote meanwhile, on what they wrote."""
    from teamops.cli.writing import write

    for tries_left in reversed(range(_TRIES)):
        try:
            ready = _ready(session, asked)
            if not ready.drafted.files:
                warn(session.say("update.nothing"))
            elif not asked.dry_run:
                write(session, ready.drafted, ready.message if asked.commit else None)
        except WriteRefusedError as refused:
            if refused.message != "changed_meanwhile" or not tries_left:
                raise
        else:
            ready.tell()  # only now: what was thought out in vain is nobody's concern
            return


def _ready(session: Session, asked: Asked) -> _Ready:
    from teamops.cli.judging import judgement
    from teamops.cli.task_values import task_update
    from teamops.cli.who import person_named
    from teamops.planning.task_update import plan_update
    from teamops.store.loading import load
    from teamops.store.writing import drafts

    root = session.root
    ws = load(root)
    now: datetime = clock(asked.today)(ws.settings.timezone)
    person = person_named(ws, asked.person) if asked.person is not None else None
    wanted = task_update(session, ws, asked.given)
    planned = plan_update(ws, asked.ids, wanted, now)
    drafted = drafts(root, planned.changes, ws.digests)
    findings = judgement(session, ws, drafted, [entry.at for entry in planned.tasks], now)
    warnings = _not_theirs(session, ws, planned, wanted, person) if person is not None else []
    return _Ready(drafted, findings, warnings, _message(ws, planned, wanted, person))


def _not_theirs(session: Session, ws: Workspace, planned: Updating, wanted: TaskUpdate, person: str) -> list[str]:
    """Whose tasks these are, where they are not the person's who updates them, nor shall be."""
    tasks = [entry.record for entry in planned.tasks if person not in (*entry.record.owner, wanted.owner)]
    comma = session.say("reports.comma")
    facts = {task.id: comma.join(ws.names_of(task.owner)) or "—" for task in tasks}
    who = ws.person_name(person)
    return [session.say("update.not_theirs", task=task, owner=owner, person=who) for task, owner in facts.items()]


def _message(ws: Workspace, planned: Updating, wanted: TaskUpdate, person: str | None) -> str:
    """The message of the commit: `update t-1, t-2: status done, progress 80% (赵四)`."""
    told = {key: getattr(wanted, key) for key in ("status", "progress", "owner", "start", "end", "priority")}
    parts = [f"{key} {text}" for key, text in told.items() if text is not None]
    parts += [key for key in _TEXTS if getattr(wanted, key) is not None and wanted.status != "blocked"]
    ids = ", ".join(entry.record.id for entry in planned.tasks)
    by = f" ({ws.person_name(person)})" if person is not None else ""
    return f"update {ids}: {', '.join(parts) or 'confirmed'}{by}"
