"""The command line as typer shows and parses it: help, errors and completion, and whatever is not plain.

The commands of typer are made of the same declarations that `plain_parser` reads. Only this module, `typer_frames` and
`questions` know typer.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from teamops import __version__
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
from teamops.cli.shell.metavars import format_metavar
from teamops.cli.shell.session import Session
from teamops.cli.shell.typed_values import make_converter
from teamops.cli.shell.typer_frames import make_classes
from teamops.cli.shell.usage_errors import explain_usage_error

Calling = Callable[[Run, Mapping[str, Any]], None]
"""What is done with a command and the values of its parameters."""


def run_by_typer(session: Session, arguments: Sequence[str]) -> int:
    """Run the command line as typer understands it; return the exit code. Help is printed.

    Raise CommandError for a command line that cannot be followed.
    """
    return _run_application(build_application(session), arguments)


def require_usable(session: Session, arguments: Sequence[str]) -> None:
    """Raise Exit for a command line that runs no command, but shows help; CommandError for one that is wrong."""
    called: list[Run] = []
    code = _run_application(build_application(session, lambda run, _values: called.append(run)), arguments)
    if not called:
        raise Exit(code)


def _run_application(application: Any, arguments: Sequence[str]) -> int:
    try:
        code = application.main(args=arguments, prog_name="teamops", standalone_mode=False)
        return int(code or 0)
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # the help is printed
            return 2
        raise explain_usage_error(error) from error


def _run_command(run: Run, values: Mapping[str, Any]) -> None:
    run(**values)


def build_application(session: Session, calling: Calling = _run_command) -> Any:
    """Return the whole command line in the session's language, as a click group."""
    command_class, group_class = make_classes(session.say)

    class Commands(group_class):  # type: ignore[misc,valid-type]  # made for a language
        """Imports the module of a command when the command is called."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # click's signature
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
            if cmd_name not in COMMANDS:
                return None
            if self.is_listing:
                return _describe_command(session, cmd_name, command_class(cmd_name))
            return _make_command(session, cmd_name, calling)

        is_listing = False

        def format_help(self, ctx: Any, formatter: Any) -> None:
            """Show the help. It lists the commands by name and help, and imports none of them."""
            self.is_listing = True
            super().format_help(ctx, formatter)
            self.is_listing = False

    if COMPLETING in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    app = typer.Typer(
        cls=Commands,
        help=session.say("cli.help"),
        no_args_is_help=True,
        add_completion=False,
        context_settings=_HELPING,
    )
    app.callback()(_sign(session, lambda **_values: None, OPTIONS))
    return typer.main.get_command(app)


_HELPING = {"help_option_names": ["--help", "-h"]}
"""The settings of the application, which its commands inherit."""


def _make_command(session: Session, name: str, calling: Calling) -> Any:
    """Return the command `name`, or the group of commands."""
    found = load_command(session, name)
    assert found is not None  # the names are those of COMMANDS
    if isinstance(found, CommandGroup):
        app = _make_group(session, found, calling)
    else:
        app = typer.Typer(add_completion=False)
        app.command(name, cls=make_classes(session.say)[0])(_make_function(session, found.load(), calling))
    return _describe_command(session, name, typer.main.get_command(app))


def _describe_command(session: Session, name: str, command: Any) -> Any:
    command.name, command.rich_help_panel = name, session.say(f"cli.panel.{COMMANDS[name]}")
    command.help = session.say(get_help_id(name))
    return command


def _make_group(session: Session, group: CommandGroup, calling: Calling) -> typer.Typer:
    text = session.say(group.help) if group.help is not None else None
    command_class, group_class = make_classes(session.say)
    app = typer.Typer(cls=group_class, help=text, no_args_is_help=True, add_completion=False)
    app.callback()(lambda: None)  # with it typer does not take an only command for the group itself
    for name, command in group.commands.items():
        if isinstance(command, CommandGroup):
            app.add_typer(_make_group(session, command, calling), name=name)
        else:
            decorate = app.command(name, cls=command_class, help=_word(session, command.help))
            decorate(_make_function(session, command.load(), calling))
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
        annotation=Annotated[parameter.kind, _declare(session, parameter, declared)],
    )


def _declare(session: Session, parameter: Parameter, declared: Argument) -> Any:
    """Return the option or argument as typer declares it."""
    settings: dict[str, Any] = {
        "metavar": format_metavar(session.say, parameter),
        "parser": make_converter(session.say, parameter),
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
