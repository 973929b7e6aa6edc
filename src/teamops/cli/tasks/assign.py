"""`teamops assign`: a task gets an owner whose post it is and who has room for it."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.screen import can_ask, show_report
from teamops.cli.shell.completers import list_open_tasks, list_people, make_argument
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""

    def assign(
        task: Annotated[str, make_argument(session, "update.ids", list_open_tasks)],
        person: Annotated[str | None, make_argument(session, "load.assign.person", list_people, "PERSON")] = None,
        by: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        chosen = person if person is not None else _propose_candidates(session, task, today)
        if chosen:
            manner = WriteOptions(today, dry_run, commit)
            apply_plan(session, manner, lambda ws, now: _plan_assignment(session, ws, task, chosen, by, now))

    return assign


def _propose_candidates(session: Session, word: str, today: str | None) -> str:
    """Who could take the task is shown; in a terminal the user says who does."""
    from teamops.reporting.pages.assignment import build_proposals
    from teamops.store.reading.loader import load

    ws = load(session.root)
    day = make_clock(today)(ws.settings.timezone).date()
    show_report(build_proposals(ws, word, day, session.lang))
    asks = can_ask()
    return str(typer.prompt(session.say("load.assign.ask"), default="", show_default=False)) if asks else ""


def _plan_assignment(
    session: Session, ws: "Workspace", word: str, chosen: str, by: str | None, now: datetime
) -> PlannedWrite:
    from teamops.cli.context.people import resolve_person
    from teamops.cli.writing.commit_message import format_author_of, format_tasks, get_diary
    from teamops.planning.tasks.assignment import plan_assignment

    person = resolve_person(ws, chosen)
    planned = plan_assignment(ws, word, person, now.date())
    task = planned.entry.record
    warnings = []
    if planned.is_last_p0:
        full = {"person": ws.get_person_name(person), "count": planned.candidate.p0}
        warnings.append(session.say("load.assign.last", **full))
    facts = {"task": format_tasks(ws, [task]), "person": ws.get_person_name(person), "by": format_author_of(ws, by)}
    message = get_diary(ws)("diary.assign", **facts)
    return PlannedWrite(planned.changes, [planned.entry.at], message, warnings=warnings)
