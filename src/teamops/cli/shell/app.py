"""Run a command line, and map errors to messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from teamops.cli.output.screen import discard_output, show_progress, warn
from teamops.cli.output.streams import OutputLostError, prepare_streams
from teamops.cli.shell.declarations import Exit, GaveUp
from teamops.cli.shell.plain_parser import parse_plainly
from teamops.cli.shell.session import Session, parse_session, require_valid_options
from teamops.locale.user_error import UserError
from teamops.store.errors import CommandError
from teamops.store.writing.run_log import Run, record_run

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells count it."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return the exit code 0 (fine), 1 (findings), 2 (usage) or 3 (workspace unreadable),
    or INTERRUPTED.

    The exit code is 0, too, where all files were written and only the messages about it were lost: users repeat a
    command that failed, and must not write twice.
    """
    prepare_streams()
    session, left = parse_session(arguments, os.environ)
    with record_run(lambda notice: warn(notice.say(session.say)), left) as log:
        code = _run_safely(session, arguments, left, log)
        if log.lost is not None:
            return _report_lost_output(session, log, log.lost)
        return code


def _run_safely(session: Session, arguments: Sequence[str], left: Sequence[str], log: Run) -> int:
    """Run the command and print the error that ends it, if any; return the exit code."""
    try:
        with show_progress(session.say):
            require_valid_options(arguments)
            code = _run_command(session, left)
            sys.stdout.flush()  # within this block, which reports a full disk
        return code if code != INTERRUPTED else _report_interruption(session, log)
    except KeyboardInterrupt:
        return _report_interruption(session, log)
    except (BrokenPipeError, OutputLostError) as error:
        discard_output(sys.stdout)  # else Python complains at exit
        if log.written or isinstance(error, OutputLostError):
            log.lost = error
        return 1
    except UserError as error:
        return _print_error(session, session.say("cli.error", text=error.say(session.say)), error.exit_code)
    except OSError as error:
        refused = CommandError("system", place=error.filename or session.start, problem=error.strerror or error)
        return _print_error(session, session.say("cli.error", text=refused.say(session.say)), 3)
    except Exception as error:  # noqa: BLE001  # the one error boundary: no traceback reaches a user
        text = f"{type(error).__name__}: {error}"
        return _print_error(session, session.say("cli.unexpected", text=text), 3)


def _run_command(session: Session, arguments: Sequence[str]) -> int:
    if [*arguments[:1]] == ["help"]:  # teamops help report, as git takes it
        arguments = [*arguments[1:], "--help"]
    try:
        if (call := parse_plainly(session, arguments, os.environ)) is not None:
            call()
            return 0
        from teamops.cli.shell.front_page import print_front_page  # here: seldom asked for

        if (code := print_front_page(session, arguments, os.environ)) is not None:
            return code
        from teamops.cli.shell.typer_application import run_by_typer  # here: slow to import

        return run_by_typer(session, arguments)
    except GaveUp as leaving:
        warn(session.say("usage.gave_up"))
        return leaving.code
    except Exit as leaving:
        return leaving.code


def _report_lost_output(session: Session, log: Run, error: OSError) -> int:
    """Report output that was lost; return the exit code: what was written in spite of it is no failure."""
    problem = error.strerror or str(error)
    if not log.written:
        lost = CommandError("output_lost", problem=problem)
        return _print_error(session, session.say("cli.error", text=lost.say(session.say)), 3)
    warn(session.say("cli.written_unseen", files=tuple(log.written), problem=problem))
    return 0


def _report_interruption(session: Session, log: Run) -> int:
    """Report that Ctrl-C ended the command, and what it wrote before; return the exit code."""
    with suppress(OSError):
        discard_output(sys.stdout)  # its reader may be waiting for the same key
    if not log.is_part:
        message = "progress.interrupted_written" if log.written else "progress.interrupted"
        warn(session.say(message, files=tuple(log.written)))
    return INTERRUPTED


def _print_error(session: Session, message: str, code: int) -> int:
    from teamops.render.visible import make_visible_lines

    if session.debug:
        import traceback

        sys.stderr.write(make_visible_lines(traceback.format_exc()))
    sys.stderr.write(make_visible_lines(message) + "\n")
    return code
