"""Options that several commands share, so that they read alike everywhere."""

from __future__ import annotations

from typing import Any

import typer

from teamops.cli.session import Session


def today_option(session: Session) -> Any:
    """`--today`: the day that counts as today."""
    return typer.Option("--today", metavar="DATE", envvar="TEAMOPS_TODAY", help=session.say("cli.today"))
