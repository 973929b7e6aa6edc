"""Arguments and options of `teamops request`; what they stand for completes in the shell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from teamops.cli.shell.completers import argument, departments, option, people
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def open_requests(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The requests that something is still to be said of: the open ones, and done ones that may lack a side."""
    requests = (entry.record for entry in ws.requests)
    return ((request.id, request.need) for request in requests if request.status != "cancelled")


def id_argument(session: Session) -> Any:
    """The request that is meant."""
    return argument(session, "request.id", open_requests)


def text_option(session: Session, name: str, word: str, metavar: str = "TEXT") -> Any:
    """The option `--name`, explained by the text `word`."""
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"request.{word}"), show_default=False)


def person_option(session: Session, name: str, word: str) -> Any:
    """The same for a person."""
    return option(session, f"--{name}", f"request.{word}", people, "PERSON")


def department_option(session: Session, name: str, word: str) -> Any:
    """The same for a department."""
    return option(session, f"--{name}", f"request.{word}", departments, "DEPT")
