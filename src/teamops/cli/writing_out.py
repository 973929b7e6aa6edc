"""A made page goes to the screen, or into a file."""

from __future__ import annotations

import sys
from pathlib import Path

from teamops.cli.screen import warn
from teamops.cli.session import Session


def put_out(session: Session, made: str, output: str | None) -> None:
    """`made` stands in the file `output`, whole or not at all, and the user is told; without one, on the screen."""
    if output is None:
        sys.stdout.write(made)
        return
    from teamops.store.staging import write_whole

    write_whole(Path(output), made.encode("utf-8", "replace"))
    warn(session.say("cli.report.written", file=output))
