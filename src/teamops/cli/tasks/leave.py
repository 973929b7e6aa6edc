"""`teamops leave`: a person leaves, and another takes over all open work."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.output.screen import can_ask
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_people, make_argument, make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.planning.people.leave import LeavePlan, plan_leave
from teamops.reporting.pages.handover import build_handover
from teamops.store.errors import CommandError

_ALLOWED = frozenset({"T002", "T016", "C003", "G008"})
"""Errors that a handover may leave: too many P0 tasks, work in files that cannot be read, signatures that lapse."""


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def leave(
        person: Annotated[str, make_argument("leave.person", list_people, "PERSON")],
        on: Annotated[str | None, make_text_option("--on", "leave.on", "DATE")] = None,
        to: Annotated[str | None, make_person_option("--to", "leave.to")] = None,
        yes: Annotated[bool, Option("--yes", "-y", help="leave.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if on is None or to is None:
            raise CommandError("leave_needs", missing="--on" if on is None else "--to")
        asks = can_ask() and not yes
        apply_plan(
            session, write._replace(asks=asks), lambda ws, now: _plan_write(session, ws, person, on, to, write, now)
        )

    return leave


def _plan_write(
    session: Session, ws: Workspace, person: str, on: str, to: str, write: WriteOptions, now: datetime
) -> PlannedWrite:
    last = option_values.parse_day("--on", on, now.date())
    plan = plan_leave(ws, resolve_person(ws, person), resolve_person(ws, to), last, now.date())
    names = {"person": ws.get_person_name(plan.person), "to": ws.get_person_name(plan.to)}
    by = format_author_of(ws, write.actor)
    message = get_diary(ws)("diary.leave", last=last.isoformat(), count=len(plan.work), by=by, **names)
    unread = ws.list_unread_files()
    return PlannedWrite(
        plan.changes,
        plan.places,
        message,
        allowed=_ALLOWED,
        hidden=frozenset({"G007", "G008"}),
        warnings=[session.say("leave.unread", files=unread)] if unread else (),
        report=build_handover(ws, plan, now.date(), session.lang),
        messages=_list_commands(session, ws, plan),
        question=session.say("leave.ask"),
    )


def _list_commands(session: Session, ws: Workspace, plan: LeavePlan) -> list[str]:
    """Return how each person signs what is needed now, and again what lapses, once for each goal."""
    lapsed = [(path, who) for path, who in plan.lapsed if who != plan.person and path in ws.nodes]
    commands = dict.fromkeys((who, f"teamops confirm {path} --as {who}") for path, who in (*plan.unsigned, *lapsed))
    return [session.say("leave.sign", person=ws.get_person_name(who), command=one) for who, one in commands]
