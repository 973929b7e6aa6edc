"""`teamops assign`: a task gets an owner whose post it is and who has room for it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.screen import can_ask, show_report
from teamops.cli.shell.completers import argument, open_tasks, people
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session, clock
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def assign(
        task: Annotated[str, argument(session, "update.ids", open_tasks)],
        person: Annotated[str | None, argument(session, "load.assign.person", people, "PERSON")] = None,
        by: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        chosen = person if person is not None else _proposed(session, task, today)
        if chosen:
            manner = Manner(today, dry_run, commit)
            carry_out(session, manner, lambda ws, now: _work(session, ws, task, chosen, by, now))

    return assign


def _proposed(session: Session, word: str, today: str | None) -> str:
    """Who could take the task is shown; in a terminal the user says who does."""
    from teamops.reporting.pages.assignment import proposals
    from teamops.store.reading.loader import load

    ws = load(session.root)
    day = clock(today)(ws.settings.timezone).date()
    show_report(proposals(ws, word, day, session.lang))
    asks = can_ask()
    return str(typer.prompt(session.say("load.assign.ask"), default="", show_default=False)) if asks else ""


def _work(session: Session, ws: "Workspace", word: str, chosen: str, by: str | None, now: datetime) -> Work:
    from teamops.cli.context.people import person_named
    from teamops.cli.writing.commit_message import diary, named, signed_by
    from teamops.planning.tasks.assignment import assigned

    person = person_named(ws, chosen)
    planned = assigned(ws, word, person, now.date())
    task = planned.entry.record
    warnings = []
    if planned.is_last_p0:
        full = {"person": ws.person_name(person), "count": planned.candidate.p0}
        warnings.append(session.say("load.assign.last", **full))
    facts = {"task": named(ws, [task]), "person": ws.person_name(person), "by": signed_by(ws, by)}
    message = diary(ws)("diary.assign", **facts)
    return Work(planned.changes, [planned.entry.at], message, warnings=warnings)
