"""`teamops show`: one record with all its values, and what is linked with it."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.options import OutputFormat, make_at_option, make_format_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.locale.words import Named
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_address
from teamops.render.record_json import build_record
from teamops.reporting.cards.card import (
    RecordMatch,
    build_card_report,
    find_matches,
    get_identity,
    get_name,
    is_exact_match,
    list_names,
)
from teamops.reporting.cards.links import find_links
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def show(
        word: Annotated[str, make_argument("work.show.id", list_record_ids)],
        form: Annotated[OutputFormat, make_format_option()] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option()] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        ws, now, _ = load_snapshot(session, at, today)
        matches = require_matches(ws, word)
        if form is OutputFormat.json:
            records = [
                {
                    "kind": match.kind,
                    "file": match.at.file,
                    "record": build_record(match.record),
                    "linked": [{"kind": one.kind, "id": one.id} for one in find_links(ws, match.link_target)],
                }
                for match in matches
            ]
            show_json({"version": 1, "records": records})
            return
        show_report(build_card_report(ws, build_report_options(session, ws, now.date()), word, matches))

    return show


def require_matches(ws: Workspace, word: str) -> tuple[RecordMatch, ...]:
    """Return the records that the word denotes. Raise CommandError for none, and for several by name or beginning."""
    matches = find_matches(ws, word) or find_matches(ws, resolve_address(ws, word))
    if not matches and any(word == broken for _, broken in ws.broken):
        raise CommandError("work.show.broken", word=word)
    if not matches:
        near = find_nearest(word, list_names(ws))
        raise CommandError("work.show.no_such", word=word, near=near)
    if len({(one.kind, str(one.at)) for one in matches}) > 1 and not is_exact_match(matches, word):
        several = tuple(Named(get_identity(one), get_name(one)) for one in matches[:5])
        raise CommandError("work.show.several", word=word, found=several)
    return matches
