"""`teamops schema`: JSON Schemas of the files, and the files that make editors use them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from teamops.cli.output.screen import show, warn
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.integrations.schema.schema import SCHEMAS

    say = session.say
    names = ", ".join(SCHEMAS)

    def write_schemas(
        section: Annotated[
            str | None, typer.Argument(help=say("cli.schema.section", names=names), show_default=False)
        ] = None,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.schema.output"))
        ] = None,
        editor: Annotated[bool, typer.Option("--editor", help=say("cli.schema.editor"))] = False,
    ) -> None:
        from teamops.integrations.schema.schema import format_schema
        from teamops.store.writing.stage_files import write_whole

        if editor:
            if section is not None or output is not None:
                raise CommandError("schema.editor_alone")
            _write_editor_files(session)
            return
        if section is not None and section not in SCHEMAS:
            near = find_nearest(section, SCHEMAS)
            hint = say.did_you_mean(near)
            raise CommandError("schema.no_such", name=section, near=hint, names=names)
        made = format_schema(section)
        if output is None:
            sys.stdout.write(made)
        else:
            write_whole(Path(output), made.encode())
            warn(say("cli.written", files=output))

    return write_schemas


def _write_editor_files(session: Session) -> None:
    from teamops.cli.setup.editor_files import list_editor_files, report_kept_settings
    from teamops.store.writing.support_files import write_support_files

    root = session.root
    written = write_support_files(root, list_editor_files())
    said = session.say("cli.written", files=", ".join(written)) if written else session.say("schema.up_to_date")
    show([(said + "\n", "")])
    report_kept_settings(session, root, written)
