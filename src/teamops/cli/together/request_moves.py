"""A request is moved on by one of the commands of `teamops request`, and the user is told what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teamops.cli.context.people import person_named
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary, short, signed
from teamops.cli.writing.planned_write import Manner, Work
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from teamops.model.records.collaboration import Emergency, Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requests.request_moves import Move, Moving

    Made = Callable[[Workspace, str | None], Move]
    """The move of a person, None where nobody is named."""


def move(session: Session, word: str, person: str | None, manner: Manner, made: Made, *, signs: bool = True) -> None:
    """The request meant by `word` has made the move that `made` gives for `person`; a move that signs needs one."""
    if signs and not person:
        raise CannotGoOnError("request.who_is_it")

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.cli.together.request_messages import told_of
        from teamops.planning.requests.request_moves import plan_move

        who = person_named(ws, person) if person else None
        moving = plan_move(ws, word, made(ws, who), now)
        told = told_of(session, ws, moving.entry.record, moving.after) if moving.changes else ()
        return Work(moving.changes, [moving.entry.at], _message(ws, moving, signed(ws, who)), said=tuple(told))

    carry_out(session, manner, plan)


def _message(ws: Workspace, moving: Moving, by: str) -> str:
    """The message of the commit: `req-2 客户线索数据对接: accepted for 2026-10-12 (韩工)`"""
    words, after = diary(ws), moving.after
    happened = words("diary.comma").join(_happened(ws, moving.entry.record, after))
    return words("diary.request", id=after.id, need=short(after.need), happened=happened, by=by)


def _happened(ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    words = diary(ws)

    def key(name: str, value: object) -> str:
        return words("diary.key", key=words(f"fields.{name}"), value=value)

    if after.item != before.item:
        yield words("fields.item")
    is_accepted = after.accepted not in (None, before.accepted)
    if after.due != before.due and not is_accepted:
        yield key("due", after.due)
    for name in ("to", "owner"):
        if (who := getattr(after, name)) != getattr(before, name):
            yield key(name, ws.name_of(who))
    if is_accepted:
        yield words("diary.request_accepted", due=after.due)
    elif after.status != before.status:
        is_again = after.status == "open"
        yield words("diary.request_again") if is_again else words(f"records.status.{after.status}")
    if len(after.confirmed) > len(before.confirmed):
        yield words("diary.request_confirmed")
    yield from (words(f"diary.request_{step}") for step in _clock_happened(before.urgent, after.urgent))
    if after.escalated not in (None, before.escalated):
        yield words("diary.request_escalated", who=ws.name_of(after.escalated.to))
    if after.note != before.note and after.status != "cancelled":
        yield words("fields.note")


def _clock_happened(before: Emergency | None, after: Emergency | None) -> Iterator[str]:
    if before is None and after is not None:
        yield "urgent"
    elif before is not None and after is not None:
        if after.responded != before.responded:
            yield "answered"
        if after.solved != before.solved:
            yield "solved"
