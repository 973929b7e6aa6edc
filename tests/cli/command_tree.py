"""Every command of the program with its options and arguments, as the command line itself knows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from teamops.cli.commands import application
from teamops.cli.session import Session


class Parameter(NamedTuple):
    """One option (`--due`) or argument (its name) of a command, with what help shows in its place."""

    command: str
    name: str
    metavar: str


def parameters() -> Iterator[Parameter]:
    """All options and arguments of all commands."""
    yield from _below(application(Session(Path(), "zh")), ())


def _below(command: Any, path: tuple[str, ...]) -> Iterator[Parameter]:
    for name, child in getattr(command, "commands", {}).items():
        yield from _below(child, (*path, name))
    if not hasattr(command, "commands"):
        for one in command.params:
            long = [word for word in one.opts if word.startswith("--")]
            yield Parameter(" ".join(path), long[0] if long else str(one.name), str(one.metavar or ""))
