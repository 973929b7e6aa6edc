"""`teamops request`: what one department needs of another, from the question to the confirmation of both sides."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.together.request_moves import move
from teamops.cli.together.request_options import id_argument, person_option, text_option
from teamops.cli.together.request_terms import add_terms
from teamops.cli.writing.planned_write import Manner

if TYPE_CHECKING:
    from teamops.model.records.collaboration import Request
    from teamops.model.workspace import Workspace
    from teamops.planning.requests.request_moves import Move


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    made = typer.Typer(help=session.say("request.help"), no_args_is_help=True, add_completion=False)
    add_terms(session, made)
    for name, signs in _SIMPLE.items():
        _add_simple(session, made, name, signs=signs)
    _add_escalate(session, made)
    _add_cancel(session, made)
    return made


_SIMPLE = {"start": False, "deliver": True, "confirm": True, "urgent": False, "respond": True, "solve": True}
"""The moves that ask for nothing but who makes them, and whether they must know that."""


def _simple(name: str) -> "Callable[..., Request]":
    from teamops.planning.requests import request_moves, urgent

    moves: dict[str, Callable[..., Request]] = {
        "start": request_moves.start, "deliver": request_moves.deliver, "confirm": request_moves.confirm,
        "urgent": urgent.make_urgent, "respond": urgent.respond, "solve": urgent.solve,
    }  # fmt: skip
    return moves[name]


def _add_simple(session: Session, made: typer.Typer, name: str, *, signs: bool) -> None:
    def simple(
        word: Annotated[str, id_argument(session)],
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        def moved(_ws: "Workspace", who: str | None) -> "Move":
            return lambda ws, request, now: _simple(name)(ws, request, now, who)

        move(session, word, person, Manner(today, dry_run, commit), moved, signs=signs)

    made.command(name, help=session.say(f"request.{name}.help"))(simple)


def _add_escalate(session: Session, made: typer.Typer) -> None:
    @made.command("escalate", help=session.say("request.escalate.help"))
    def escalate(
        word: Annotated[str, id_argument(session)],
        plan: Annotated[str | None, text_option(session, "plan", "plan")] = None,
        to: Annotated[str | None, person_option(session, "to", "whom")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        def moved(ws: "Workspace", _who: str | None) -> "Move":
            from teamops.cli.context.people import person_named
            from teamops.planning.requests import request_moves

            whom = person_named(ws, to) if to else None
            return lambda ws, request, now: request_moves.escalate(ws, request, now, plan or "", whom)

        move(session, word, person, Manner(today, dry_run, commit), moved, signs=False)


def _add_cancel(session: Session, made: typer.Typer) -> None:
    @made.command("cancel", help=session.say("request.cancel.help"))
    def cancel(
        word: Annotated[str, id_argument(session)],
        reason: Annotated[str | None, text_option(session, "reason", "reason")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        def moved(_ws: "Workspace", _who: str | None) -> "Move":
            from teamops.planning.requests import request_moves

            return lambda ws, request, now: request_moves.cancel(ws, request, now, reason or "")

        move(session, word, person, Manner(today, dry_run, commit), moved, signs=False)
