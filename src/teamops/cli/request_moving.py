"""A request is moved on by one of the commands of `teamops request`, and the user is told what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from teamops.cli.carrying_out import Manner, Work, carry_out
from teamops.cli.session import Session
from teamops.cli.who import person_named, signed
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from teamops.model.collaboration import Emergency, Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requesting import Move, Moving

    Made = Callable[[Workspace, str | None], Move]
    """The move of a person, None where nobody is named."""


def move(session: Session, word: str, person: str | None, manner: Manner, made: Made, *, signs: bool = True) -> None:
    """The request meant by `word` has made the move that `made` gives for `person`; a move that signs needs one."""
    if signs and not person:
        raise CannotGoOnError("request.who_is_it")

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.cli.request_told import told_of
        from teamops.planning.requesting import plan_move

        who = person_named(ws, person) if person else None
        moving = plan_move(ws, word, made(ws, who), now)
        told = told_of(session, ws, moving.entry.record, moving.after) if moving.changes else ()
        return Work(moving.changes, [moving.entry.at], _message(ws, moving) + signed(ws, who), said=tuple(told))

    carry_out(session, manner, plan)


def _message(ws: Workspace, moving: Moving) -> str:
    """The message of the commit, without who: `request req-2 客户线索数据对接: accepted for 2026-10-12`"""
    after = moving.after
    return f"request {after.id} {in_a_line(after.need)}: {', '.join(_happened(ws, moving.entry.record, after))}"


def in_a_line(text: str) -> str:
    """The text with single blanks for all white space."""
    return " ".join(text.split())


def _happened(ws: Workspace, before: Request, after: Request) -> Iterator[str]:
    if after.item != before.item:
        yield "item"
    is_accepted = after.accepted not in (None, before.accepted)
    if after.due != before.due and not is_accepted:
        yield f"due {after.due}"
    for key in ("to", "owner"):
        if (who := getattr(after, key)) != getattr(before, key):
            yield f"{key} {ws.name_of(who)}"
    if is_accepted:
        yield f"accepted for {after.due}"
    elif after.status != before.status:
        yield {"open": "open again", "in_progress": "in progress"}.get(after.status, after.status)
    if len(after.confirmed) > len(before.confirmed):
        yield "confirmed"
    yield from _clock_happened(before.urgent, after.urgent)
    if after.escalated not in (None, before.escalated):
        yield "escalated"
    if after.note != before.note and after.status != "cancelled":
        yield "note"


def _clock_happened(before: Emergency | None, after: Emergency | None) -> Iterator[str]:
    if before is None and after is not None:
        yield "urgent"
    elif before is not None and after is not None:
        if after.responded != before.responded:
            yield "answered"
        if after.solved != before.solved:
            yield "solved"
