"""`teamops completion`: set up the shell to complete commands, options, ids and people."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from teamops.cli.output.screen import warn
from teamops.cli.shell.commands import COMPLETING
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.session import Session


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
        shell: Annotated[Shell, Argument(help="completion.shell", show_default=False)],
        install: Annotated[bool, Option("--install", help="completion.install")] = False,
    ) -> None:
        from typer import _completion_shared  # here: every command imports this module

        if install:
            _, place = _completion_shared.install(shell.value, "teamops", COMPLETING)
            warn(say("completion.installed", file=place))
            return
        script = _completion_shared.get_completion_script(
            prog_name="teamops", complete_var=COMPLETING, shell=shell.value
        )
        sys.stdout.write(script + "\n")

    return set_up_completion
