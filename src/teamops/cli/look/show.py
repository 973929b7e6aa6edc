"""`teamops show`: one record with all it says, and what is linked with it."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.completers import list_record_ids, make_argument
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def show(
        word: Annotated[str, make_argument(session, "work.show.id", list_record_ids)],
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.planning.addresses import resolve_address
        from teamops.render.record_json import build_record
        from teamops.reporting.cards.card import (
            build_card_report,
            find_matches,
            get_identity,
            get_name,
            is_exact_match,
            list_names,
        )
        from teamops.reporting.cards.links import find_links

        ws, now, _ = load_snapshot(session, at, today)
        found = find_matches(ws, word) or find_matches(ws, resolve_address(ws, word))
        if not found and any(word == known for _, known in ws.broken):
            raise CommandError("work.show.broken", word=word)
        if not found:
            near = find_nearest(word, list_names(ws))
            raise CommandError("work.show.no_such", word=word, near=say.did_you_mean(near))
        if len({(one.kind, str(one.at)) for one in found}) > 1 and not is_exact_match(found, word):
            several = ", ".join(f"{get_identity(one)} ({get_name(one)})" for one in found[:5])
            raise CommandError("work.show.several", word=word, found=several)
        if form is OutputFormat.json:
            records = [
                {
                    "kind": known.kind,
                    "file": known.at.file,
                    "record": build_record(known.record),
                    "linked": [{"kind": one.kind, "id": one.id} for one in find_links(ws, known.link_target)],
                }
                for known in found
            ]
            show_json({"version": 1, "records": records})
            return
        show_report(build_card_report(ws, build_report_options(session, ws, now.date()), word, found))

    return show
