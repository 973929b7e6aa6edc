"""Groups of commands of which `list` is the only one."""

from __future__ import annotations

import typer

from teamops.cli.shell.session import Session


def make_list_group(session: Session, help_id: str) -> typer.Typer:
    """An empty group; `list` stays a command of its own in it, as `teamops monitors list`."""
    made = typer.Typer(help=session.say(help_id), no_args_is_help=True, add_completion=False)

    @made.callback()
    def keep_group() -> None:
        """With it typer does not take the only command for the group itself."""

    return made
