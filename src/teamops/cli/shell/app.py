"""Runs a command line, and turns what stops it into a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from teamops.cli.look.check_options import asked_plainly
from teamops.cli.look.check_run import answer
from teamops.cli.output.screen import let_go_of, warn
from teamops.cli.output.streams import OutputLostError
from teamops.cli.shell.session import Session, must_be_usable, prepare_streams, session_of
from teamops.locale.user_error import SpokenError
from teamops.store.errors import CannotGoOnError
from teamops.store.writing.run_log import Run, recorded


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code is 0 (fine), 1 (findings), 2 (usage) or 3 (workspace unreadable).

    It is 0, too, where everything was written and only the words about it could not be shown: who repeats a command
    that failed must not write twice.
    """
    prepare_streams()
    session, left = session_of(arguments, os.environ)
    with recorded(lambda notice: warn(notice.say(session.say))) as happened:
        code = _guarded(session, arguments, left, happened)
        if happened.lost is not None:
            return _tell_of_lost(session, happened, happened.lost)
        return code


def _guarded(session: Session, arguments: Sequence[str], left: Sequence[str], happened: Run) -> int:
    """The exit code of the command; what stops it is told."""
    try:
        must_be_usable(arguments)
        code = _code_of(session, left)
        sys.stdout.flush()  # here, where it is told that the disk is full
        return code
    except (BrokenPipeError, OutputLostError) as error:
        let_go_of(sys.stdout)  # no words at exit
        if happened.written or isinstance(error, OutputLostError):
            happened.lost = error
        return 1
    except SpokenError as error:
        return _give_up(session, session.say("cli.error", text=error.say(session.say)), error.exit_code)
    except OSError as error:
        refused = CannotGoOnError("system", place=error.filename or session.start, problem=error.strerror or error)
        return _give_up(session, session.say("cli.error", text=refused.say(session.say)), 3)
    except Exception as error:  # noqa: BLE001  # the one error boundary: no traceback reaches a user
        text = f"{type(error).__name__}: {error}"
        return _give_up(session, session.say("cli.unexpected", text=text), 3)


def _code_of(session: Session, arguments: Sequence[str]) -> int:
    if (asked := asked_plainly(arguments, os.environ)) is not None:
        return answer(session, asked)
    from teamops.cli.shell.commands import application

    try:
        made = application(session).main(args=arguments, prog_name="teamops", standalone_mode=True)
        return int(made or 0)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))


def _tell_of_lost(session: Session, happened: Run, error: OSError) -> int:
    """The exit code where the output got lost: what was written is told of, and is no failure."""
    problem = error.strerror or str(error)
    if not happened.written:
        lost = CannotGoOnError("output_lost", problem=problem)
        return _give_up(session, session.say("cli.error", text=lost.say(session.say)), 3)
    warn(session.say("cli.written_unseen", files=", ".join(happened.written), problem=problem))
    return 0


def _give_up(session: Session, sentence: str, code: int) -> int:
    from teamops.render.visible import visible_lines

    if session.debug:
        import traceback

        sys.stderr.write(visible_lines(traceback.format_exc()))
    sys.stderr.write(visible_lines(sentence) + "\n")
    return code
