"""Parse the usual command line, without typer, which takes longer to start than most commands to run.

What is not understood for certain is left to typer: help, completion, and everything that may be an error. A test
compares both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from teamops.cli.shell.commands import COMPLETING, load_command
from teamops.cli.shell.declarations import (
    REQUIRED,
    Argument,
    CommandGroup,
    Option,
    Parameter,
    Run,
    is_list,
    list_parameters,
    strip_none,
)
from teamops.cli.shell.session import Session
from teamops.model.named_tuple import NamedTuple


class Call(NamedTuple):
    """A command with the values of its parameters."""

    run: Run
    values: dict[str, Any]

    def __call__(self) -> None:
        """Run the command."""
        self.run(**self.values)


class _UnclearError(Exception):
    """The command line is left to typer."""


def parse_plainly(session: Session, arguments: Sequence[str], environment: Mapping[str, str]) -> Call | None:
    """Return what the command line calls; None where typer has to parse it."""
    if COMPLETING in environment:
        return None
    rest = list(arguments)
    try:
        run = _find_command(session, rest)
        return None if run is None else Call(run, _parse_values(list_parameters(run), rest, environment))
    except _UnclearError:
        return None


def _find_command(session: Session, rest: list[str]) -> Run | None:
    """Return the command that the first words of `rest` name, and remove these; None where they name none."""
    found = load_command(session, rest.pop(0)) if rest else None
    while isinstance(found, CommandGroup):
        found = found.commands.get(rest.pop(0)) if rest else None
    return found.load() if found is not None else None


def _parse_values(
    parameters: Sequence[Parameter], arguments: Sequence[str], environment: Mapping[str, str]
) -> dict[str, Any]:
    """Return the values by name. Raise _UnclearError where typer might see them otherwise."""
    options = {one.name: one.declared for one in parameters if isinstance(one.declared, Option)}
    given, words = _split_words([one for one in parameters if one.name in options], arguments)
    for name, option in options.items():
        if name not in given and (text := environment.get(option.envvar or "")):
            given[name] = [text]
    given |= _place_words([one for one in parameters if one.name not in options], words)
    return {one.name: _convert(one, given.get(one.name, [])) for one in parameters}


def _split_words(
    options: Sequence[Parameter], arguments: Sequence[str]
) -> tuple[dict[str, list[str | bool]], list[str]]:
    """Return the texts of the options, True or False for flags, and the words that are no options."""
    by_name = {name: (one, is_on) for one in options for name, is_on in _list_names(one)}
    given: dict[str, list[str | bool]] = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            return given, [*words, *rest]
        if not argument.startswith("-"):
            words.append(argument)
            continue
        name, equals, text = argument.partition("=")
        if name not in by_name:
            raise _UnclearError
        option, is_on = by_name[name]
        if equals and (option.kind is bool or not name.startswith("--")):
            raise _UnclearError
        if option.kind is bool:
            given[option.name] = [is_on]
            continue
        text = text if equals else next(rest, "")
        if text.startswith("-"):
            raise _UnclearError
        given.setdefault(option.name, []).append(text)
    return given, words


def _list_names(option: Parameter) -> list[tuple[str, bool]]:
    """Return all names of an option, each with what it makes of a flag: of `--on/--off` the second makes False."""
    return [(name, position == 0) for one in option.names for position, name in enumerate(one.split("/"))]


def _place_words(arguments: Sequence[Parameter], words: Sequence[str]) -> dict[str, list[str | bool]]:
    """Return the words of each argument; a list takes all that are left."""
    placed: dict[str, list[str | bool]] = {}
    left = list(words)
    for argument in arguments:
        count = len(left) if is_list(argument.kind) else 1
        placed[argument.name], left = [*left[:count]], left[count:]
        if is_list(argument.kind) and argument is not arguments[-1]:
            raise _UnclearError  # typer gives the last arguments theirs first
    if left:
        raise _UnclearError
    return placed


def _convert(parameter: Parameter, texts: Sequence[str | bool]) -> Any:
    """Return the value that the texts are; that of the last one, unless it is a list."""
    if not texts:
        if parameter.default is REQUIRED:
            raise _UnclearError
        return parameter.default
    kind = strip_none(parameter.kind)
    if kind is bool:
        return texts[-1]
    if not all(isinstance(text, str) and _is_plain(text) for text in texts):
        raise _UnclearError
    if is_list(kind):
        if kind.__args__ != (str,):
            raise _UnclearError
        return [*texts]
    if kind is str:
        return texts[-1]
    return _convert_number(parameter.declared, str(texts[-1])) if kind is int else _convert_choice(kind, texts[-1])


def _is_plain(text: str) -> bool:
    """Return whether typer takes the text as it is: it has content, and no halves of characters."""
    return bool(text) and not any("\ud800" <= one <= "\udfff" for one in text)


def _convert_number(declared: Argument | None, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise _UnclearError
    number = int(text)
    if isinstance(declared, Option):
        least, most = declared.least, declared.most
        if (least is not None and number < least) or (most is not None and number > most):
            raise _UnclearError
    return number


_DIGITS = 10
"""Numbers of so many digits are left to typer: they may be too large for it."""


def _convert_choice(kind: Any, text: object) -> Any:
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise _UnclearError
    try:
        return kind(text)
    except ValueError:
        raise _UnclearError from None
