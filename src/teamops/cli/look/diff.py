"""`teamops diff`: what changed between two versions, as a meeting would hear it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.render_report import ReportFormat
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_departments, list_people, make_option
from teamops.cli.shell.options import make_today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.cli.look.compare import Comparison
    from teamops.history.changes.summary import DeltaFilter


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def compare(
        since: Annotated[str, typer.Argument(metavar="A", help=say("changed.a"), show_default=False)],
        until: Annotated[str | None, typer.Argument(metavar="B", help=say("changed.b"), show_default=False)] = None,
        kind: Annotated[
            list[str] | None, typer.Option("--kind", metavar="KIND", help=say("changed.kind"), show_default=False)
        ] = None,
        person: Annotated[str | None, make_option(session, "--person", "changed.person", list_people, "PERSON")] = None,
        department: Annotated[
            str | None, make_option(session, "--department", "changed.department", list_departments, "DEPT")
        ] = None,
        details: Annotated[bool, typer.Option("--details", help=say("changed.details"))] = False,
        form: Annotated[ReportFormat, typer.Option("--format", help=say("changed.format"))] = ReportFormat.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("changed.output"))
        ] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.look.compare import compare_versions
        from teamops.cli.output.to_file import write_output

        both = compare_versions(session, since, until, today)
        wanted = _build_filter(session, both, kind or [], person, department)
        write_output(
            session, _render_diff(session, both, wanted, form, details=details, to_file=output is not None), output
        )

    return compare


def _build_filter(
    session: Session, both: "Comparison", kinds: list[str], person: str | None, department: str | None
) -> "DeltaFilter":
    from teamops.cli.context.people import resolve_department, resolve_person
    from teamops.history.changes.summary import GROUPS, DeltaFilter

    ws = both.states.after
    named = [word.strip() for text in kinds for word in text.split(",") if word.strip()]
    return DeltaFilter(
        tuple(option_values.require_known(session, "--kind", word, GROUPS) for word in named),
        resolve_person(ws, person) if person else None,
        resolve_department(ws, department) if department else None,
    )


def _render_diff(
    session: Session, both: "Comparison", wanted: "DeltaFilter", form: ReportFormat, *, details: bool, to_file: bool
) -> str | bytes:
    from teamops.cli.look.diff_document import build_diff_report, render_diff_json
    from teamops.cli.output.render_report import render_report

    if form is ReportFormat.json:
        return render_diff_json(both, wanted)
    return render_report(build_diff_report(both, wanted, details=details), form, to_file=to_file, root=session.root)
