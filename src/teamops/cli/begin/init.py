"""`teamops init`: a new workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, show
from teamops.cli.setup.editor_files import list_editor_files, report_kept_settings
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.options import make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.store.writing.new_workspace import start_workspace


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    def create_workspace(
        folder: Annotated[str, Argument(metavar="DIR", help="cli.init.folder")] = ".",
        team: Annotated[str | None, Option(metavar="NAME", help="cli.init.team")] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        root = session.start / Path(folder).expanduser()
        if team is None and can_ask():
            team = ask_text(say, say("cli.init.ask_team"), say("cli.init.default_team"))
        locale = "en" if session.lang == "en" else "zh-CN"
        day = make_clock(today)(ZoneInfo("Asia/Shanghai")).date()
        written = start_workspace(root, team or say("cli.init.default_team"), locale, day, list_editor_files())
        for file in written:
            show([(say("cli.init.written", file=(Path(folder) / file).as_posix()) + "\n", "")])
        report_kept_settings(session, root, written)
        show([(say("cli.init.next") + "\n", "")])

    return create_workspace
