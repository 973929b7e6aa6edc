"""Messages after a move of a request: how long its emergency took, and who has to do what next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.cli.shell.session import Session
from teamops.model.records.collaboration import Request
from teamops.model.signing.sides import Side, find_confirmed_sides, is_accepted, list_speakers
from teamops.model.time.moments import compute_duration, format_moment
from teamops.model.workspace import Workspace
from teamops.planning.requests.request_moves import format_side_command
from teamops.reporting.tables.requests import format_duration


def describe_move(session: Session, ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    """Yield what a move led to, in sentences with commands to copy."""
    yield from _describe_clock(session, ws, before, after)
    yield from _describe_next_steps(session, ws, before, after)


def _describe_clock(session: Session, ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    """Yield how long an answer or solution took, if the move is one; when both are due, if it raised the urgency."""
    urgent, was = after.urgent, before.urgent
    if urgent is None or urgent == was:
        return
    limits, zone = ws.settings.limits.urgent, ws.settings.timezone
    if was is None:
        times = {"raised": urgent.raised, "answer": urgent.raised + limits.response}
        times["solution"] = urgent.raised + limits.solution
        facts = {key: format_moment(moment, zone) for key, moment in times.items()}
        yield _say(session, "urgent", **facts)
        if after.status != "open":  # else accepting it is the answer
            yield _say(session, "respond", command=format_side_command(ws, after, "respond", "provider"))
        return
    for done, before_it, limit, kind in (
        (urgent.responded, was.responded, limits.response, "answered"),
        (urgent.solved, was.solved, limits.solution, "solved"),
    ):
        if isinstance(done, datetime) and done != before_it:
            took = compute_duration(urgent.raised, done)
            name = f"{kind}_late" if took > limit else kind
            yield _say(
                session, name, took=format_duration(session.say, took), limit=format_duration(session.say, limit)
            )


def _describe_next_steps(session: Session, ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    """Yield who has to accept, deliver or confirm, and whom to inform."""
    if after.accepted is not None and after.due != before.due:
        owner = ws.get_name(after.owner or after.from_)
        yield _say(session, "due", due=after.due, before=before.due or session.say("reports.nothing"), owner=owner)
    if after.escalated is not None and after.escalated != before.escalated:
        yield _say(session, "escalated", person=ws.get_person_name(after.escalated.to))
    if after.status == "done":
        yield _say(session, "done")
    elif after.status == "delivered":
        yield from _describe_confirmations(session, ws, after)
    elif after.is_open and not is_accepted(ws, after):
        yield _describe_acceptance(session, ws, before, after)
    elif after.is_open and (after.status, after.accepted) != (before.status, before.accepted):
        yield _say(session, "deliver", command=format_side_command(ws, after, "deliver", "provider"))


def _describe_acceptance(session: Session, ws: Workspace, before: Request, after: Request) -> str:
    if after.to is None:
        return session.say("request.no_provider", need=after.need, id=after.id)
    facts = {"department": ws.get_department_name(after.to)}
    if not list_speakers(ws, after, "provider"):
        return _say(session, "accept_nobody", **facts)
    facts["command"] = format_side_command(ws, after, "accept", "provider")
    if before.accepted is None:
        return _say(session, "accept", **facts)
    return _say(session, "accept_again", person=ws.get_person_name(before.accepted.by), **facts)


def _describe_confirmations(session: Session, ws: Workspace, after: Request) -> Iterator[str]:
    sides: list[tuple[Side, str | None]] = [("requester", after.from_), ("provider", after.to)]
    for side, department in sides:
        if department is not None and side not in find_confirmed_sides(ws, after):
            facts = {
                "department": ws.get_department_name(department),
                "command": format_side_command(ws, after, "confirm", side),
            }
            yield _say(session, "confirm", **facts)


def _say(session: Session, name: str, **facts: object) -> str:
    return session.say(f"request.status.{name}", **facts)
