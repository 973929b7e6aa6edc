"""All commands, as typer shows and parses them.

Each command is a module in the folder of its panel: its `command(session)` returns the function that typer makes a
command of, or its `group(session)` a group of commands. To add a command, add its file, its name to PANELS and its help
to the catalogue, as `cli.NAME.help`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from teamops import __version__
from teamops.cli.setup.completion import VARIABLE as COMPLETING
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.render.visible import make_visible_lines

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

_HELP_IDS = {
    "goals": "goals.help",
    "actual": "actuals.help",
    "calendar": "calendar.help",
    "tasks": "work.tasks.help",
    "monitor": "monitor.help",
    "monitors": "monitors.help",
    "review": "review.help",
    "reviews": "review.reviews.help",
    "improvement": "improvement.help",
    "request": "request.help",
    "requests": "request.list.group",
    "meeting": "meeting.help",
    "meetings": "meeting.list_help",
    "hook": "hook.help",
}
"""The help of commands that have an area of the catalogue to themselves; that of the others is `cli.NAME.help`."""


def build_application(session: Session) -> Any:
    """Return the whole command line in the session's language, as a click group."""
    say = session.say

    class Commands(TyperGroup):
        """Imports the module of a command when the command is called."""

        def make_context(self, *args: Any, **kwargs: Any) -> Any:
            with _make_usage_errors_visible():
                return super().make_context(*args, **kwargs)

        def invoke(self, ctx: Any) -> Any:
            with _make_usage_errors_visible():
                return super().invoke(ctx)

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # click's signature
            return list(COMMANDS)

        def resolve_command(self, ctx: Any, args: list[str]) -> Any:
            """Return what the first argument names; fail with the command that was probably meant."""
            if args and args[0] not in COMMANDS:
                near = say.did_you_mean(find_nearest(args[0], COMMANDS))
                ctx.fail(say("cli.no_such_command", name=args[0], near=near))
            return super().resolve_command(ctx, args)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in COMMANDS:
                return None
            if self.is_listing:
                return _describe_command(session, cmd_name, TyperCommand(cmd_name))
            return wrap_help(_make_command(session, cmd_name))

        is_listing = False

        def format_help(self, ctx: Any, formatter: Any) -> None:
            """Show the help. It lists the commands by name and help, and imports none of them."""
            self.is_listing = True
            super().format_help(ctx, formatter)
            self.is_listing = False

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
    """Import the command `name`, or the group of commands."""
    module = import_module(f"teamops.cli.{COMMANDS[name]}.{name.replace('-', '_')}")
    if hasattr(module, "group"):
        return _describe_command(session, name, typer.main.get_command(module.group(session)))
    app = typer.Typer(add_completion=False)
    app.command(name)(module.command(session))
    return _describe_command(session, name, typer.main.get_command(app))


def _describe_command(session: Session, name: str, command: Any) -> Any:
    command.name, command.rich_help_panel = name, session.say(f"cli.panel.{COMMANDS[name]}")
    command.help = session.say(_HELP_IDS.get(name, f"cli.{name.replace('-', '_')}.help"))
    return command


def _print_version(is_requested: bool) -> None:
    if is_requested:
        typer.echo(f"teamops {__version__}")
        raise typer.Exit


@contextmanager
def _make_usage_errors_visible() -> Iterator[None]:
    """Show control characters in usage errors as signs: such an error quotes the command line."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # an error of click, wherever typer has it from
            message = make_visible_lines(error.format_message())
            error.format_message = lambda: message
        raise


def wrap_help(command: Any) -> Any:
    """Return the click command `command`, and those below it, with help that wraps long words.

    typer cuts Chinese sentences, which have no spaces to break at.
    """
    format_unwrapped = command.format_help

    def format_help(ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # here: only help needs it

        make_text = getattr(rich_utils, "_make_rich_text", None)  # typer has no option for it, and may rename it
        if make_text is None:
            format_unwrapped(ctx, formatter)
            return

        def make_folded_text(**options: Any) -> Any:
            text = make_text(**options)
            if hasattr(text, "overflow"):  # not Markdown, which breaks lines itself
                text.overflow = "fold"
            return text

        rich_utils._make_rich_text = make_folded_text
        try:
            format_unwrapped(ctx, formatter)
        finally:
            rich_utils._make_rich_text = make_text

    command.format_help = format_help
    for below in getattr(command, "commands", {}).values():
        wrap_help(below)
    return command
