"""`teamops init`: a new workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, show
from teamops.cli.setup.editor_files import list_editor_files, report_kept_settings
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.print_result import print_json_files
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.store.writing.new_workspace import start_workspace


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    @writes(without={"actor", "commit"})
    def create_workspace(
        folder: Annotated[str, Argument(metavar="DIR", help="cli.init.folder")] = ".",
        team: Annotated[str | None, Option(metavar="NAME", help="cli.init.team")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        root = session.start / Path(folder).expanduser()
        if team is None and can_ask() and not write.is_json:
            team = ask_text(say, say("cli.init.ask_team"), say("cli.init.default_team"))
        locale = "en" if session.lang == "en" else "zh-CN"
        day = make_clock(write.today)(ZoneInfo("Asia/Shanghai")).date()
        name = team or say("cli.init.default_team")
        files = start_workspace(root, name, locale, day, list_editor_files(), dry_run=write.dry_run)
        if write.is_json:
            print_json_files(files, is_written=not write.dry_run)
            return
        message = "cli.init.would_write" if write.dry_run else "cli.init.written"
        for file in files:
            show([(say(message, file=(Path(folder) / file).as_posix()) + "\n", "")])
        if not write.dry_run:
            report_kept_settings(session, root, files)
            show([(say("cli.init.next") + "\n", "")])

    return create_workspace
