"""Options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import typer

from teamops.cli.shell.session import Session


class OutputFormat(StrEnum):
    """How commands print what is not a report of its own: for people, or for programs."""

    terminal = "terminal"
    json = "json"


def make_today_option(session: Session) -> Any:
    """`--today`: the day that counts as today."""
    return typer.Option("--today", metavar="DATE", envvar="TEAMOPS_TODAY", help=session.say("cli.today"))


def make_at_option(session: Session) -> Any:
    """`--at`: the records as they were."""
    return typer.Option("--at", metavar="REV|DATE", help=session.say("at.option"), show_default=False)


def make_dry_run_option(session: Session) -> Any:
    """`--dry-run`: nothing is written."""
    return typer.Option("--dry-run", help=session.say("writing.dry_run"))


def make_commit_option(session: Session) -> Any:
    """`--commit`: what was written goes into git."""
    return typer.Option("--commit", help=session.say("writing.commit"))


def make_as_option(session: Session) -> Any:
    """`--as`: who says so; where the environment names somebody (TEAMOPS_AS), nobody needs to type it."""
    from teamops.cli.shell.completers import list_people, make_completer

    return typer.Option(
        "--as",
        metavar="PERSON",
        envvar="TEAMOPS_AS",
        help=session.say("writing.as"),
        autocompletion=make_completer(session, list_people),
    )
