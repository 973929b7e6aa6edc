"""`teamops report`: the handbook's forms and the weekly pack, on the screen or in a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.loaded import Loaded, asked_about, loaded, warn_of_faults
from teamops.cli.options import at_option, today_option
from teamops.cli.rendering import Format, rendered
from teamops.cli.session import Session
from teamops.locale.near import nearest
from teamops.model.period import FORMS, Period
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.model.event import History
    from teamops.model.workspace import Workspace


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.reporting import catalogue

    say = session.say
    names = ", ".join(catalogue.names())

    def report(
        name: Annotated[str, typer.Argument(help=say("cli.report.name", names=names), show_default=False)],
        form: Annotated[Format, typer.Option("--format", help=say("cli.report.format"))] = Format.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.report.output"))
        ] = None,
        period: Annotated[str | None, typer.Option(metavar="PERIOD", help=say("cli.report.period"))] = None,
        person: Annotated[str | None, typer.Option(metavar="PERSON", help=say("cli.report.person"))] = None,
        department: Annotated[str | None, typer.Option(metavar="DEPT", help=say("cli.report.department"))] = None,
        compare: Annotated[
            str | None, typer.Option(metavar="REV|DATE|meeting", help=say("at.compare"), show_default=False)
        ] = None,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
        to_open: Annotated[bool, typer.Option("--open", help=say("cli.report.open"))] = False,
    ) -> None:
        from teamops.cli.opening import put_out_and_open
        from teamops.cli.writing_out import put_out
        from teamops.store.repository import short_commit

        if name not in catalogue.names():
            near = nearest(name, catalogue.names(), 0.4)
            hint = say.did_you_mean(near)
            raise CannotGoOnError("no_such_report", name=name, near=hint, names=names)
        ws, now, version = loaded(session, at, today)
        day = now.date()
        covered = _period(name, day, period) if period else catalogue.default_period(name, day)
        commit = version.short if version else short_commit(session.root)
        asked = replace(asked_about(session, ws, day, person, department, covered), commit=commit)
        warn_of_faults(session, ws)
        if catalogue.needs_past(name):
            asked = replace(asked, past=_past(session, ws, asked.period))
        made = catalogue.build(name, ws, asked)
        if compare is not None:
            from teamops.cli.comparing import with_changes

            made = with_changes(session, made, compare, Loaded(ws, now, version), asked)
        form = Format.html if to_open and form is Format.terminal else form
        page = rendered(made, form, to_file=to_open or output is not None, root=session.root)
        if to_open:
            put_out_and_open(session, page, made, form, output)
        else:
            put_out(session, page, output)

    return report


def _past(session: Session, ws: "Workspace", period: Period) -> "History | None":
    """What happened in the period; None outside of git, which the page says itself."""
    from teamops.cli.past import past_of

    try:
        return past_of(session, ws, period)
    except CannotGoOnError as error:
        if error.message != "history.no_repository":
            raise
        return None


def _period(name: str, today: date, text: str) -> Period:
    """The period as written. Raises CannotGoOnError if it is none, or not the one of a report that is of today."""
    from teamops.reporting import catalogue

    try:
        period = Period.parse(text)
    except ValueError:
        raise CannotGoOnError("bad_period", value=text, forms=FORMS) from None
    if catalogue.is_of_today(name) and period != catalogue.default_period(name, today):
        raise CannotGoOnError("report_of_today", name=name, period=text)
    return period
