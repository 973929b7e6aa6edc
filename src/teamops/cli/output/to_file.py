"""A made page goes to the screen, or into a file."""

from __future__ import annotations

import sys
from pathlib import Path

from teamops.cli.output.screen import warn
from teamops.cli.shell.session import Session


def write_output(session: Session, made: str | bytes, output: str | None) -> None:
    """`made` stands in the file `output`, whole or not at all, and the user is told; without one, on the screen."""
    if output is None and isinstance(made, bytes):
        sys.stdout.buffer.write(made)
        return
    if output is None:
        sys.stdout.write(str(made))
        return
    from teamops.store.writing.stage_files import write_whole

    write_whole(Path(output), made if isinstance(made, bytes) else made.encode("utf-8", "replace"))
    warn(session.say("cli.report.written", file=output))
