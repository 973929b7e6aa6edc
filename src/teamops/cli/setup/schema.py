"""`teamops schema`: JSON Schemas of the files, and the files that make editors use them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from teamops.cli.output.screen import show, warn
from teamops.cli.shell.session import Session
from teamops.locale.suggest import nearest
from teamops.store.errors import CannotGoOnError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    from teamops.integrations.schema.schema import SCHEMAS

    say = session.say
    names = ", ".join(SCHEMAS)

    def schema(
        section: Annotated[
            str | None, typer.Argument(help=say("cli.schema.section", names=names), show_default=False)
        ] = None,
        output: Annotated[
            str | None, typer.Option("-o", "--output", metavar="FILE", help=say("cli.schema.output"))
        ] = None,
        editor: Annotated[bool, typer.Option("--editor", help=say("cli.schema.editor"))] = False,
    ) -> None:
        from teamops.integrations.schema.schema import schema_text
        from teamops.store.writing.stage_files import write_whole

        if editor:
            if section is not None or output is not None:
                raise CannotGoOnError("schema.editor_alone")
            _write_editor_files(session)
            return
        if section is not None and section not in SCHEMAS:
            near = nearest(section, SCHEMAS)
            hint = say.did_you_mean(near)
            raise CannotGoOnError("schema.no_such", name=section, near=hint, names=names)
        made = schema_text(section)
        if output is None:
            sys.stdout.write(made)
        else:
            write_whole(Path(output), made.encode())
            warn(say("cli.written", files=output))

    return schema


def _write_editor_files(session: Session) -> None:
    from teamops.cli.setup.editor_files import editor_files, tell_of_kept_settings
    from teamops.store.reading.support_files import supply

    root = session.root
    written = supply(root, editor_files())
    said = session.say("cli.written", files=", ".join(written)) if written else session.say("schema.up_to_date")
    show([(said + "\n", "")])
    tell_of_kept_settings(session, root, written)
