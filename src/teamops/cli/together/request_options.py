"""Arguments and options of `teamops request`; what they stand for completes in the shell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from teamops.cli.shell.completers import list_departments, list_people, make_argument, make_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def list_requests(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The requests that something is still to be said of: the open ones, and done ones that may lack a side."""
    requests = (entry.record for entry in ws.requests)
    return ((request.id, request.need) for request in requests if request.status != "cancelled")


def make_id_argument(session: Session) -> Any:
    """The request that is meant."""
    return make_argument(session, "request.id", list_requests)


def make_text_option(session: Session, name: str, word: str, metavar: str = "TEXT") -> Any:
    """The option `--name`, explained by the text `word`."""
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"request.{word}"), show_default=False)


def make_person_option(session: Session, name: str, word: str) -> Any:
    """The same for a person."""
    return make_option(session, f"--{name}", f"request.{word}", list_people, "PERSON")


def make_department_option(session: Session, name: str, word: str) -> Any:
    """The same for a department."""
    return make_option(session, f"--{name}", f"request.{word}", list_departments, "DEPT")
