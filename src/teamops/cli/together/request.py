"""`teamops request`: what one department needs of another, from the question to the confirmation of both sides."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.together.request_moves import move
from teamops.cli.together.request_options import make_id_argument, make_person_option, make_text_option
from teamops.cli.together.request_terms import add_terms
from teamops.cli.writing.planned_write import WriteOptions

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


def _resolve_move(name: str) -> "Callable[..., Request]":
    from teamops.planning.requests import request_moves

    moves: dict[str, Callable[..., Request]] = {
        "start": request_moves.start, "deliver": request_moves.deliver, "confirm": request_moves.confirm,
        "urgent": request_moves.make_urgent, "respond": request_moves.respond, "solve": request_moves.solve,
    }  # fmt: skip
    return moves[name]


def _add_simple(session: Session, made: typer.Typer, name: str, *, signs: bool) -> None:
    def make_move(
        word: Annotated[str, make_id_argument(session)],
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        def build_move(_ws: "Workspace", who: str | None) -> "Move":
            return lambda ws, request, now: _resolve_move(name)(ws, request, now, who)

        move(session, word, person, WriteOptions(today, dry_run, commit), build_move, signs=signs)

    made.command(name, help=session.say(f"request.{name}.help"))(make_move)


def _add_escalate(session: Session, made: typer.Typer) -> None:
    @made.command("escalate", help=session.say("request.escalate.help"))
    def escalate(
        word: Annotated[str, make_id_argument(session)],
        plan: Annotated[str | None, make_text_option(session, "plan", "plan")] = None,
        to: Annotated[str | None, make_person_option(session, "to", "whom")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        def build_move(ws: "Workspace", _who: str | None) -> "Move":
            from teamops.cli.context.people import resolve_person
            from teamops.planning.requests import request_moves

            whom = resolve_person(ws, to) if to else None
            return lambda ws, request, now: request_moves.escalate(ws, request, now, plan or "", whom)

        move(session, word, person, WriteOptions(today, dry_run, commit), build_move, signs=False)


def _add_cancel(session: Session, made: typer.Typer) -> None:
    @made.command("cancel", help=session.say("request.cancel.help"))
    def cancel(
        word: Annotated[str, make_id_argument(session)],
        reason: Annotated[str | None, make_text_option(session, "reason", "reason")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        def build_move(_ws: "Workspace", _who: str | None) -> "Move":
            from teamops.planning.requests import request_moves

            return lambda ws, request, now: request_moves.cancel(ws, request, now, reason or "")

        move(session, word, person, WriteOptions(today, dry_run, commit), build_move, signs=False)
