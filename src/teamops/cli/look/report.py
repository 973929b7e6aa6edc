"""`teamops report`: the handbook's forms and the weekly pack, on the screen or in a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.context.findings import load_with_findings
from teamops.cli.context.snapshot import Snapshot, build_report_options, warn_of_faults
from teamops.cli.look import report_subject
from teamops.cli.output.render_report import ReportFormat, render_report
from teamops.cli.shell import completers, option_values
from teamops.cli.shell.options import make_at_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.model.time.period import Period
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.model.event import History
    from teamops.model.workspace import Workspace
    from teamops.reporting.base.report import Report, ReportOptions


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.reporting import catalogue

    say = session.say
    names = ", ".join(catalogue.list_reports())

    def write_report(
        name: Annotated[str, report_subject.make_name_argument(session, names)],
        about: Annotated[str | None, report_subject.make_subject_argument(session)] = None,
        form: Annotated[ReportFormat, typer.Option("--format", help=say("cli.report.format"))] = ReportFormat.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.report.output"))
        ] = None,
        period: Annotated[str | None, typer.Option(metavar="PERIOD", help=say("cli.report.period"))] = None,
        person: Annotated[
            str | None,
            completers.make_option(session, "--person", "cli.report.person", completers.list_people, "PERSON"),
        ] = None,
        department: Annotated[
            str | None,
            completers.make_option(
                session, "--department", "cli.report.department", completers.list_departments, "DEPT"
            ),
        ] = None,
        all_people: Annotated[bool, typer.Option("--all-people", help=say("cli.report.all_people"))] = False,
        compare: Annotated[
            str | None, typer.Option(metavar="REV|DATE|meeting", help=say("at.compare"), show_default=False)
        ] = None,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
        to_open: Annotated[bool, typer.Option("--open", help=say("cli.report.open"))] = False,
    ) -> None:
        from teamops.cli.output.open_file import write_and_open
        from teamops.cli.output.to_file import write_output
        from teamops.store.git.repository import find_short_commit

        if name not in catalogue.list_reports():
            near = find_nearest(name, catalogue.list_reports(), 0.4)
            hint = say.did_you_mean(near)
            raise CommandError("no_such_report", name=name, near=hint, names=names)
        (ws, now, version), judged = load_with_findings(session, at, today, catalogue.list_needed_rules(name))
        day = now.date()
        covered = _parse_period(name, day, period) if period else catalogue.get_default_period(name, day)
        commit = version.short if version else find_short_commit(session.root)
        subject = report_subject.resolve_subject(
            ws, report_subject.SubjectOptions(name, about, person, period, all_people)
        )
        asked = build_report_options(session, ws, day, subject.person, department, subject.period or covered)
        asked = replace(asked, commit=commit, subject=subject.record, judged=judged)
        warn_of_faults(session, ws)
        if catalogue.needs_past(name):
            asked = replace(asked, past=_read_history(session, ws, asked.period))

        def make(asked: "ReportOptions") -> "Report":
            made = catalogue.build(name, ws, asked)
            if compare is None:
                return made
            from teamops.cli.look.compare import add_changes

            return add_changes(session, made, compare, Snapshot(ws, now, version), asked)

        if all_people:
            from teamops.cli.look.report_people import write_for_all

            write_for_all(session, ws, asked, form, output, make, to_open=to_open)
            return
        made = make(asked)
        form = ReportFormat.html if to_open and form is ReportFormat.terminal else form
        page = render_report(made, form, to_file=to_open or output is not None, root=session.root)
        if to_open:
            write_and_open(session, page, made, form, output)
        else:
            write_output(session, page, output)

    return write_report


def _read_history(session: Session, ws: "Workspace", period: Period) -> "History | None":
    """What happened in the period; None outside of git, which the page says itself."""
    from teamops.cli.context.history import read_history

    try:
        return read_history(session, ws, period)
    except CommandError as error:
        if error.message != "git.no_repository":
            raise
        return None


def _parse_period(name: str, today: date, text: str) -> Period:
    """The period as written. Raises CannotGoOnError if it is none, or not the one of a report that is of today."""
    from teamops.reporting import catalogue

    period = option_values.parse_period("--period", text, today)
    if catalogue.is_of_today(name) and period != catalogue.get_default_period(name, today):
        raise CommandError("report_of_today", name=name, period=text)
    return period
