"""`teamops blame`: who gave each field of a record its present value."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.context.snapshot import build_report_options
from teamops.cli.look.log_run import complete_id, require_known_words
from teamops.cli.output.screen import show_json, show_report, warn
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.options import OutputFormat, make_format_option, make_text_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.locale.suggest import find_nearest
from teamops.render.log_json import build_blame_document
from teamops.reporting.base.cells import Cells
from teamops.reporting.cards.event_lines import format_notice
from teamops.reporting.cards.event_table import build_blame_report
from teamops.store.errors import CommandError
from teamops.store.past.history import blame_worktree
from teamops.store.reading.loader import load_settings


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def blame(
        word: Annotated[str, make_argument("history.blame.id", list_record_ids)],
        field: Annotated[str | None, make_text_option("--field", "history.log.field", "FIELD")] = None,
        form: Annotated[OutputFormat, make_format_option()] = OutputFormat.terminal,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        ws = load_settings(session.root)
        records, notices = blame_worktree(session.root, word)
        if not records and (whole := complete_id(session, word)) is not None:
            word = whole
            records, notices = blame_worktree(session.root, word)
        if not records:
            require_known_words(session, [word])
        fields = [(name, [one for one in lines if field is None or one.field == field]) for name, lines in records]
        if field is not None and not any(lines for _, lines in fields):
            near = find_nearest(field, {one.field for _, lines in records for one in lines})
            raise CommandError("history.blame.no_field", word=word, field=field, near=near)
        if form is OutputFormat.json:
            show_json(build_blame_document([one for _, lines in fields for one in lines], ws.settings.timezone))
            return
        options = build_report_options(session, ws, make_clock(today)(ws.settings.timezone).date())
        show_report(build_blame_report(ws, options, fields, word))
        for notice in notices:
            warn(format_notice(Cells(ws, options), notice))

    return blame
