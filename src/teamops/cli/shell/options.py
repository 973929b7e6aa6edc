"""Options, arguments and groups that several commands share, so that they read alike everywhere."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from teamops.cli.shell.session import Session


class OutputFormat(StrEnum):
    """How commands print what is not a report of its own: for people, or for programs."""

    terminal = "terminal"
    json = "json"


def make_group(session: Session, help_id: str | None = None) -> typer.Typer:
    """Return an empty group of commands. Those of PANELS get their help from `commands`, others from `help_id`."""
    text = session.say(help_id) if help_id is not None else None
    return typer.Typer(help=text, no_args_is_help=True, add_completion=False)


def make_text_argument(session: Session, help_id: str, metavar: str | None = None) -> Any:
    """Return an argument that is explained by a text of the catalogue."""
    return typer.Argument(metavar=metavar, help=session.say(help_id), show_default=False)


def make_text_option(session: Session, name: str, help_id: str, metavar: str = "TEXT") -> Any:
    """Return an option with a value, explained by a text of the catalogue."""
    return typer.Option(name, metavar=metavar, help=session.say(help_id), show_default=False)


def make_flag(session: Session, name: str, help_id: str) -> Any:
    """Return an option without a value."""
    return typer.Option(name, help=session.say(help_id))


def make_format_option(session: Session, help_id: str = "work.format") -> Any:
    """Return `--format`: how the output is written."""
    return typer.Option("--format", help=session.say(help_id))


def make_today_option(session: Session) -> Any:
    """Return `--today`: the day that counts as today."""
    return typer.Option("--today", metavar="DATE", envvar="TEAMOPS_TODAY", help=session.say("cli.today"))


def make_at_option(session: Session) -> Any:
    """Return `--at`: the revision or day whose records are read."""
    return typer.Option("--at", metavar="REV|DATE", help=session.say("at.option"), show_default=False)


def make_parameter(name: str, kind: Any, option: Any, default: object = None) -> inspect.Parameter:
    """Return a parameter of a command: its type `kind`, with `option` as typer annotates it."""
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])


def expand_parameter(
    run: Callable[..., None],
    name: str,
    options: Sequence[inspect.Parameter],
    gather: Callable[[Mapping[str, Any]], object],
    before: Mapping[str, str] | None = None,
) -> Callable[..., None]:
    """Return `run` as a command that has `options` in place of its parameter `name`: typer reads them from a signature.

    `gather` turns their values into the value of the parameter. `before` maps an option to the parameter before which
    the help lists it.
    """

    def command(**values: Any) -> None:
        own = {option.name: values.pop(option.name) for option in options}
        run(**values, **{name: gather(own)})

    parameters: dict[str, inspect.Parameter] = {}
    for parameter in inspect.signature(run).parameters.values():
        for one in options if parameter.name == name else (parameter,):
            parameters[one.name] = one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    order = list(parameters)
    for option, other in (before or {}).items():
        order.remove(option)
        order.insert(order.index(other), option)
    command.__signature__ = inspect.Signature([parameters[one] for one in order])  # type: ignore[attr-defined]
    command.__annotations__ = {one: parameters[one].annotation for one in order}
    return command
