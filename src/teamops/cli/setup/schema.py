"""`teamops schema`: JSON Schemas of the files, and the files that make editors use them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from teamops.cli.output.screen import show, warn
from teamops.cli.setup.editor_files import list_editor_files, report_kept_settings
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.print_result import print_json_files
from teamops.integrations.schema.schema import SCHEMAS, format_schema
from teamops.locale.suggest import find_nearest
from teamops.locale.words import Words
from teamops.store.errors import CommandError
from teamops.store.writing.stage_files import write_whole
from teamops.store.writing.support_files import write_support_files


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    def write_schemas(
        section: Annotated[str | None, Argument(metavar="SECTION", help=_explain_section, show_default=False)] = None,
        output: Annotated[str | None, Option("-o", "--output", metavar="FILE", help="cli.schema.output")] = None,
        editor: Annotated[bool, make_flag("--editor", "cli.schema.editor")] = False,
        dry_run: Annotated[bool, make_flag("--dry-run", "schema.dry_run")] = False,
        form: Annotated[OutputFormat, make_format_option("schema.format")] = OutputFormat.terminal,
    ) -> None:
        if editor:
            if section is not None or output is not None:
                raise CommandError("schema.editor_alone")
            _write_editor_files(session, form, dry_run=dry_run)
            return
        if dry_run or form is OutputFormat.json:
            raise CommandError("schema.only_editor")
        if section is not None and section not in SCHEMAS:
            near = find_nearest(section, SCHEMAS)
            raise CommandError("schema.no_such", name=section, near=near, names=tuple(SCHEMAS))
        schema = format_schema(section)
        if output is None:
            sys.stdout.write(schema)
        else:
            write_whole(Path(output), schema.encode())
            warn(say("cli.written", files=output))

    return write_schemas


def _explain_section(say: Words) -> str:
    return say("cli.schema.section", names=tuple(SCHEMAS))


def _write_editor_files(session: Session, form: OutputFormat, *, dry_run: bool) -> None:
    root = session.root
    files = write_support_files(root, list_editor_files(), dry_run=dry_run)
    if form is OutputFormat.json:
        print_json_files(files, is_written=bool(files) and not dry_run)
        return
    message = "cli.would_write" if dry_run else "cli.written"
    show([(session.say(message, files=tuple(files)) if files else session.say("schema.up_to_date"), ""), ("\n", "")])
    if not dry_run:
        report_kept_settings(session, root, files)
