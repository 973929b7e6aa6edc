"""The command line: finds the command, runs it, and turns what stops it into a sentence and an exit code.

Each command is a module beside this one, imported when it is called: its `command(session)` gives the function that
typer makes a command of, or its `group(session)` several. Adding a command is adding a file and a line to COMMANDS.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from teamops.cli.session import Session, prepare_streams, session_of
from teamops.store.errors import CannotGoOnError

COMMANDS = {
    "init": "init",
    "new": "new",
    "split-goal": "split_goal",
    "check": "check",
    "report": "report",
    "rule": "rule",
    "demo": "demo",
}
"""The commands by name, in the order of `--help`, and the module of each."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line; the exit code is 0 (fine), 1 (findings), 2 (usage) or 3 (workspace unreadable)."""
    prepare_streams()
    session, left = session_of(arguments, os.environ)
    try:
        made = application(session).main(args=left, prog_name="teamops", standalone_mode=True)
        return int(made or 0)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has left: no words at exit
        return 1
    except CannotGoOnError as error:
        return _give_up(session, session.say("cli.error", text=error.say(session.lang)), error.exit_code)
    except Exception as error:  # noqa: BLE001  # the one error boundary: no traceback reaches a user
        text = f"{type(error).__name__}: {error}"
        return _give_up(session, session.say("cli.unexpected", text=text), 3)


def _give_up(session: Session, sentence: str, code: int) -> int:
    from teamops.render.visible import visible_lines

    if session.debug:
        import traceback

        traceback.print_exc()
    sys.stderr.write(visible_lines(sentence) + "\n")
    return code


def application(session: Session) -> Any:
    """The whole command line in the session's language, as a click group."""
    say = session.say

    class Commands(TyperGroup):
        """Imports a command when it is asked for."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # click's signature
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in COMMANDS:
                return None
            module = import_module(f"teamops.cli.{COMMANDS[cmd_name]}")
            if hasattr(module, "group"):
                return typer.main.get_command(module.group(session))
            one = typer.Typer(add_completion=False)
            one.command(cmd_name, help=say(f"cli.{COMMANDS[cmd_name]}.help"))(module.command(session))
            return typer.main.get_command(one)

    app = typer.Typer(cls=Commands, help=say("cli.help"), no_args_is_help=True, add_completion=False)

    def options(  # what they say is taken from the command line before (`session_of`): here they stand in the help
        _directory: str = typer.Option(".", "-C", "--directory", metavar="DIR", help=say("cli.directory")),
        _lang: str = typer.Option("", "--lang", metavar="zh|en", help=say("cli.lang"), show_default=False),
        _debug: bool = typer.Option(False, "--debug", help=say("cli.debug")),
        _version: bool = typer.Option(False, "--version", "-V", help=say("cli.version")),
    ) -> None:
        pass

    app.callback()(options)
    return typer.main.get_command(app)
