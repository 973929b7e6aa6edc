"""`teamops report`: the handbook's forms and the weekly pack, on the screen or in a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.context.findings import loaded_and_judged
from teamops.cli.context.snapshot import Loaded, asked_about, warn_of_faults
from teamops.cli.look import report_subject
from teamops.cli.output.render_report import Format, rendered
from teamops.cli.shell import completers, option_values
from teamops.cli.shell.options import at_option, today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import nearest
from teamops.model.time.period import Period
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.model.event import History
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Asked, Report


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.reporting import catalogue

    say = session.say
    names = ", ".join(catalogue.names())

    def report(
        name: Annotated[str, report_subject.name_argument(session, names)],
        about: Annotated[str | None, report_subject.argument(session)] = None,
        form: Annotated[Format, typer.Option("--format", help=say("cli.report.format"))] = Format.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.report.output"))
        ] = None,
        period: Annotated[str | None, typer.Option(metavar="PERIOD", help=say("cli.report.period"))] = None,
        person: Annotated[
            str | None, completers.option(session, "--person", "cli.report.person", completers.people, "PERSON")
        ] = None,
        department: Annotated[
            str | None,
            completers.option(session, "--department", "cli.report.department", completers.departments, "DEPT"),
        ] = None,
        all_people: Annotated[bool, typer.Option("--all-people", help=say("cli.report.all_people"))] = False,
        compare: Annotated[
            str | None, typer.Option(metavar="REV|DATE|meeting", help=say("at.compare"), show_default=False)
        ] = None,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
        to_open: Annotated[bool, typer.Option("--open", help=say("cli.report.open"))] = False,
    ) -> None:
        from teamops.cli.output.open_file import put_out_and_open
        from teamops.cli.output.to_file import put_out
        from teamops.store.git.repository import short_commit

        if name not in catalogue.names():
            near = nearest(name, catalogue.names(), 0.4)
            hint = say.did_you_mean(near)
            raise CannotGoOnError("no_such_report", name=name, near=hint, names=names)
        (ws, now, version), judged = loaded_and_judged(session, at, today, catalogue.needs_judged(name))
        day = now.date()
        covered = _period(name, day, period) if period else catalogue.default_period(name, day)
        commit = version.short if version else short_commit(session.root)
        subject = report_subject.subject(ws, report_subject.Wanted(name, about, person, period, all_people))
        asked = asked_about(session, ws, day, subject.person, department, subject.period or covered)
        asked = replace(asked, commit=commit, subject=subject.record, judged=judged)
        warn_of_faults(session, ws)
        if catalogue.needs_past(name):
            asked = replace(asked, past=_past(session, ws, asked.period))

        def make(asked: "Asked") -> "Report":
            made = catalogue.build(name, ws, asked)
            if compare is None:
                return made
            from teamops.cli.look.compare import with_changes

            return with_changes(session, made, compare, Loaded(ws, now, version), asked)

        if all_people:
            from teamops.cli.look.report_people import write_for_all

            write_for_all(session, ws, asked, form, output, make, to_open=to_open)
            return
        made = make(asked)
        form = Format.html if to_open and form is Format.terminal else form
        page = rendered(made, form, to_file=to_open or output is not None, root=session.root)
        if to_open:
            put_out_and_open(session, page, made, form, output)
        else:
            put_out(session, page, output)

    return report


def _past(session: Session, ws: "Workspace", period: Period) -> "History | None":
    """What happened in the period; None outside of git, which the page says itself."""
    from teamops.cli.context.history import past_of

    try:
        return past_of(session, ws, period)
    except CannotGoOnError as error:
        if error.message != "git.no_repository":
            raise
        return None


def _period(name: str, today: date, text: str) -> Period:
    """The period as written. Raises CannotGoOnError if it is none, or not the one of a report that is of today."""
    from teamops.reporting import catalogue

    period = option_values.period("--period", text, today)
    if catalogue.is_of_today(name) and period != catalogue.default_period(name, today):
        raise CannotGoOnError("report_of_today", name=name, period=text)
    return period
