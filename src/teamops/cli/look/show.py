"""`teamops show`: one record with all it says, and what is linked with it."""

from collections.abc import Callable
from typing import Annotated

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.completers import argument, everything
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import nearest
from teamops.store.errors import CannotGoOnError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def show(
        word: Annotated[str, argument(session, "work.show.id", everything)],
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.planning.addresses import addressed
        from teamops.render.record_json import machine_record
        from teamops.reporting.base.links import linked_with
        from teamops.reporting.cards.card import (
            called,
            card_report,
            every_id,
            identity,
            known_as,
            known_by_id,
        )

        ws, now, _ = loaded(session, at, today)
        found = known_as(ws, word) or known_as(ws, addressed(ws, word))
        if not found and any(word == known for _, known in ws.broken):
            raise CannotGoOnError("work.show.broken", word=word)
        if not found:
            near = nearest(word, every_id(ws))
            raise CannotGoOnError("work.show.no_such", word=word, near=say.did_you_mean(near))
        if len({(one.kind, str(one.at)) for one in found}) > 1 and not known_by_id(found, word):
            several = ", ".join(f"{identity(one)} ({called(one)})" for one in found[:5])
            raise CannotGoOnError("work.show.several", word=word, found=several)
        if form is Format.json:
            records = [
                {
                    "kind": known.kind,
                    "file": known.at.file,
                    "record": machine_record(known.record),
                    "linked": [{"kind": one.kind, "id": one.id} for one in linked_with(ws, known.thing)],
                }
                for known in found
            ]
            show_json({"version": 1, "records": records})
            return
        show_report(card_report(ws, asked_about(session, ws, now.date()), word, found))

    return show
