"""Options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import typer

from teamops.cli.session import Session


class Format(StrEnum):
    """How commands print what is not a report of its own: for people, or for programs."""

    terminal = "terminal"
    json = "json"


def today_option(session: Session) -> Any:
    """`--today`: the day that counts as today."""
    return typer.Option("--today", metavar="DATE", envvar="TEAMOPS_TODAY", help=session.say("cli.today"))
