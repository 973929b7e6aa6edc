"""`teamops quarter`: start a quarter from the last one, and close it."""

from enum import StrEnum
from typing import Annotated

from teamops.cli.output.screen import can_ask
from teamops.cli.shell.completers import list_goal_ids, make_completer
from teamops.cli.shell.declarations import CommandGroup, Option
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option, make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.store.errors import CommandError


class CloseFormat(StrEnum):
    """How `quarter close` prints what is open: in the formats of reports that are text."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    json = "json"
    csv = "csv"


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    goals = make_completer(list_goal_ids)

    @app.command("start", help="quarter.start.help")
    @writes()
    def start(
        period: Annotated[str, make_text_argument("quarter.start.period", "PERIOD")],
        source: Annotated[str | None, make_text_option("--from", "quarter.start.from", "PERIOD")] = None,
        grow: Annotated[str | None, make_text_option("--grow", "quarter.start.grow", "N%")] = None,
        targets: Annotated[
            list[str] | None, Option("--target", metavar="GOAL=VALUE", help="quarter.start.target", show_default=False)
        ] = None,
        chosen: Annotated[
            list[str] | None,
            Option("--goal", metavar="GOAL", help="quarter.start.goal", completer=goals, show_default=False),
        ] = None,
        monitors: Annotated[
            list[str] | None, Option("--monitor", metavar="MONITOR", help="quarter.start.monitor", show_default=False)
        ] = None,
        only: Annotated[str | None, make_text_option("--only", "quarter.start.only", "goals|routines")] = None,
        yes: Annotated[bool, Option("--yes", "-y", help="quarter.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        from teamops.cli.goals.quarter_start import StartTexts, start_quarter

        texts = StartTexts(period, source, grow, tuple(targets or ()), tuple(chosen or ()), tuple(monitors or ()), only)
        start_quarter(session, texts, write._replace(asks=can_ask() and not yes))

    _add_close(session, app)
    return app


def _add_close(session: Session, app: CommandGroup) -> None:
    @app.command("close", help="quarter.close.help")
    @writes(without={"form"})
    def close(
        period: Annotated[str, make_text_argument("quarter.close.period", "PERIOD")],
        draft: Annotated[bool, make_flag("--draft", "quarter.close.draft")] = False,
        carry: Annotated[bool, make_flag("--carry", "quarter.close.carry")] = False,
        early: Annotated[bool, make_flag("--early", "quarter.close.early")] = False,
        form: Annotated[CloseFormat, make_format_option("quarter.close.format")] = CloseFormat.terminal,
        yes: Annotated[bool, Option("--yes", "-y", help="quarter.yes")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        from teamops.cli.goals.quarter_close import CloseTexts, close_quarter

        if (draft or carry) and form not in ("terminal", "json"):
            raise CommandError("given.no_such_choice", option="--format", value=form, choices=tuple(OutputFormat))
        if form is CloseFormat.json:
            write = write._replace(form=OutputFormat.json)
        write = write._replace(asks=can_ask() and not yes)
        close_quarter(session, CloseTexts(period, draft, carry, early, form.value), write)
