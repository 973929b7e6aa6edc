"""`teamops blame`: who gave each field of a record its present value."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import asked_about
from teamops.cli.output.screen import show_json, show_report, warn
from teamops.cli.shell.completers import argument, everything
from teamops.cli.shell.options import Format, today_option
from teamops.cli.shell.session import Session, clock
from teamops.locale.suggest import nearest
from teamops.store.errors import CannotGoOnError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def blame(
        word: Annotated[str, argument(session, "history.blame.id", everything)],
        field: Annotated[
            str | None,
            typer.Option("--field", metavar="FIELD", help=say("history.log.field"), show_default=False),
        ] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.look.log_run import id_begun, refuse_unknown
        from teamops.render.log_json import blame_document
        from teamops.reporting.base.cells import Cells
        from teamops.reporting.cards.event_lines import notice_line
        from teamops.reporting.cards.event_table import blame_report
        from teamops.store.past.blame import blamed_now
        from teamops.store.reading.loader import load_settings

        ws = load_settings(session.root)
        found, notices = blamed_now(session.root, word)
        if not found and (whole := id_begun(session, word)) is not None:
            word = whole
            found, notices = blamed_now(session.root, word)
        if not found:
            refuse_unknown(session, [word])
        fields = [(name, [one for one in mine if field is None or one.field == field]) for name, mine in found]
        if field is not None and not any(mine for _, mine in fields):
            near = say.did_you_mean(nearest(field, {one.field for _, mine in found for one in mine}))
            raise CannotGoOnError("history.blame.no_field", word=word, field=field, near=near)
        if form is Format.json:
            show_json(blame_document([one for _, mine in fields for one in mine], ws.settings.timezone))
            return
        asked = asked_about(session, ws, clock(today)(ws.settings.timezone).date())
        show_report(blame_report(ws, asked, fields, word))
        for notice in notices:
            warn(notice_line(Cells(ws, asked), notice))

    return blame
