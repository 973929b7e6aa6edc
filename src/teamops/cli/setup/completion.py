"""`teamops completion`: set up the shell to complete commands, options, ids and people."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session

VARIABLE = "_TEAMOPS_COMPLETE"
"""The variable that the shell sets when it asks for completions."""


class Shell(StrEnum):
    """The shells with completion."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"
    powershell = "powershell"
    pwsh = "pwsh"


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    def set_up_completion(
        shell: Annotated[Shell, typer.Argument(metavar="SHELL", help=say("completion.shell"), show_default=False)],
        install: Annotated[bool, typer.Option("--install", help=say("completion.install"))] = False,
    ) -> None:
        from typer import _completion_shared  # here: every command imports this module

        if install:
            _, place = _completion_shared.install(shell.value, "teamops", VARIABLE)
            warn(say("completion.installed", file=place))
            return
        script = _completion_shared.get_completion_script(prog_name="teamops", complete_var=VARIABLE, shell=shell.value)
        sys.stdout.write(script + "\n")

    return set_up_completion
