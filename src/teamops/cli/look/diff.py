"""`teamops diff`: what changed between two versions, as a meeting would hear it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.render_report import Format
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import departments, option, people
from teamops.cli.shell.options import today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.cli.look.compare import Compared
    from teamops.history.changes.summary import Wanted


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def diff(
        since: Annotated[str, typer.Argument(metavar="A", help=say("changed.a"), show_default=False)],
        until: Annotated[str | None, typer.Argument(metavar="B", help=say("changed.b"), show_default=False)] = None,
        kind: Annotated[
            list[str] | None, typer.Option("--kind", metavar="KIND", help=say("changed.kind"), show_default=False)
        ] = None,
        person: Annotated[str | None, option(session, "--person", "changed.person", people, "PERSON")] = None,
        department: Annotated[
            str | None, option(session, "--department", "changed.department", departments, "DEPT")
        ] = None,
        details: Annotated[bool, typer.Option("--details", help=say("changed.details"))] = False,
        form: Annotated[Format, typer.Option("--format", help=say("changed.format"))] = Format.terminal,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("changed.output"))
        ] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.look.compare import compared
        from teamops.cli.output.to_file import put_out

        both = compared(session, since, until, today)
        wanted = _wanted(session, both, kind or [], person, department)
        put_out(session, _made(session, both, wanted, form, details=details, to_file=output is not None), output)

    return diff


def _wanted(
    session: Session, both: "Compared", kinds: list[str], person: str | None, department: str | None
) -> "Wanted":
    from teamops.cli.context.people import department_named, person_named
    from teamops.history.changes.summary import GROUPS, Wanted

    ws = both.states.after
    named = [word.strip() for text in kinds for word in text.split(",") if word.strip()]
    return Wanted(
        tuple(option_values.known(session, "--kind", word, GROUPS) for word in named),
        person_named(ws, person) if person else None,
        department_named(ws, department) if department else None,
    )


def _made(
    session: Session, both: "Compared", wanted: "Wanted", form: Format, *, details: bool, to_file: bool
) -> str | bytes:
    from teamops.cli.look.diff_document import json_document, page
    from teamops.cli.output.render_report import rendered

    if form is Format.json:
        return json_document(both, wanted)
    return rendered(page(both, wanted, details=details), form, to_file=to_file, root=session.root)
