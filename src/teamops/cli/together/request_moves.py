"""Apply a move of a request, such as to accept or deliver it, and describe it in the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from teamops.cli.context.people import resolve_person
from teamops.cli.shell.session import Session
from teamops.cli.together.request_messages import describe_move
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.workspace import Workspace
from teamops.planning.requests.request_moves import Move, RequestPlan, plan_move
from teamops.store.errors import CommandError

MoveBuilder = Callable[[Workspace, str | None], Move]
"""Builds the move of a person, by id; None where no person is given."""


def apply_move(
    session: Session, word: str, write: WriteOptions, build_move: MoveBuilder, *, signs: bool = True
) -> None:
    """Apply a move to the request `word`, and print the next steps. A move that `signs` must have a person."""
    if signs and not write.actor:
        raise CommandError("request.who_is_it")

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        who = resolve_person(ws, write.actor) if write.actor else None
        planned = plan_move(ws, word, build_move(ws, who), now)
        messages = tuple(describe_move(session, ws, planned.entry.record, planned.after)) if planned.changes else ()
        message = _format_message(ws, planned, format_author(ws, who))
        return PlannedWrite(planned.changes, [planned.entry.at], message, messages=messages)

    apply_plan(session, write, plan)


def _format_message(ws: Workspace, planned: RequestPlan, by: str) -> str:
    """Format the message of the commit: `req-2 客户线索数据对接: accepted for 2026-10-12 (韩工)`"""
    words, after = get_diary(ws), planned.after
    changes = words("diary.comma").join(_describe_changes(ws, planned.entry.record, after))
    return words("diary.request", id=after.id, need=shorten(after.need), happened=changes, by=by)


def _describe_changes(ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    words = get_diary(ws)

    def format_key(name: str, value: object) -> str:
        return words("diary.key", key=words(f"fields.{name}"), value=value)

    if after.item != before.item:
        yield words("fields.item")
    is_accepted = after.accepted not in (None, before.accepted)
    if after.due != before.due and not is_accepted:
        yield format_key("due", after.due)
    for name in ("to", "owner"):
        if (who := getattr(after, name)) != getattr(before, name):
            yield format_key(name, ws.get_name(who))
    if is_accepted:
        yield words("diary.request_accepted", due=after.due)
    elif after.status != before.status:
        is_again = after.status == "open"
        yield words("diary.request_again") if is_again else words(f"records.status.{after.status}")
    if len(after.confirmed) > len(before.confirmed):
        yield words("diary.request_confirmed")
    yield from (words(f"diary.request_{step}") for step in _list_clock_steps(before.urgent, after.urgent))
    if after.escalated not in (None, before.escalated):
        yield words("diary.request_escalated", who=ws.get_name(after.escalated.to))
    if after.note != before.note and after.status != "cancelled":
        yield words("fields.note")


def _list_clock_steps(before: Emergency | None, after: Emergency | None) -> Iterator[str]:
    if before is None and after is not None:
        yield "urgent"
    elif before is not None and after is not None:
        if after.responded != before.responded:
            yield "answered"
        if after.solved != before.solved:
            yield "solved"
