"""`teamops blame`: who gave each field of a record its present value."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import build_report_options
from teamops.cli.output.screen import show_json, show_report, warn
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.options import OutputFormat, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.locale.suggest import find_nearest
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def blame(
        word: Annotated[str, make_argument(session, "history.blame.id", list_record_ids)],
        field: Annotated[
            str | None,
            typer.Option("--field", metavar="FIELD", help=say("history.log.field"), show_default=False),
        ] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.look.log_run import find_id_by_prefix, refuse_unknown
        from teamops.render.log_json import build_blame_document
        from teamops.reporting.base.cells import Cells
        from teamops.reporting.cards.event_lines import format_notice
        from teamops.reporting.cards.event_table import build_blame_report
        from teamops.store.past.history import blame_worktree
        from teamops.store.reading.loader import load_settings

        ws = load_settings(session.root)
        found, notices = blame_worktree(session.root, word)
        if not found and (whole := find_id_by_prefix(session, word)) is not None:
            word = whole
            found, notices = blame_worktree(session.root, word)
        if not found:
            refuse_unknown(session, [word])
        fields = [(name, [one for one in mine if field is None or one.field == field]) for name, mine in found]
        if field is not None and not any(mine for _, mine in fields):
            near = say.did_you_mean(find_nearest(field, {one.field for _, mine in found for one in mine}))
            raise CommandError("history.blame.no_field", word=word, field=field, near=near)
        if form is OutputFormat.json:
            show_json(build_blame_document([one for _, mine in fields for one in mine], ws.settings.timezone))
            return
        asked = build_report_options(session, ws, make_clock(today)(ws.settings.timezone).date())
        show_report(build_blame_report(ws, asked, fields, word))
        for notice in notices:
            warn(format_notice(Cells(ws, asked), notice))

    return blame
