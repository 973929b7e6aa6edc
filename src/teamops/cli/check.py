"""`teamops check`: what breaks the handbook."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.check_asked import Asked, FailOn, Format, answer
from teamops.cli.options import today_option
from teamops.cli.session import Session


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def check(
        paths: Annotated[list[str] | None, typer.Argument(help=say("cli.check.paths"), show_default=False)] = None,
        form: Annotated[Format, typer.Option("--format", help=say("cli.check.format"))] = Format.full,
        select: Annotated[list[str] | None, typer.Option(metavar="PREFIX", help=say("cli.check.select"))] = None,
        ignore: Annotated[list[str] | None, typer.Option(metavar="PREFIX", help=say("cli.check.ignore"))] = None,
        fail_on: Annotated[FailOn, typer.Option(help=say("cli.check.fail_on"))] = FailOn.error,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        asked = Asked(tuple(paths or ()), form, tuple(select or ()), tuple(ignore or ()), fail_on, today)
        raise typer.Exit(answer(session, asked))

    return check
