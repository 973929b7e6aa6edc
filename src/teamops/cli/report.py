"""`teamops report`: the handbook's forms and the weekly pack, on the screen or in a file."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.options import today_option
from teamops.cli.screen import wants_color, warn, width
from teamops.cli.session import Session, clock
from teamops.locale.near import nearest
from teamops.model.period import FORMS, Period
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.reporting.report import Report


class Format(StrEnum):
    """How a report is written; each has a module `render/report_NAME.py`."""

    terminal = "terminal"
    markdown = "markdown"
    html = "html"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


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
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.who import department_named, person_named
        from teamops.reporting.report import Asked
        from teamops.store.loading import load
        from teamops.store.repository import short_commit
        from teamops.store.staging import write_whole

        if name not in catalogue.names():
            near = nearest(name, catalogue.names(), 0.4)
            hint = say.did_you_mean(near)
            raise CannotGoOnError("no_such_report", name=name, near=hint, names=names)
        root = session.root
        ws = load(root)
        day = clock(today)(ws.settings.timezone).date()
        asked = Asked(
            period=_period(period) if period else catalogue.default_period(name, day),
            today=day,
            lang=session.lang,
            person=person_named(ws, person) if person else None,
            department=department_named(ws, department) if department else None,
            commit=short_commit(root),
        )
        if ws.faults:
            warn(say("cli.report.faults", count=len({fault.at.file for fault in ws.faults})))
        made = _rendered(catalogue.build(name, ws, asked), form, to_file=output is not None)
        if output is not None:
            write_whole(Path(output), made if isinstance(made, bytes) else made.encode())
            warn(say("cli.report.written", file=output))
        elif isinstance(made, bytes):
            sys.stdout.buffer.write(made)
        else:
            sys.stdout.write(made)

    return report


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise CannotGoOnError("bad_period", value=text, forms=FORMS) from None


def _rendered(report: "Report", form: Format, *, to_file: bool) -> str | bytes:
    match form:
        case Format.terminal:
            from teamops.render import report_terminal

            return report_terminal.render(report, width(), color=wants_color() and not to_file)
        case Format.html:
            from teamops.render import report_html
            from teamops.store.shipped import shipped

            return report_html.render(report, shipped("templates"))
        case Format.markdown:
            from teamops.render import report_markdown

            return report_markdown.render(report)
        case Format.json:
            from teamops.render import report_json

            return report_json.render(report)
        case Format.csv:
            from teamops.render import report_csv

            return report_csv.render(report)
        case Format.xlsx:
            if not to_file and sys.stdout.isatty():
                command = f"teamops report {report.name} --format xlsx -o {report.name}.xlsx"
                raise CannotGoOnError("workbook.to_a_screen", command=command)
            return _workbook(report)


def _workbook(report: "Report") -> bytes:
    try:
        from teamops.render import report_xlsx
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise CannotGoOnError("workbook.not_installed", command="pip install 'teamops[excel]'") from None
    return report_xlsx.render(report)
