"""`teamops init`: a new workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from teamops.cli.output.screen import can_ask, show
from teamops.cli.shell.options import today_option
from teamops.cli.shell.session import Session, clock


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def init(
        folder: Annotated[str, typer.Argument(metavar="DIR", help=say("cli.init.folder"))] = ".",
        team: Annotated[str | None, typer.Option(metavar="NAME", help=say("cli.init.team"))] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.setup.editor_files import editor_files, tell_of_kept_settings
        from teamops.store.writing.new_workspace import start_workspace

        where = session.start / Path(folder).expanduser()
        if team is None and can_ask():
            team = typer.prompt(say("cli.init.ask_team"), default=say("cli.init.default_team"))
        locale = "en" if session.lang == "en" else "zh-CN"
        day = clock(today)(ZoneInfo("Asia/Shanghai")).date()
        written = start_workspace(where, team or say("cli.init.default_team"), locale, day, editor_files())
        for file in written:
            show([(say("cli.init.written", file=(Path(folder) / file).as_posix()) + "\n", "")])
        tell_of_kept_settings(session, where, written)
        show([(say("cli.init.next") + "\n", "")])

    return init
