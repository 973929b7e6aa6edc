"""`teamops assign`: give a task an owner with the post for it and with room for it."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, show_report
from teamops.cli.shell.completers import list_open_tasks, list_people, make_argument
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, format_tasks, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.planning.tasks.assignment import plan_assignment
from teamops.reporting.pages.assignment import build_proposals
from teamops.store.reading.loader import load


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def assign(
        task: Annotated[str, make_argument("load.assign.task", list_open_tasks)],
        person: Annotated[str | None, make_argument("load.assign.person", list_people, "PERSON")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        chosen = person if person is not None else _propose_candidates(session, task, write)
        if chosen:
            apply_plan(session, write, lambda ws, now: _plan_assignment(session, ws, task, chosen, write.actor, now))

    return assign


def _propose_candidates(session: Session, word: str, write: WriteOptions) -> str:
    """Show who could take the task; return the person whom the user names, if there is a terminal to ask."""
    ws = load(session.root)
    day = make_clock(write.today)(ws.settings.timezone).date()
    show_report(build_proposals(ws, word, day, session.lang), write.form)
    if write.is_json or not can_ask():
        return ""
    return ask_text(session.say, session.say("load.assign.ask"))


def _plan_assignment(
    session: Session, ws: Workspace, word: str, owner: str, by: str | None, now: datetime
) -> PlannedWrite:
    person = resolve_person(ws, owner)
    planned = plan_assignment(ws, word, person, now.date())
    name, warnings = ws.get_person_name(person), []
    if planned.is_last_p0:
        warnings.append(session.say("load.assign.last", person=name, count=planned.candidate.p0))
    task = format_tasks(ws, [planned.entry.record])
    message = get_diary(ws)("diary.assign", task=task, person=name, by=format_author_of(ws, by))
    return PlannedWrite(planned.changes, [planned.entry.at], message, warnings=warnings)
