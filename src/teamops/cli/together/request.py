"""`teamops request`: what one department needs of another, from the question to the confirmation of both sides."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, Any

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import make_argument, make_department_option, make_person_option
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import make_flag, make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.together.new_request import open_request
from teamops.cli.together.request_moves import apply_move
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.records.collaboration import Request
from teamops.model.workspace import Workspace
from teamops.planning.requests import request_moves
from teamops.planning.requests.request_moves import Move, RequestEdit


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    _add_open(session, app)
    _add_accept(session, app)
    _add_change(session, app)
    for name, (step, signs) in _STEPS.items():
        _add_step(session, app, name, step, signs=signs)
    _add_escalate(session, app)
    _add_cancel(session, app)
    return app


_STEPS: dict[str, tuple[Callable[..., Request], bool]] = {
    "start": (request_moves.start, False),
    "deliver": (request_moves.deliver, True),
    "confirm": (request_moves.confirm, True),
    "urgent": (request_moves.make_urgent, False),
    "respond": (request_moves.respond, True),
    "solve": (request_moves.solve, True),
}
"""The moves that need no option but who makes them, and whether they are signed, so that this must be known."""


def _make_id_argument() -> Any:
    return make_argument("request.id", _list_requests)


def _list_requests(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the requests that are not cancelled: a done one may still lack the confirmation of a side."""
    requests = (entry.record for entry in ws.requests)
    return ((request.id, request.need) for request in requests if request.status != "cancelled")


def _parse_due(text: str | None, now: datetime) -> date | None:
    return option_values.parse_day("--due", text, now.date()) if text else None


def _add_open(session: Session, app: CommandGroup) -> None:
    option = make_text_option

    @app.command("open", help="request.open.help")
    @writes()
    def open_new(
        need: Annotated[str, make_text_argument("request.need", "NEED")],
        asker: Annotated[str | None, make_department_option("--from", "request.from")] = None,
        to: Annotated[str | None, make_department_option("--to", "request.to")] = None,
        item: Annotated[str | None, option("--item", "request.item")] = None,
        due: Annotated[str | None, option("--due", "request.due", "DATE")] = None,
        owner: Annotated[str | None, make_person_option("--owner", "request.owner")] = None,
        is_urgent: Annotated[bool, make_flag("--urgent", "request.is_urgent")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        texts = {"need": need, "from": asker, "to": to, "item": item, "due": due, "owner": owner}
        open_request(session, texts, write, urgent=is_urgent)


def _add_accept(session: Session, app: CommandGroup) -> None:
    @app.command("accept", help="request.accept.help")
    @writes(before={"actor": "due"})
    def accept(
        word: Annotated[str, _make_id_argument()],
        due: Annotated[str | None, make_text_option("--due", "request.own_due", "DATE")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def build_move(_ws: Workspace, who: str | None) -> Move:
            return lambda ws, request, now: request_moves.accept(ws, request, now, who or "", _parse_due(due, now))

        apply_move(session, word, write, build_move)


def _add_change(session: Session, app: CommandGroup) -> None:
    option = make_text_option

    @app.command("change", help="request.change.help")
    @writes()
    def change(
        word: Annotated[str, _make_id_argument()],
        item: Annotated[str | None, option("--item", "request.item")] = None,
        due: Annotated[str | None, option("--due", "request.due", "DATE")] = None,
        to: Annotated[str | None, make_department_option("--to", "request.to")] = None,
        owner: Annotated[str | None, make_person_option("--owner", "request.owner")] = None,
        note: Annotated[str | None, option("--note", "request.note")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def build_move(ws: Workspace, _who: str | None) -> Move:
            provider = resolve_department(ws, to) if to else None
            person = resolve_person(ws, owner) if owner else None

            def move(ws: Workspace, request: Request, now: datetime) -> Request:
                edit = RequestEdit(item and item.strip(), _parse_due(due, now), provider, person, note and note.strip())
                return request_moves.change(ws, request, now, edit)

            return move

        apply_move(session, word, write, build_move, signs=False)


def _add_step(session: Session, app: CommandGroup, name: str, step: Callable[..., Request], *, signs: bool) -> None:
    @app.command(name, help=f"request.{name}.help")
    @writes()
    def make_step(word: Annotated[str, _make_id_argument()], write: WriteOptions) -> None:
        def build_move(_ws: Workspace, who: str | None) -> Move:
            return lambda ws, request, now: step(ws, request, now, who)

        apply_move(session, word, write, build_move, signs=signs)


def _add_escalate(session: Session, app: CommandGroup) -> None:
    @app.command("escalate", help="request.escalate.help")
    @writes()
    def escalate(
        word: Annotated[str, _make_id_argument()],
        plan: Annotated[str | None, make_text_option("--plan", "request.plan")] = None,
        to: Annotated[str | None, make_person_option("--to", "request.whom")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def build_move(ws: Workspace, _who: str | None) -> Move:
            person = resolve_person(ws, to) if to else None
            return lambda ws, request, now: request_moves.escalate(ws, request, now, plan or "", person)

        apply_move(session, word, write, build_move, signs=False)


def _add_cancel(session: Session, app: CommandGroup) -> None:
    @app.command("cancel", help="request.cancel.help")
    @writes()
    def cancel(
        word: Annotated[str, _make_id_argument()],
        reason: Annotated[str | None, make_text_option("--reason", "request.reason")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        def build_move(_ws: Workspace, _who: str | None) -> Move:
            return lambda ws, request, now: request_moves.cancel(ws, request, now, reason or "")

        apply_move(session, word, write, build_move, signs=False)
