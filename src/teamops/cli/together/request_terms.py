"""The commands of `teamops request` that say what is asked for and agreed to: open, accept, change."""

from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.shell import option_values
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.together.request_moves import move
from teamops.cli.together.request_options import (
    make_department_option,
    make_id_argument,
    make_person_option,
    make_text_option,
)
from teamops.cli.writing.planned_write import WriteOptions

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.requests.request_moves import Move


def add_terms(session: Session, made: typer.Typer) -> None:
    """`made` has the commands."""
    _add_open(session, made)
    _add_accept(session, made)
    _add_change(session, made)


def _add_open(session: Session, made: typer.Typer) -> None:
    say = session.say

    @made.command("open", help=say("request.open.help"))
    def open_it(
        need: Annotated[str, typer.Argument(help=say("request.need"), show_default=False)],
        asker: Annotated[str | None, make_department_option(session, "from", "from")] = None,
        to: Annotated[str | None, make_department_option(session, "to", "to")] = None,
        item: Annotated[str | None, make_text_option(session, "item", "item")] = None,
        due: Annotated[str | None, make_text_option(session, "due", "due", "DATE")] = None,
        owner: Annotated[str | None, make_person_option(session, "owner", "owner")] = None,
        urgent: Annotated[bool, typer.Option("--urgent", help=say("request.is_urgent"))] = False,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.new_request import open_request

        said = {"need": need, "from": asker, "to": to, "item": item, "due": due, "owner": owner}
        open_request(session, said, person, WriteOptions(today, dry_run, commit), urgent=urgent)


def _parse_day(due: str | None, now: "datetime") -> "date | None":
    return option_values.parse_day("--due", due, now.date()) if due else None


def _add_accept(session: Session, made: typer.Typer) -> None:
    @made.command("accept", help=session.say("request.accept.help"))
    def accept(
        word: Annotated[str, make_id_argument(session)],
        person: Annotated[str | None, make_as_option(session)] = None,
        due: Annotated[str | None, make_text_option(session, "due", "own_due", "DATE")] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        def build_move(_ws: "Workspace", who: str | None) -> "Move":
            from teamops.planning.requests import request_moves

            return lambda ws, request, now: request_moves.accept(ws, request, now, who or "", _parse_day(due, now))

        move(session, word, person, WriteOptions(today, dry_run, commit), build_move)


def _add_change(session: Session, made: typer.Typer) -> None:
    @made.command("change", help=session.say("request.change.help"))
    def change(
        word: Annotated[str, make_id_argument(session)],
        item: Annotated[str | None, make_text_option(session, "item", "item")] = None,
        due: Annotated[str | None, make_text_option(session, "due", "due", "DATE")] = None,
        to: Annotated[str | None, make_department_option(session, "to", "to")] = None,
        owner: Annotated[str | None, make_person_option(session, "owner", "owner")] = None,
        note: Annotated[str | None, make_text_option(session, "note", "note")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        def build_move(ws: "Workspace", _who: str | None) -> "Move":
            from teamops.cli.context.people import resolve_department, resolve_person
            from teamops.planning.requests import request_moves

            whom, whose = (resolve_department(ws, to) if to else None), (resolve_person(ws, owner) if owner else None)

            def build_changes(now: "datetime") -> request_moves.RequestEdit:
                return request_moves.RequestEdit(
                    item and item.strip(), _parse_day(due, now), whom, whose, note and note.strip()
                )

            return lambda ws, request, now: request_moves.change(ws, request, now, build_changes(now))

        move(session, word, person, WriteOptions(today, dry_run, commit), build_move, signs=False)
