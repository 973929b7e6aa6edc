"""The commands of `teamops request` that say what is asked for and agreed to: open, accept, change."""

from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.shell import option_values
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.together.request_moves import move
from teamops.cli.together.request_options import department_option, id_argument, person_option, text_option
from teamops.cli.writing.planned_write import Manner

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
        asker: Annotated[str | None, department_option(session, "from", "from")] = None,
        to: Annotated[str | None, department_option(session, "to", "to")] = None,
        item: Annotated[str | None, text_option(session, "item", "item")] = None,
        due: Annotated[str | None, text_option(session, "due", "due", "DATE")] = None,
        owner: Annotated[str | None, person_option(session, "owner", "owner")] = None,
        urgent: Annotated[bool, typer.Option("--urgent", help=say("request.is_urgent"))] = False,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.new_request import open_request

        said = {"need": need, "from": asker, "to": to, "item": item, "due": due, "owner": owner}
        open_request(session, said, person, Manner(today, dry_run, commit), urgent=urgent)


def _day(due: str | None, now: "datetime") -> "date | None":
    return option_values.day("--due", due, now.date()) if due else None


def _add_accept(session: Session, made: typer.Typer) -> None:
    @made.command("accept", help=session.say("request.accept.help"))
    def accept(
        word: Annotated[str, id_argument(session)],
        person: Annotated[str | None, as_option(session)] = None,
        due: Annotated[str | None, text_option(session, "due", "own_due", "DATE")] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        def moved(_ws: "Workspace", who: str | None) -> "Move":
            from teamops.planning.requests import request_moves

            return lambda ws, request, now: request_moves.accept(ws, request, now, who or "", _day(due, now))

        move(session, word, person, Manner(today, dry_run, commit), moved)


def _add_change(session: Session, made: typer.Typer) -> None:
    @made.command("change", help=session.say("request.change.help"))
    def change(
        word: Annotated[str, id_argument(session)],
        item: Annotated[str | None, text_option(session, "item", "item")] = None,
        due: Annotated[str | None, text_option(session, "due", "due", "DATE")] = None,
        to: Annotated[str | None, department_option(session, "to", "to")] = None,
        owner: Annotated[str | None, person_option(session, "owner", "owner")] = None,
        note: Annotated[str | None, text_option(session, "note", "note")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        def moved(ws: "Workspace", _who: str | None) -> "Move":
            from teamops.cli.context.people import department_named, person_named
            from teamops.planning.requests import request_moves

            whom, whose = (department_named(ws, to) if to else None), (person_named(ws, owner) if owner else None)

            def wanted(now: "datetime") -> request_moves.Wanted:
                return request_moves.Wanted(item and item.strip(), _day(due, now), whom, whose, note and note.strip())

            return lambda ws, request, now: request_moves.change(ws, request, now, wanted(now))

        move(session, word, person, Manner(today, dry_run, commit), moved, signs=False)
