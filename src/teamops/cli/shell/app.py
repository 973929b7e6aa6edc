"""Runs a command line, and turns what stops it into a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from teamops.cli.look.check_options import parse_plain_options
from teamops.cli.look.check_run import run_check
from teamops.cli.output.screen import discard_output, warn
from teamops.cli.output.streams import OutputLostError
from teamops.cli.shell.session import Session, parse_session, prepare_streams, require_valid_options
from teamops.locale.user_error import UserError
from teamops.store.errors import CommandError
from teamops.store.writing.run_log import Run, record_run


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code is 0 (fine), 1 (findings), 2 (usage) or 3 (workspace unreadable).

    It is 0, too, where everything was written and only the words about it could not be shown: who repeats a command
    that failed must not write twice.
    """
    prepare_streams()
    session, left = parse_session(arguments, os.environ)
    with record_run(lambda notice: warn(notice.say(session.say))) as happened:
        code = _run_safely(session, arguments, left, happened)
        if happened.lost is not None:
            return _report_lost_output(session, happened, happened.lost)
        return code


def _run_safely(session: Session, arguments: Sequence[str], left: Sequence[str], happened: Run) -> int:
    """The exit code of the command; what stops it is told."""
    try:
        require_valid_options(arguments)
        code = _run_command(session, left)
        sys.stdout.flush()  # here, where it is told that the disk is full
        return code
    except (BrokenPipeError, OutputLostError) as error:
        discard_output(sys.stdout)  # no words at exit
        if happened.written or isinstance(error, OutputLostError):
            happened.lost = error
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
    if (asked := parse_plain_options(arguments, os.environ)) is not None:
        return run_check(session, asked)
    from teamops.cli.shell.commands import build_application

    try:
        made = build_application(session).main(args=arguments, prog_name="teamops", standalone_mode=True)
        return int(made or 0)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))


def _report_lost_output(session: Session, happened: Run, error: OSError) -> int:
    """The exit code where the output got lost: what was written is told of, and is no failure."""
    problem = error.strerror or str(error)
    if not happened.written:
        lost = CommandError("output_lost", problem=problem)
        return _print_error(session, session.say("cli.error", text=lost.say(session.say)), 3)
    warn(session.say("cli.written_unseen", files=", ".join(happened.written), problem=problem))
    return 0


def _print_error(session: Session, sentence: str, code: int) -> int:
    from teamops.render.visible import make_visible_lines

    if session.debug:
        import traceback

        sys.stderr.write(make_visible_lines(traceback.format_exc()))
    sys.stderr.write(make_visible_lines(sentence) + "\n")
    return code
