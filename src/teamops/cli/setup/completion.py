"""`teamops completion`: commands, options, ids and people complete in the shell."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session

VARIABLE = "_TEAMOPS_COMPLETE"
"""What the shell sets when it asks."""


class Shell(StrEnum):
    """The shells that can ask."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"
    pwsh = "pwsh"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def set_up_completion(
        shell: Annotated[Shell, typer.Argument(metavar="SHELL", help=say("completion.shell"), show_default=False)],
        install: Annotated[bool, typer.Option("--install", help=say("completion.install"))] = False,
    ) -> None:
        from typer import _completion_shared as by_typer

        if install:
            _, place = by_typer.install(shell.value, "teamops", VARIABLE)
            warn(say("completion.installed", file=place))
            return
        script = by_typer.get_completion_script(prog_name="teamops", complete_var=VARIABLE, shell=shell.value)
        sys.stdout.write(script + "\n")

    return set_up_completion
