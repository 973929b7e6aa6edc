"""Every command of the program with its options and arguments, as the command line itself knows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import typer

from teamops.cli.shell.session import Session
from teamops.cli.shell.typer_application import build_application


class Parameter(NamedTuple):
    """One option (`--due`) or argument (its name) of a command, with what help shows in its place."""

    command: str
    name: str
    metavar: str


def parameters() -> Iterator[Parameter]:
    """All options and arguments of all commands."""
    for path, command in commands():
        for one in command.params:
            long = [word for word in one.opts if word.startswith("--")]
            yield Parameter(" ".join(path), long[0] if long else str(one.name), str(one.metavar or ""))


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """All commands, by the words that one types."""
    yield from _below(build_application(Session(Path(), "en")), ())


def _below(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The group of all commands makes them when it is asked for one: it holds none."""
    if not hasattr(command, "list_commands"):
        yield path, command
        return
    context = typer.Context(command)
    for name in command.list_commands(context):
        yield from _below(command.get_command(context, name), (*path, name))
