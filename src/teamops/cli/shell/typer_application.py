"""The command line as typer shows and parses it: help, errors and completion, and whatever is not plain.

The commands of typer are made of the same declarations that `plain_parser` reads. This is the only module that knows
typer, but for `questions`.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from teamops import __version__
from teamops.cli.output.questions import is_interruption
from teamops.cli.shell.commands import COMMANDS, COMPLETING, OPTIONS, get_help_id, load_command
from teamops.cli.shell.declarations import (
    REQUIRED,
    Argument,
    CommandGroup,
    Completer,
    Exit,
    Help,
    Option,
    Parameter,
    Run,
    UnfinishedWord,
    list_parameters,
)
from teamops.cli.shell.session import Session
from teamops.locale.suggest import find_nearest
from teamops.render.visible import make_visible_lines

Calling = Callable[[Run, Mapping[str, Any]], None]
"""What is done with a command and the values of its parameters."""


def run_by_typer(session: Session, arguments: Sequence[str]) -> int:
    """Run the command line as typer understands it; return the exit code. Help and usage errors are printed."""
    try:
        code = build_application(session).main(args=arguments, prog_name="teamops", standalone_mode=True)
        return int(code or 0)
    except SystemExit as leaving:
        if is_interruption(leaving):
            raise KeyboardInterrupt from leaving
        return leaving.code if isinstance(leaving.code, int) else int(bool(leaving.code))


def require_usable(session: Session, arguments: Sequence[str]) -> None:
    """Raise Exit for a command line that runs no command, after typer has printed what is wrong, or help."""
    called: list[Run] = []
    application = build_application(session, lambda run, _values: called.append(run))
    try:
        application.main(args=arguments, prog_name="teamops", standalone_mode=True)
    except SystemExit as leaving:
        if not called:
            raise Exit(int(leaving.code or 0)) from None


def _run_command(run: Run, values: Mapping[str, Any]) -> None:
    run(**values)


def build_application(session: Session, calling: Calling = _run_command) -> Any:
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
            return wrap_help(_make_command(session, cmd_name, calling))

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
    app.callback()(_sign(session, lambda **_values: None, OPTIONS))
    return wrap_help(typer.main.get_command(app))


def _make_command(session: Session, name: str, calling: Calling) -> Any:
    """Return the command `name`, or the group of commands."""
    found = load_command(session, name)
    assert found is not None  # the names are those of COMMANDS
    if isinstance(found, CommandGroup):
        app = _make_group(session, found, calling)
    else:
        app = typer.Typer(add_completion=False)
        app.command(name)(_make_function(session, found.load(), calling))
    return _describe_command(session, name, typer.main.get_command(app))


def _describe_command(session: Session, name: str, command: Any) -> Any:
    command.name, command.rich_help_panel = name, session.say(f"cli.panel.{COMMANDS[name]}")
    command.help = session.say(get_help_id(name))
    return command


def _make_group(session: Session, group: CommandGroup, calling: Calling) -> typer.Typer:
    text = session.say(group.help) if group.help is not None else None
    app = typer.Typer(help=text, no_args_is_help=True, add_completion=False)
    app.callback()(lambda: None)  # with it typer does not take an only command for the group itself
    for name, command in group.commands.items():
        if isinstance(command, CommandGroup):
            app.add_typer(_make_group(session, command, calling), name=name)
        else:
            app.command(name, help=_word(session, command.help))(_make_function(session, command.load(), calling))
    return app


def _word(session: Session, text: Help) -> str:
    return session.say(text) if isinstance(text, str) else text(session.say)


def _make_function(session: Session, run: Run, calling: Calling) -> Callable[..., None]:
    """Return a function with the signature by which typer reads the parameters of `run`."""

    def call(**values: Any) -> None:
        calling(run, values)

    return _sign(session, call, list_parameters(run))


def _sign(session: Session, function: Run, parameters: Iterable[Parameter]) -> Run:
    """Return the function with a signature of these parameters."""
    typed = [_make_parameter(session, one) for one in parameters]
    function.__signature__ = inspect.Signature(typed)  # type: ignore[attr-defined]
    function.__annotations__ = {one.name: one.annotation for one in typed}
    return function


def _make_parameter(session: Session, parameter: Parameter) -> inspect.Parameter:
    declared = parameter.declared
    assert declared is not None  # all parameters are expanded
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if parameter.default is REQUIRED else parameter.default,
        annotation=Annotated[parameter.kind, _declare(session, declared)],
    )


def _declare(session: Session, declared: Argument) -> Any:
    """Return the option or argument as typer declares it."""
    settings: dict[str, Any] = {
        "metavar": declared.metavar,
        "help": _word(session, declared.help),
        "show_default": declared.show_default,
    }
    if declared.completer is not None:
        settings["autocompletion"] = _make_completion(session, declared.completer)
    if not isinstance(declared, Option):
        return typer.Argument(**settings)
    if "--version" in declared.names:
        settings |= {"is_eager": True, "callback": _print_version}
    return typer.Option(*declared.names, envvar=declared.envvar, min=declared.least, max=declared.most, **settings)


def _make_completion(session: Session, completer: Completer) -> Callable[..., list[Any]]:
    def complete_word(ctx: typer.Context, incomplete: str) -> list[Any]:
        start = ctx.find_root().params.get("_directory") or str(session.start)
        words: Iterable[Any] = completer(UnfinishedWord(session._replace(start=Path(start)), ctx.params, incomplete))
        return list(words)

    return complete_word


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
