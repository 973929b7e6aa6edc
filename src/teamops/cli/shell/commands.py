"""All commands, as typer shows and parses them.

Each command is a module in the folder of its panel, imported when it is called: its `command(session)` gives the
function that typer makes a command of, or its `group(session)` several. Adding a command is adding a file there and its
name to PANELS.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from teamops import __version__
from teamops.cli.setup.completion import VARIABLE as COMPLETING
from teamops.cli.shell.help_lines import wrap_help
from teamops.cli.shell.session import Session
from teamops.cli.shell.usage_errors import sanitize_usage_errors
from teamops.locale.suggest import find_nearest

PANELS = {
    "begin": ("init", "demo", "new"),
    "goals": ("split-goal", "confirm", "goals", "actual", "calendar"),
    "tasks": ("today", "standup", "tasks", "update", "done", "block", "assign", "load"),
    "projects": ("monitor", "monitors"),
    "reviews": ("review", "reviews", "improvement"),
    "together": ("request", "requests", "daily", "meeting", "meetings", "docname", "notify"),
    "look": ("show", "log", "blame", "diff", "check", "rule", "report"),
    "setup": ("schema", "hook", "completion"),
}
"""The panels of `--help`, each a folder of `cli`, with their commands in order: a beginning, then the chapters of the
handbook."""

COMMANDS = {command: panel for panel, commands in PANELS.items() for command in commands}
"""All commands by name, each with its panel; its module is `<panel>/<name>.py`, with `_` for `-`."""


def build_application(session: Session) -> Any:
    """The whole command line in the session's language, as a click group."""
    say = session.say

    class Commands(TyperGroup):
        """Imports a command when it is asked for."""

        def make_context(self, *args: Any, **kwargs: Any) -> Any:
            """Understand the command line. What is wrong with it is shown without what acts on a screen."""
            with sanitize_usage_errors():
                return super().make_context(*args, **kwargs)

        def invoke(self, ctx: Any) -> Any:
            """Run the command that was understood, as above."""
            with sanitize_usage_errors():
                return super().invoke(ctx)

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # click's signature
            return list(COMMANDS)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            """What the first argument names. Fails with the command that was probably meant."""
            if args and args[0] not in COMMANDS:
                near = say.did_you_mean(find_nearest(args[0], COMMANDS))
                ctx.fail(say("cli.no_such_command", name=args[0], near=near))
            return super().resolve_command(ctx, args)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in COMMANDS:
                return None
            made: Any = _make_command(session, cmd_name)
            made.name, made.rich_help_panel = cmd_name, say(f"cli.panel.{COMMANDS[cmd_name]}")
            return wrap_help(made)

    if COMPLETING in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    app = typer.Typer(cls=Commands, help=say("cli.help"), no_args_is_help=True, add_completion=False)

    def declare_options(  # `parse_session` has read them already: here for the help
        _directory: str = typer.Option(".", "-C", "--directory", metavar="DIR", help=say("cli.directory")),
        _lang: str = typer.Option("", "--lang", metavar="zh|en", help=say("cli.lang"), show_default=False),
        _debug: bool = typer.Option(False, "--debug", help=say("cli.debug")),
        _version: bool = typer.Option(
            False, "--version", "-V", help=say("cli.version"), is_eager=True, callback=_print_version
        ),
    ) -> None:
        pass

    app.callback()(declare_options)
    return wrap_help(typer.main.get_command(app))


def _make_command(session: Session, name: str) -> Any:
    """The command `name`, or the group of commands."""
    word = name.replace("-", "_")
    module = import_module(f"teamops.cli.{COMMANDS[name]}.{word}")
    if hasattr(module, "group"):
        return typer.main.get_command(module.group(session))
    one = typer.Typer(add_completion=False)
    one.command(name, help=session.say(f"cli.{word}.help"))(module.command(session))
    return typer.main.get_command(one)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"teamops {__version__}")
        raise typer.Exit
