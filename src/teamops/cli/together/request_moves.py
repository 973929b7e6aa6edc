"""A request is moved on by one of the commands of `teamops request`, and the user is told what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teamops.cli.context.people import resolve_person
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from teamops.model.records.collaboration import Emergency, Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requests.request_moves import Move, RequestPlan

    Made = Callable[[Workspace, str | None], Move]
    """The move of a person, None where nobody is named."""


def move(
    session: Session, word: str, person: str | None, manner: WriteOptions, made: Made, *, signs: bool = True
) -> None:
    """The request meant by `word` has made the move that `made` gives for `person`; a move that signs needs one."""
    if signs and not person:
        raise CommandError("request.who_is_it")

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        from teamops.cli.together.request_messages import describe_move
        from teamops.planning.requests.request_moves import plan_move

        who = resolve_person(ws, person) if person else None
        moving = plan_move(ws, word, made(ws, who), now)
        told = describe_move(session, ws, moving.entry.record, moving.after) if moving.changes else ()
        return PlannedWrite(
            moving.changes, [moving.entry.at], _format_message(ws, moving, format_author(ws, who)), said=tuple(told)
        )

    apply_plan(session, manner, plan)


def _format_message(ws: Workspace, moving: RequestPlan, by: str) -> str:
    """The message of the commit: `req-2 客户线索数据对接: accepted for 2026-10-12 (韩工)`"""
    words, after = get_diary(ws), moving.after
    happened = words("diary.comma").join(_describe_changes(ws, moving.entry.record, after))
    return words("diary.request", id=after.id, need=shorten(after.need), happened=happened, by=by)


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
